import { linkToken } from '@sinan/runtime';
import { anonymous, newId } from '@sinan/schema';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { actorOf, issueServiceToken, revokeServiceToken, serviceTokens } from '../index.ts';
import { address, expectRefusal, type House, openHouse, type Person, START, system } from '../testing/house.ts';
import { adoptTokens } from './adopt.ts';

const DAY = 24 * 60 * 60_000;
const sources = ['https://one.example.cn/cases', 'https://two.example.cn/cases'];

let house: House;
let security: Person;
beforeAll(async () => {
  house = await openHouse();
  security = await house.security();
});
afterAll(() => house.test.close());
beforeEach(() => house.test.clock.set(START));

const issued = (over: object = {}, call?: object) =>
  house.ask(issueServiceToken, security, { label: 'platform', sources, ...over }, call);
const bearer = (serviceToken: string) => house.ask(actorOf, system, { serviceToken });
const listed = async (tokenId: string) =>
  (await house.ask(serviceTokens, security, { first: 100 })).items.find(({ id }) => id === tokenId);

describe('a service token', () => {
  it('makes a program of its bearer, for its sources, until it is revoked', async () => {
    const { tokenId, token } = await issued();
    expect(await bearer(token)).toEqual({ kind: 'program', id: tokenId, sources, scope: 'intake' });
    await house.ask(revokeServiceToken, security, { tokenId });
    expect(await bearer(token)).toEqual(anonymous);
  });

  it('has one scope, which its program comes with', async () => {
    const { token, scope } = await issued({ scope: 'read', sources: null });
    expect(scope).toBe('read');
    expect(await bearer(token)).toMatchObject({ kind: 'program', scope: 'read', sources: [] });
  });

  it('names sources for sending cases, 1 to 20, and none for reading', async () => {
    const many = Array.from({ length: 21 }, (_, i) => `https://${i}.example.cn`);
    for (const wrong of [{ sources: [] }, { sources: null }, { sources: many }, { scope: 'read' }, { scope: 'all' }])
      await expectRefusal(issued(wrong), 'INVALID_INPUT');
  });

  it('holds for a year, or to the end of the day that is named, in China', async () => {
    expect((await issued()).expiresAt).toBe('2027-11-23T16:00:00.000Z');
    const { token, expiresAt } = await issued({ expiresOn: '2026-11-22' });
    expect(expiresAt).toBe('2026-11-22T16:00:00.000Z');
    house.test.clock.set(Date.parse(expiresAt) - 1);
    expect(await bearer(token)).toMatchObject({ kind: 'program' });
    house.test.clock.set(Date.parse(expiresAt));
    expect(await bearer(token)).toEqual(anonymous);
  });

  it('ends on a day to come, within a year', async () => {
    for (const wrong of ['2026-11-21', '2027-11-24'])
      await expectRefusal(issued({ expiresOn: wrong }), 'INVALID_INPUT');
  });

  it('is issued once for a command that is retried', async () => {
    const call = { commandId: newId('command', START) };
    const first = await issued({}, call);
    expect(await issued({}, call)).toEqual(first);
    expect((await issued()).tokenId).not.toBe(first.tokenId);
  });

  it('is kept nowhere', async () => {
    const { tokenId, token } = await issued();
    const stored = await house.test.room.serviceTokens.documents.get(tokenId);
    expect(stored?.doc.id).toBe(tokenId);
    expect(JSON.stringify(stored)).not.toContain(token.split('~').at(-1));
  });

  it('is no session, and a session no service token', async () => {
    const { token } = await issued();
    expect(await house.seen(token)).toEqual(anonymous);
    expect(await bearer(await house.tokenFor(address('li.wei')))).toEqual(anonymous);
    expect(await bearer(linkToken('another secret', 'service', newId('token', START), 0))).toEqual(anonymous);
  });

  it('is revoked only if it exists', () =>
    expectRefusal(house.ask(revokeServiceToken, security, { tokenId: newId('token', START) }), 'NOT_FOUND'));
});

describe('the list of tokens', () => {
  it('says what each is for, whether it holds, and on which day it was used last', async () => {
    const { tokenId, token } = await issued({ label: '报送平台' });
    const { id: issuedBy } = security;
    const issuedAt = '2026-11-22T08:00:00.000Z';
    const view = { id: tokenId, label: '报送平台', scope: 'intake', sources, issuedBy, issuedAt };
    expect(await listed(tokenId)).toMatchObject({ ...view, lastUsedOn: null, revoked: false });
    house.test.clock.set(START + DAY);
    await bearer(token);
    await house.ask(revokeServiceToken, security, { tokenId });
    expect(await listed(tokenId)).toMatchObject({ ...view, lastUsedOn: '2026-11-23', revoked: true });
  });

  it('is the security administrator’s', () => expect(serviceTokens.access).toEqual({ duty: ['security'] }));
});

describe('a token of the first release', () => {
  const row = (revoked: boolean) => {
    const id = newId('token', START - DAY);
    return { id, label: 'old', sources, issuedBy: security.id, revoked };
  };
  const tokenOf = (id: string) =>
    linkToken(house.test.resources.settings.secret, 'service', id, Date.parse('2999-01-01T00:00:00.000Z'));

  it('goes on working, is listed, and can be revoked', async () => {
    const old = row(false);
    await house.test.room.tokens.insert(old);
    await Promise.all([adoptTokens(house.test.room), adoptTokens(house.test.room)]);
    await adoptTokens(house.test.room);
    expect(await bearer(tokenOf(old.id))).toMatchObject({ kind: 'program', sources, scope: 'intake' });
    expect(await listed(old.id)).toMatchObject({ label: 'old', issuedAt: '2026-11-21T08:00:00.000Z', expiresAt: null });
    await house.ask(revokeServiceToken, security, { tokenId: old.id });
    expect(await bearer(tokenOf(old.id))).toEqual(anonymous);
    expect(await house.test.room.tokens.count({ where: {}, cap: 1 })).toBe(0);
  });

  it('stays revoked', async () => {
    const old = row(true);
    await house.test.room.tokens.insert(old);
    await adoptTokens(house.test.room);
    expect(await bearer(tokenOf(old.id))).toEqual(anonymous);
    expect(await listed(old.id)).toMatchObject({ revoked: true });
  });
});
