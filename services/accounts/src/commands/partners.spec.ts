import { linkToken } from '@sinan/runtime';
import { anonymous, newId } from '@sinan/schema';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  actorOf,
  issueServiceToken,
  partnerBySource,
  partners,
  partnersByIds,
  registerPartner,
  revokeServiceToken,
} from '../index.ts';
import { address, expectRefusal, type House, openHouse, type Person, START, system } from '../testing/house.ts';

let house: House;
let administrator: Person;
let security: Person;
beforeAll(async () => {
  house = await openHouse();
  administrator = await house.administrator();
  security = await house.security();
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

describe('a service token', () => {
  const sources = ['https://one.example.cn/cases', 'https://two.example.cn/cases'];
  const issued = (call?: object) => house.ask(issueServiceToken, security, { label: 'intake', sources }, call);
  const bearer = (serviceToken: string) => house.ask(actorOf, system, { serviceToken });

  it('makes a program of its bearer, for its sources, until it is revoked', async () => {
    const { tokenId, token } = await issued();
    expect(await bearer(token)).toEqual({ kind: 'program', id: tokenId, sources });
    await house.ask(revokeServiceToken, security, { tokenId });
    expect(await bearer(token)).toEqual(anonymous);
  });

  it('is issued once for a command that is retried', async () => {
    const call = { commandId: newId('command', START) };
    const first = await issued(call);
    expect(await issued(call)).toEqual(first);
    expect((await issued()).tokenId).not.toBe(first.tokenId);
  });

  it('is kept nowhere', async () => {
    const { tokenId, token } = await issued();
    expect(JSON.stringify(await house.test.room.tokens.get(tokenId))).not.toContain(token.split('~').at(-1));
  });

  it('is no session, and a session no service token', async () => {
    const { token } = await issued();
    expect(await house.seen(token)).toEqual(anonymous);
    expect(await bearer(await house.tokenFor(address('li.wei')))).toEqual(anonymous);
    const made = linkToken('another secret', 'service', newId('token', START), 0);
    expect(await bearer(made)).toEqual(anonymous);
  });

  it('names 1 to 20 sources, and is revoked only if it exists', async () => {
    for (const wrong of [[], Array.from({ length: 21 }, (_, i) => `https://${i}.example.cn`)]) {
      await expectRefusal(house.ask(issueServiceToken, security, { label: 'x', sources: wrong }), 'INVALID_INPUT');
    }
    await expectRefusal(house.ask(revokeServiceToken, security, { tokenId: newId('token', START) }), 'NOT_FOUND');
  });
});
