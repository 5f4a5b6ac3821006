import { linkCode } from '@sinan/runtime';
import { anonymous } from '@sinan/schema';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  auditRecord,
  confirmSecondFactor,
  endSessionsOf,
  grantDuty,
  issueServiceToken,
  lockPerson,
  offerSecondFactor,
  registerPartner,
  requestSignIn,
  resetSecondFactor,
  revokeDuty,
  revokeServiceToken,
  signIn,
  unlockPerson,
} from '../index.ts';
import { address, expectRefusal, type House, MINUTE, openHouse, type Person, START } from '../testing/house.ts';
import { shownCode } from '../testing/totp.ts';

let house: House;
let security: Person;
let auditor: Person;
let email: string;
beforeAll(async () => {
  house = await openHouse();
  security = await house.security();
  auditor = await house.holder(address('auditor'), 'auditor');
});
afterAll(() => house.test.close());
beforeEach(() => {
  house.test.clock.set(START);
  email = address('li.wei');
});

const record = (asked: object) => house.ask(auditRecord, auditor, { first: 100, ...asked });
/** What was done to something, oldest first, once all of it is there. */
async function doneTo(subject: string, count: number) {
  return vi.waitFor(async () => {
    const { items } = await record({ subject });
    expect(items).toHaveLength(count);
    return items.toReversed().map(({ kind, actor, detail }) => [kind, actor, detail]);
  });
}
/** Each step a minute after the one before, so that their order is told. */
async function inTurn(...steps: readonly (() => Promise<unknown>)[]) {
  for (const step of steps) {
    house.test.clock.set(house.test.clock.now() + MINUTE);
    await step();
  }
}

describe('the audit record', () => {
  it('tells what was done to a person, and by whom', async () => {
    const person = await house.person(email);
    const { id: personId, sessionId } = person;
    const duty = 'editor';
    await inTurn(
      () => house.ask(grantDuty, security, { email, duty }),
      () => house.ask(revokeDuty, security, { personId, duty }),
      () => house.ask(endSessionsOf, security, { personId }),
      () => house.ask(lockPerson, security, { personId, reason: 'L02' }),
      () => house.ask(unlockPerson, security, { personId }),
    );
    const by = `person:${security.id}`;
    expect(await doneTo(personId, 6)).toEqual([
      ['signed-in', 'anonymous', sessionId],
      ['duty-granted', by, 'editor'],
      ['duty-revoked', by, 'editor'],
      ['sessions-ended', by, 'all'],
      ['person-locked', by, 'L02'],
      ['person-unlocked', by, null],
    ]);
  });

  it('tells of wrong codes and of second factors, by the person whose they are', async () => {
    const person = await house.person(email);
    const { linkId } = await house.ask(requestSignIn, anonymous, { email, locale: 'en' });
    const right = linkCode(house.test.resources.settings.secret, linkId);
    const wrong = right === '000000' ? '000001' : '000000';
    const { secret } = await house.ask(offerSecondFactor, person, {});
    await inTurn(
      () => expectRefusal(house.ask(signIn, anonymous, { linkId, code: wrong }), 'CODE_WRONG'),
      () => house.ask(confirmSecondFactor, person, { code: shownCode(secret, house.test.clock.now()) }),
      () => house.ask(resetSecondFactor, security, { personId: person.id }),
    );
    const done = await doneTo(person.id, 5);
    expect(done.slice(0, 3)).toEqual([
      ['signed-in', 'anonymous', person.sessionId],
      ['code-missed', 'anonymous', null],
      ['factor-enrolled', `person:${person.id}`, null],
    ]);
    // Both at one instant.
    expect(done.slice(3)).toContainEqual(['sessions-ended', `person:${security.id}`, 'all']);
    expect(done.slice(3)).toContainEqual(['factor-reset', `person:${security.id}`, null]);
  });

  it('tells of tokens and partners', async () => {
    const { tokenId } = await house.ask(issueServiceToken, security, { label: '报送平台', scope: 'read' });
    await inTurn(() => house.ask(revokeServiceToken, security, { tokenId }));
    const administrator = await house.administrator();
    const source = 'https://audited.example.cn';
    const partner = await house.ask(registerPartner, administrator, { source, name: '某某平台' });
    expect(await doneTo(tokenId, 2)).toEqual([
      ['token-issued', `person:${security.id}`, 'read'],
      ['token-revoked', `person:${security.id}`, null],
    ]);
    expect(await doneTo(partner.id, 1)).toEqual([['partner-registered', `person:${administrator.id}`, source]]);
  });

  it('names nobody', async () => {
    const { id } = await house.person(email);
    await house.ask(issueServiceToken, security, { label: '报送平台', scope: 'read' });
    await doneTo(id, 1);
    const all = JSON.stringify((await record({})).items);
    expect(all).toContain('token-issued');
    for (const name of [email, '报送平台', '某某平台']) expect(all).not.toContain(name);
  });

  it('is asked by who did it, and by time, the newest first, in pages', async () => {
    const one = await house.ask(grantDuty, security, { email, duty: 'editor' });
    house.test.clock.set(START + 90 * MINUTE);
    const personId = one.id;
    await inTurn(
      () => house.ask(revokeDuty, security, { personId, duty: 'editor' }),
      () => house.ask(lockPerson, security, { personId }),
    );
    await doneTo(personId, 3);
    const from = '2026-11-22T09:30:00.000Z';
    const ofSecurity = { personId: security.id, subject: personId };
    const kinds = async (asked: object) => (await record({ ...ofSecurity, ...asked })).items.map(({ kind }) => kind);
    expect(await kinds({ from })).toEqual(['person-locked', 'duty-revoked']);
    expect(await kinds({ until: from })).toEqual(['duty-granted']);
    expect((await record({ personId: auditor.id, subject: personId })).items).toEqual([]);
    const page = await record({ ...ofSecurity, first: 2 });
    expect(page).toMatchObject({ items: [{ kind: 'person-locked' }, { kind: 'duty-revoked' }], hasMore: true });
    expect(await kinds({ first: 2, after: page.cursors[1] })).toEqual(['duty-granted']);
  });

  it('is for audit administrators', () => expect(auditRecord.access).toEqual({ duty: ['auditor'] }));
});
