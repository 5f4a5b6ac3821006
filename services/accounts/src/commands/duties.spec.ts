import { anonymous, type Duty, newId } from '@sinan/schema';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { actorOf, actorOfPerson, centres, centresByIds, grantDuty, me, peopleByIds, revokeDuty } from '../index.ts';
import {
  address,
  centreAt,
  expectRefusal,
  type House,
  openHouse,
  type Person,
  START,
  system,
} from '../testing/house.ts';

let house: House;
let administrator: Person;
let security: Person;
let email: string;
beforeAll(async () => {
  house = await openHouse();
  administrator = await house.administrator();
  security = await house.security();
});
afterAll(() => house.test.close());
beforeEach(() => {
  email = address('zhao.min');
});

const granted = (more: object, call?: object) =>
  house.ask(grantDuty, security, { email, duty: 'intake', ...more }, call);

describe('a person who has never come', () => {
  it('is registered with the duty, and finds it at the first sign-in', async () => {
    const person = await granted({ centreId: centreAt('330100') });
    expect(person).toEqual({ id: person.id, email, locale: 'zh-CN' });
    expect(await house.person(email)).toMatchObject({
      id: person.id,
      duties: [{ duty: 'intake', centreId: centreAt('330100') }],
      audiences: ['public', `person:${person.id}`, 'staff', `centre:${centreAt('330100')}`],
    });
  });

  it('is told of on two topics: the address on one, the duty on the other', async () => {
    const { id } = await granted({ centreId: centreAt('330100') });
    await vi.waitFor(() => expect(house.heard(id)).toHaveLength(2));
    const byType = new Map(house.heard(id).map(({ type, data }) => [type, data]));
    expect(byType.get('sinan.contact.stated.v1')).toEqual({ personId: id, email, locale: 'zh-CN' });
    expect(byType.get('sinan.duty.granted.v1')).toEqual({ personId: id, duty: 'intake', centreId: centreAt('330100') });
  });

  it('is not registered by a duty at no centre or an unknown one', async () => {
    for (const centreId of [undefined, newId('centre', START)])
      await expectRefusal(granted({ centreId }), 'INVALID_INPUT');
    await expectRefusal(granted({ duty: 'editor', centreId: centreAt('national') }), 'INVALID_INPUT');
  });
});

describe('a person with a duty', () => {
  it('is given it once, however often the command is sent', async () => {
    const call = { commandId: newId('command', START) };
    const first = await granted({ duty: 'editor' }, call);
    expect(await granted({ duty: 'editor' }, call)).toEqual(first);
    expect(await granted({ duty: 'editor' })).toEqual(first);
    expect((await house.person(email)).duties).toEqual([{ duty: 'editor', centreId: null }]);
  });

  it('reads with what the duty opens', async () => {
    expect((await house.holder(address('a'), 'editor')).audiences).toContain('editors');
    expect((await house.holder(address('b'), 'intake', 'national')).audiences).toContain('national');
    expect((await house.holder(address('c'), 'intake', '440300')).audiences).not.toContain('national');
    expect(administrator.audiences).toContain('administrators');
    expect(security.audiences).toContain('security');
  });

  it('of a centre reads no case by it when the duty is no casework', async () => {
    for (const duty of ['monitor', 'training', 'statistics', 'liaison'] as const) {
      const { id, audiences } = await house.holder(address(duty), duty, '440300');
      expect(audiences).toEqual(['public', `person:${id}`, 'staff']);
    }
  });

  it('for the platform reads what the duty is about, and no more', async () => {
    const opened = {
      supervisor: ['national'],
      proofreader: ['editors'],
      chief: ['editors'],
      operator: [],
      auditor: ['auditors'],
    };
    for (const [duty, more] of Object.entries(opened) as [Duty, string[]][]) {
      const { id, audiences } = await house.holder(address(duty), duty);
      expect(audiences).toEqual(['public', `person:${id}`, ...more]);
    }
    const expert = await house.holder(address('expert'), 'expert');
    expect(expert.audiences).toContain(`expert:${expert.id}`);
  });

  it('has lost it by the next request when it is taken away', async () => {
    const editor = await house.holder(email, 'editor');
    await house.ask(revokeDuty, security, { personId: editor.id, duty: 'editor' });
    const next = await house.next(editor);
    expect(next.duties).toEqual([]);
    expect(next.audiences).not.toContain('editors');
    await vi.waitFor(() => expect(house.heard(editor.id).at(-1)?.type).toBe('sinan.duty.revoked.v1'));
  });

  it('cannot lose it when there is no such person', () =>
    expectRefusal(house.ask(revokeDuty, security, { personId: newId('person', START), duty: 'editor' }), 'NOT_FOUND'));
});

