import { anonymous, InvalidInput, parseInput } from '@sinan/schema';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openGate } from '../gate.ts';
import { mails, readLink } from '../queries/index.ts';
import { NOW } from '../testing/builders.ts';
import { type Office, openOffice } from '../testing/office.ts';
import { confirm, leave, subscribe } from './index.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

const call = () => office.test.call(anonymous);
const ask = (email: string, countries = ['US'], locale: 'zh-CN' | 'en' = 'en') =>
  subscribe.run(office.room, call(), { email, countries, locale });
const confirmBy = (token: string) => confirm.run(office.room, call(), { token });
const leaveBy = (token: string, by: 'one-click' | 'page' = 'page') => leave.run(office.room, call(), { token, by });
const read = (token: string, purpose: 'confirm' | 'unsubscribe') =>
  readLink.run(office.room, call(), { token, purpose });

/** The token of a page in the newest mail to an address. */
async function mailed(email: string, page: 'confirm' | 'unsubscribe'): Promise<string> {
  await office.idle();
  const link = new RegExp(`/${page}\\?token=(\\S+)`).exec(office.mailer.to(email).at(-1)?.text ?? '');
  return decodeURIComponent(link?.[1] ?? 'no link in the mail');
}
async function subscribed(email: string, countries = ['US']): Promise<void> {
  await ask(email, countries);
  await confirmBy(await mailed(email, 'confirm'));
}
const subjects = (email: string) => office.mailer.to(email).map(({ subject }) => subject);

describe('a request to subscribe', () => {
  it('is answered alike for every address, and mailed a link to its owner', async () => {
    expect(await ask('new@example.com')).toEqual({ sent: true });
    const token = await mailed('new@example.com', 'confirm');
    const interest = { countries: ['US'], rights: [], industries: [], platforms: [], severity: 'notice' };
    const shown = { interests: [interest], locale: 'en' };
    expect(await read(token, 'confirm')).toEqual({ status: 'open', ...shown });
    expect(subjects('new@example.com')).toEqual(['Please confirm your subscription to risk warnings']);
  });

  it('is one subscription, though two ask at once, and however the address is written', async () => {
    await Promise.all([ask('thrice@example.com', ['US']), ask('thrice@example.com', ['JP'])]);
    await ask('Thrice@Example.com', ['DE']);
    const { countries } = await confirmBy(await mailed('Thrice@Example.com', 'confirm'));
    expect([...countries].sort()).toEqual(['DE', 'JP', 'US']);
  });

  it('is mailed once when the same command comes again', async () => {
    const same = call();
    for (let time = 0; time < 3; time += 1)
      await subscribe.run(office.room, same, { email: 'again@example.com', countries: ['US'], locale: 'en' });
    await office.idle();
    expect(subjects('again@example.com')).toHaveLength(1);
  });

  it('is refused the fourth time within an hour', async () => {
    for (let time = 0; time < 3; time += 1) await ask('often@example.com');
    await expect(ask('often@example.com')).rejects.toMatchObject({ code: 'TOO_MANY_REQUESTS' });
  });

  it('is refused, and mailed nothing, where the process has let in as many as it may', async () => {
    const room = { ...office.room, gate: openGate(office.test.clock, 1) };
    const wish = (email: string) => ({ email, countries: ['US'], locale: 'en' as const });
    await subscribe.run(room, call(), wish('within@example.com'));
    const beyond = subscribe.run(room, call(), wish('beyond@example.com'));
    await expect(beyond).rejects.toMatchObject({ code: 'TOO_MANY_REQUESTS' });
    await office.idle();
    expect([subjects('within@example.com').length, subjects('beyond@example.com').length]).toEqual([1, 0]);
  });

  it('is refused when it says what nobody asked for', () => {
    const wish = { email: 'more@example.com', countries: ['US'], locale: 'en' };
    expect(parseInput(subscribe.input, wish)).toEqual(wish);
    expect(() => parseInput(subscribe.input, { ...wish, confirmed: true })).toThrow(InvalidInput);
  });

  it('may name rights, industries, platforms and the lowest level, and is mailed them to confirm', async () => {
    const wish = { email: 'narrow@example.com', countries: ['US'], locale: 'en' } as const;
    await subscribe.run(office.room, call(), {
      ...{ ...wish, rights: ['trademark', 'trademark'], severity: 'warning' },
      ...{ industries: ['A', 'B'], platforms: ['amazon', 'temu'] },
    });
    await office.idle();
    expect(office.mailer.to(wish.email)[0]?.text).toContain(
      'Rights: Trademark. Industries: Agriculture, forestry, animal husbandry and fishery; Mining. Platforms: Amazon, Temu. Lowest level: Warning.',
    );
    expect(await read(await mailed(wish.email, 'confirm'), 'confirm')).toMatchObject({
      interests: [{ rights: ['trademark'], industries: ['A', 'B'], platforms: ['amazon', 'temu'] }],
    });
    await subscribe.run(office.room, call(), { ...wish, email: 'wide@example.com' });
    await office.idle();
    expect(office.mailer.to('wide@example.com')[0]?.text).toContain(
      'Rights: all. Industries: all. Platforms: all. Lowest level: Notice.',
    );
  });
});

