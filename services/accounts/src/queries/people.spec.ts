import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  closeCentre,
  confirmSecondFactor,
  erasePerson,
  lockPerson,
  offerSecondFactor,
  people,
  stateCentre,
} from '../index.ts';
import { address, centreAt, type House, MINUTE, openHouse, type Person } from '../testing/house.ts';
import { shownCode } from '../testing/totp.ts';

let house: House;
let security: Person;
const [intake, chief] = [address('intake'), address('chief')];
beforeAll(async () => {
  house = await openHouse();
  security = await house.security();
  later();
  await house.holder(intake, 'intake', '440300');
  later();
  await house.holder(chief, 'chief');
});
beforeEach(() => later());
afterAll(() => house.test.close());

/** So that who comes is told apart from who came before. */
function later(): void {
  house.test.clock.set(house.test.clock.now() + MINUTE);
}

const listed = async (input: Partial<Parameters<typeof people.run>[2]> = {}) =>
  (await house.ask(people, security, { first: 100, ...input })).items;
const addresses = async (input: Partial<Parameters<typeof people.run>[2]> = {}) =>
  (await listed(input)).map(({ person }) => person.email);

describe('the people whom the security administrator finds', () => {
  it('are all who are registered, oldest first, a page at a time', async () => {
    const all = await addresses();
    expect(all.slice(-2)).toEqual([intake, chief]);
    const { items, cursors, hasMore } = await house.ask(people, security, { first: 2 });
    expect([items.length, hasMore]).toEqual([2, true]);
    const rest = await house.ask(people, security, { first: 100, after: cursors[1] });
    expect([...items, ...rest.items].map(({ person }) => person.email)).toEqual(all);
  });

  it('are the one of an address, whatever its case', async () => {
    const [found, ...others] = await listed({ email: intake.toUpperCase() });
    expect(others).toEqual([]);
    expect(found).toMatchObject({
      person: { email: intake },
      duties: [{ duty: 'intake', centreId: centreAt('440300') }],
      ...{ locked: false, secondFactor: false },
    });
    expect(await listed({ email: 'nobody@example.cn' })).toEqual([]);
  });

  it('hold a duty, anywhere or at one centre', async () => {
    expect(await addresses({ duty: 'intake' })).toEqual([intake]);
    expect(await addresses({ duty: 'intake', centreId: centreAt('440300') })).toEqual([intake]);
    expect(await addresses({ duty: 'intake', centreId: centreAt('330200') })).toEqual([]);
    expect(await addresses({ centreId: centreAt('440300') })).toEqual([intake]);
    expect(await addresses({ duty: 'chief' })).toEqual([chief]);
    expect(await addresses({ duty: 'chief', centreId: centreAt('440300') })).toEqual([]);
  });

  it('are shown locked, and with their second factor', async () => {
    const person = await house.person(address('li.wei'));
    const { secret } = await house.ask(offerSecondFactor, person, {});
    await house.ask(confirmSecondFactor, person, { code: shownCode(secret, house.test.clock.now()) });
    await house.ask(lockPerson, security, { personId: person.id });
    expect((await listed()).at(-1)).toMatchObject({ person: { id: person.id }, locked: true, secondFactor: true });
  });

  it('are not those who were erased', async () => {
    const email = address('gone');
    const { id: personId } = await house.person(email);
    await house.ask(erasePerson, security, { personId, reason: 'E00' });
    expect(await addresses()).not.toContain(email);
    const { items, cursors } = await house.ask(people, security, { first: 100 });
    expect(cursors).toHaveLength(items.length);
    expect(await listed({ email })).toEqual([]);
  });

  it('are found by a duty at a centre that has closed', async () => {
    const administrator = await house.administrator();
    const name = { zh: '示例中心', en: 'Example' };
    await house.ask(stateCentre, administrator, { code: 'CN', name, kind: 'national', division: '110000' });
    const local = { code: 'SZ', name, kind: 'local', division: '440300' } as const;
    const { id: centreId } = await house.ask(stateCentre, administrator, local);
    const officer = await house.person(address('officer'));
    const held = { duty: 'officer', centreId, centreKnown: true, email: '', locale: 'zh-CN' } as const;
    const call = house.test.call(security);
    await house.test.room.people.execute({ call, id: officer.id, command: { type: 'GrantDuty', ...held } });
    await house.ask(closeCentre, administrator, { centreId });
    expect((await listed({ duty: 'officer' })).map(({ person }) => person.id)).toEqual([officer.id]);
  });

  it('are for the security administrator', () => expect(people.access).toEqual({ duty: ['security'] }));
});