describe('who gives duties', () => {
  it('is the security administrator; the system administrator appoints the first of security and audit, and no more', async () => {
    const fresh = await openHouse();
    const admin = await fresh.administrator();
    const appoint = (duty: Duty, to: string) => fresh.ask(grantDuty, admin, { email: to, duty });
    await expectRefusal(appoint('editor', email), 'FORBIDDEN');
    await appoint('security', email);
    await expectRefusal(appoint('security', address('another')), 'FORBIDDEN');
    await appoint('auditor', address('auditor'));
    await expectRefusal(appoint('auditor', address('another')), 'FORBIDDEN');
    await fresh.test.close();
  });

  it('gives and takes none of their own', async () => {
    const { email: own } = (await house.ask(me, security, {})).person;
    await expectRefusal(house.ask(grantDuty, security, { email: own, duty: 'editor' }), 'OWN_DUTIES');
    await expectRefusal(house.ask(revokeDuty, security, { personId: security.id, duty: 'security' }), 'OWN_DUTIES');
  });

  it('gives no second one of the three administrators', async () => {
    await house.holder(email, 'auditor');
    await expectRefusal(granted({ duty: 'security' }), 'DUTIES_APART', { held: 'auditor' });
  });
});

describe('what people see of people', () => {
  it('is themselves; administrators see all', async () => {
    const [one, other] = [await house.person(email), await house.person(address('other'))];
    const ids = [one.id, other.id];
    expect(await house.ask(peopleByIds, one, { ids })).toEqual([{ id: one.id, email, locale: 'zh-CN' }, null]);
    expect(await house.ask(peopleByIds, anonymous, { ids })).toEqual([null, null]);
    expect(await house.ask(peopleByIds, administrator, { ids })).toMatchObject(ids.map((id) => ({ id })));
    expect(await house.ask(me, one, {})).toMatchObject({ person: { email }, duties: [], memberships: [] });
  });
});

describe('who asks', () => {
  it('is nobody without a token, or with a made-up one', async () => {
    for (const input of [{}, { sessionToken: 'x' }, { serviceToken: 'ses~1~k1~x' }, { sessionToken: null }]) {
      expect(await house.ask(actorOf, system, input)).toEqual(anonymous);
    }
  });
});

describe('centres', () => {
  it('are public, each under its id', async () => {
    const all = await house.ask(centres, anonymous, {});
    expect(all.filter(({ kind }) => kind === 'national')).toHaveLength(1);
    const ids = [centreAt('440300'), newId('centre', START)];
    expect(await house.ask(centresByIds, anonymous, { ids })).toEqual([all.find(({ id }) => id === ids[0]), null]);
  });
});

describe('somebody in whose name something is done at the machine itself', () => {
  it('is who they are in their own requests, by address or by id, without a session of theirs', async () => {
    const staff = await house.holder(address('manager'), 'supervisor');
    const { id, sessionId, duties } = staff;
    const byId = await house.ask(actorOfPerson, system, { personId: id });
    expect(byId).toMatchObject({ kind: 'person', id, duties, audiences: staff.audiences });
    expect(byId).not.toMatchObject({ sessionId });
  });

  it('is nobody under an address that nobody registered', async () => {
    expect(await house.ask(actorOfPerson, system, { email: address('nobody') })).toEqual(anonymous);
  });
});
