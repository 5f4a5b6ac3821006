import { newId } from '@sinan/schema';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { partnerBySource, partners, partnersByIds, registerPartner } from '../index.ts';
import { address, expectRefusal, type House, openHouse, type Person, START, system } from '../testing/house.ts';

let house: House;
let administrator: Person;
beforeAll(async () => {
  house = await openHouse();
  administrator = await house.administrator();
});
afterAll(() => house.test.close());

describe('a source', () => {
  const registered = (source: string, call?: object) =>
    house.ask(registerPartner, administrator, { source, name: '某某平台' }, call);

  it('is found once a partner is registered for it, and its name told to nobody', async () => {
    const source = 'https://one.example.cn/cases';
    expect(await house.ask(partnerBySource, system, { source })).toBeNull();
    const { id } = await registered(source);
    expect(await house.ask(partnerBySource, system, { source })).toEqual({ partnerId: id });
    await vi.waitFor(() => expect(house.heard(id)).toHaveLength(1));
    expect(house.heard(id)[0]).toMatchObject({ type: 'sinan.partner.registered.v1', data: { partnerId: id, source } });
    expect(JSON.stringify(house.heard(id))).not.toContain('某某平台');
  });

  it('is one partner’s: a retry gets the same answer, another command is refused', async () => {
    const call = { commandId: newId('command', START) };
    const source = 'https://two.example.cn/cases';
    const first = await registered(source, call);
    expect(await registered(source, call)).toEqual(first);
    await expectRefusal(registered(source), 'ALREADY_EXISTS');
  });

  it('goes to one of those who race for it', async () => {
    const answers = await Promise.allSettled([1, 2, 3].map(() => registered('https://three.example.cn/cases')));
    expect(answers.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected', 'rejected']);
  });

  it('holds no space, line break or letter outside of a URI', async () => {
    for (const source of ['', 'a b', 'a\r\nb', '平台', 'a'.repeat(257)])
      await expectRefusal(registered(source), 'INVALID_INPUT');
  });

  it('is listed for administrators, and for nobody else', async () => {
    const { id, ...rest } = await registered('https://four.example.cn/cases');
    const { items } = await house.ask(partners, administrator, { first: 100 });
    expect(items).toContainEqual({ id, ...rest });
    const stranger = await house.person(address('stranger'));
    expect((await house.ask(partners, stranger, { first: 100 })).items).toEqual([]);
    expect(await house.ask(partnersByIds, stranger, { ids: [id] })).toEqual([null]);
    expect(await house.ask(partnersByIds, administrator, { ids: [id] })).toEqual([{ id, ...rest }]);
  });
});