describe('a confirm link', () => {
  it('consumes nothing when read, and is used once confirmed', async () => {
    await ask('confirms@example.com', ['US', 'JP'], 'zh-CN');
    const token = await mailed('confirms@example.com', 'confirm');
    for (let time = 0; time < 2; time += 1) expect(await read(token, 'confirm')).toMatchObject({ status: 'open' });
    expect(await confirmBy(token)).toEqual({ countries: ['US', 'JP'] });
    expect(await confirmBy(token)).toEqual({ countries: ['US', 'JP'] });
    expect(await read(token, 'confirm')).toMatchObject({
      ...{ status: 'used', interests: [{ countries: ['US', 'JP'] }], locale: 'zh-CN' },
    });
  });

  it('is worth nothing when forged, of another purpose, or expired', async () => {
    await subscribed('forged@example.com');
    await ask('forged@example.com', ['JP']);
    const token = await mailed('forged@example.com', 'confirm');
    const forged = token.replace(/\.2~/, '.3~');
    expect(forged).not.toBe(token);
    const leaving = await mailed('forged@example.com', 'unsubscribe');
    for (const bad of [forged, leaving, 'x', `${token}x~`]) {
      expect(await read(bad, 'confirm')).toMatchObject({ status: 'invalid' });
      await expect(confirmBy(bad)).rejects.toMatchObject({ code: 'LINK_INVALID' });
    }
    office.test.clock.set(NOW + 8 * 86_400_000);
    expect(await read(token, 'confirm')).toMatchObject({ status: 'invalid' });
    office.test.clock.set(NOW);
  });
});

describe('a confirmed subscriber who asks again', () => {
  it('is told by mail alone that there is nothing to confirm', async () => {
    await subscribed('known@example.com');
    expect(await ask('known@example.com')).toEqual({ sent: true });
    await office.idle();
    expect(subjects('known@example.com').at(-1)).toBe('You are subscribed to risk warnings already');
  });

  it('confirms what is new', async () => {
    await subscribed('more@example.com');
    await ask('more@example.com', ['JP']);
    expect(await confirmBy(await mailed('more@example.com', 'confirm'))).toEqual({ countries: ['US', 'JP'] });
  });
});

describe('a subscriber who leaves', () => {
  it('does so any number of times, by page or by one click', async () => {
    await subscribed('leaves@example.com');
    await ask('leaves@example.com');
    const token = await mailed('leaves@example.com', 'unsubscribe');
    expect(await read(token, 'unsubscribe')).toMatchObject({
      ...{ status: 'open', interests: [{ countries: ['US'] }] },
    });
    expect(await leaveBy(token, 'one-click')).toEqual({ left: true });
    expect(await leaveBy(token, 'page')).toEqual({ left: true });
    expect(await read(token, 'unsubscribe')).toMatchObject({ status: 'used' });
  });

  it('is not brought back by an old link, but by a new one', async () => {
    await subscribed('returns@example.com');
    const old = await mailed('returns@example.com', 'confirm');
    await ask('returns@example.com');
    await leaveBy(await mailed('returns@example.com', 'unsubscribe'));
    await expect(confirmBy(old)).rejects.toMatchObject({ code: 'LINK_INVALID' });
    await ask('returns@example.com', ['DE']);
    expect(await confirmBy(await mailed('returns@example.com', 'confirm'))).toEqual({ countries: ['DE'] });
  });

  it('is not one for whom a token was forged', async () => {
    await expect(leaveBy('sub_x~0~k1~AAAAAAAAAAAAAAAAAAAAAA')).rejects.toMatchObject({ code: 'LINK_INVALID' });
  });
});

describe('the list of mails', () => {
  it('shows operators what became of each, without address or words', async () => {
    await ask('listed@example.com');
    await office.idle();
    const page = await mails.run(office.room, call(), { first: 100, after: null });
    expect(page.items).toContainEqual(
      expect.objectContaining({ kind: 'confirm-subscription', state: 'sent', attempts: 1 }),
    );
    expect(JSON.stringify(page)).not.toContain('@example.com');
  });
});
