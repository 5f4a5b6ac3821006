import { anonymous, type Locale } from '@sinan/schema';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { administratorLink, grantDuty, me, readLink, revokeDuty, signIn } from '../index.ts';
import { address, expectRefusal, type House, MINUTE, openHouse, START, system } from '../testing/house.ts';

const HOUR = 60 * MINUTE;
let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.test.close());
beforeEach(() => house.test.clock.set(START));

const printed = async (locale: Locale = 'zh-CN') =>
  (await house.ask(administratorLink, system, {}, { locale }))?.url ?? '';
const tokenIn = (url: string) => new URL(url).searchParams.get('token') ?? '';
const entering = (url: string) => house.ask(signIn, anonymous, { token: tokenIn(url) });

describe('a house whose administrator has not come yet', () => {
  it('prints the same link at each start while there is time to use it, and then another', async () => {
    const first = await printed();
    expect(first).toMatch(/^http:\/\/localhost:4000\/sign-in\?token=lnk_/);
    house.test.clock.set(START + 22 * HOUR);
    expect(await printed()).toBe(first);
    house.test.clock.set(START + 23 * HOUR);
    expect(await printed()).not.toBe(first);
    house.test.clock.set(START + 24 * HOUR);
    await expectRefusal(entering(first), 'LINK_INVALID');
  });

  it('mails the link to nobody', async () => {
    const token = tokenIn(await printed());
    await house.test.settled();
    expect(house.heard(token.slice(0, token.indexOf('~')))).toEqual([]);
    expect(await house.ask(readLink, anonymous, { token })).toEqual({ status: 'open', purpose: 'administrator' });
  });

  it('goes on printing it when somebody was made an administrator who never came', async () => {
    const url = await printed();
    await house.ask(grantDuty, system, { email: address('absent'), duty: 'administrator' });
    expect(await printed()).toBe(url);
  });
});

describe('an administrator’s link', () => {
  it('keeps the language it was printed in as that of the administrator, also of one who was known before', async () => {
    const email = house.test.resources.settings.administratorEmail;
    const { id } = await house.ask(grantDuty, system, { email, duty: 'editor' });
    house.test.clock.set(START + 48 * HOUR);
    const url = await printed('en');
    const { sessionToken, personId } = await entering(url);
    expect(personId).toBe(id);
    const actor = await house.seen(sessionToken);
    expect(await house.ask(me, actor, {})).toMatchObject({ person: { email, locale: 'en' } });
    for (const duty of ['editor', 'administrator'] as const) await house.ask(revokeDuty, system, { personId, duty });
  });

  it('makes an administrator of whoever the settings name, once; then none is printed until the last has lost the duty', async () => {
    const url = await printed();
    const { sessionToken, personId } = await entering(url);
    const actor = await house.seen(sessionToken);
    expect(actor).toMatchObject({ duties: [{ duty: 'administrator', centreId: null }] });
    expect(await house.ask(me, actor, {})).toMatchObject({ person: { email: 'administrator@sinan.localhost' } });
    await expectRefusal(entering(url), 'LINK_INVALID');
    expect(await house.ask(administratorLink, system, {})).toBeNull();
    await house.ask(revokeDuty, system, { personId, duty: 'administrator' });
    expect(await printed()).not.toBe('');
  });
});
