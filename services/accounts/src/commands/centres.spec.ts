import { CENTRES, newId } from '@sinan/schema';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { centreList, closeCentre, stateCentre, statedCentres } from '../index.ts';
import { expectRefusal, type House, openHouse, type Person, START, system } from '../testing/house.ts';

let house: House;
let administrator: Person;
beforeAll(async () => {
  house = await openHouse();
  administrator = await house.administrator();
});
afterAll(() => house.test.close());

const nation = {
  code: 'CN',
  name: { zh: '示例国家中心', en: 'Example National Centre' },
  kind: 'national',
  division: '110000',
} as const;
const local = { code: 'SZ', name: { zh: '示例分中心', en: 'Example' }, kind: 'local', division: '440300' } as const;
const state = (entry: Parameters<typeof stateCentre.run>[2], actor: Person | typeof system = administrator) =>
  house.ask(stateCentre, actor, entry);
const listed = () => house.ask(centreList, system, {});
const stated = () => house.ask(statedCentres, administrator, {});

describe('a deployment that has stated no centre', () => {
  it('has the reference ones', async () => {
    expect(await listed()).toEqual(CENTRES);
    expect(await stated()).toEqual([]);
  });

  it('states the national one first', () => expectRefusal(state(local), 'LAST_NATIONAL_CENTRE'));
});

describe('a deployment that states its own', () => {
  it('has these and no others from the first on, the national one first', async () => {
    const first = await state(nation);
    const second = await state(local, system);
    await state({ ...local, code: 'SW', kind: 'industry', industry: 'I' });
    await state({ ...local, code: 'US', kind: 'station', country: 'US' });
    const list = await listed();
    expect(list.map(({ kind }) => kind)).toEqual(['national', 'industry', 'local', 'station']);
    expect(list[2]).toEqual({
      ...local,
      code: undefined,
      id: second.id,
      industry: null,
      country: null,
      illustrative: false,
    });
    await vi.waitFor(() => expect(house.heard(first.id)).toMatchObject([{ type: 'sinan.centre.stated.v1' }]));
  });

  it('states one again under its code: the same centre, as it is now', async () => {
    const { id } = await state(local);
    const renamed = await state({ ...local, name: { zh: '新名', en: 'New Name' } });
    expect(renamed).toMatchObject({ id, name: { en: 'New Name' } });
    expect((await listed()).filter((centre) => centre.id === id)).toMatchObject([{ name: { en: 'New Name' } }]);
  });

  it('closes one, which may be stated again', async () => {
    const { id } = await state(local);
    await house.ask(closeCentre, administrator, { centreId: id });
    expect((await listed()).some((centre) => centre.id === id)).toBe(false);
    expect((await stated()).find((centre) => centre.id === id)).toMatchObject({ ...local, open: false });
    await state(local);
    expect((await listed()).some((centre) => centre.id === id)).toBe(true);
  });

  it('is shown what it stated, open or closed, by code', async () => {
    expect((await stated()).map(({ code }) => code)).toEqual(['CN', 'SW', 'SZ', 'US']);
    expect(statedCentres.access).toEqual({ duty: ['administrator'] });
  });

  it('keeps one that covers the nation', async () => {
    const { id } = await state(nation);
    await expectRefusal(house.ask(closeCentre, administrator, { centreId: id }), 'LAST_NATIONAL_CENTRE');
  });

  it.each([
    ['an industry centre without industry', { ...local, kind: 'industry' }],
    ['a station without country', { ...local, kind: 'station' }],
    ['a local centre with an industry', { ...local, industry: 'C' }],
    ['a place that is none', { ...local, division: '999999' }],
    ['a code with a space', { ...local, code: 'S Z' }],
  ])('refuses %s', async (_, entry) => {
    const refused = async () => state(entry as typeof local);
    await expect(refused()).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  });

  it('closes none that there is not', () =>
    expectRefusal(house.ask(closeCentre, administrator, { centreId: newId('centre', START) }), 'NOT_FOUND'));
});
