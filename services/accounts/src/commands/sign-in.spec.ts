import { linkCode } from '@sinan/runtime';
import { anonymous, type Id, type Locale, newId } from '@sinan/schema';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { grantDuty, peopleByIds, readLink, requestSignIn, signIn, signOut } from '../index.ts';
import { addressKey, reserve } from '../reserve.ts';
import { address, expectRefusal, type House, MINUTE, openHouse, START, tokenOfLink } from '../testing/house.ts';

let house: House;
let email: string;
let linkId: Id<'link'>;
let token: string;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.test.close());
beforeEach(async () => {
  house.test.clock.set(START);
  email = address('li.wei');
  ({ linkId } = await house.ask(requestSignIn, anonymous, { email, locale: 'zh-CN' }));
  token = tokenOfLink(house.test, linkId);
});

function only<T>(all: readonly T[]): T {
  const [one] = all;
  if (one === undefined || all.length > 1) throw new Error(`expected one, found ${all.length}`);
  return one;
}
const code = () => linkCode(house.test.resources.settings.secret, linkId);
const wrong = () => (code() === '000000' ? '000001' : '000000');
const by = (input: object, more?: object) => house.ask(signIn, anonymous, input, more);
const reading = async () => (await house.ask(readLink, anonymous, { token })).status;

describe('a link that was asked for', () => {
  it('is told to who mails it, with what the mail needs and no secret', async () => {
    const told = await vi.waitFor(() => only(house.heard(linkId)));
    expect(told).toMatchObject({ type: 'sinan.link.issued.v1', subject: linkId, actor: 'anonymous' });
    expect(told.data).toEqual({
      linkId,
      purpose: 'sign-in',
      email,
      locale: 'zh-CN',
      expiresAt: '2026-11-22T08:10:00.000Z',
    });
    expect(JSON.stringify(told)).not.toContain(code());
    expect(JSON.stringify(told)).not.toContain(token);
  });

  it('is open until it is used, however often it is looked at', async () => {
    expect([await reading(), await reading()]).toEqual(['open', 'open']);
    await by({ token });
    expect(await reading()).toBe('used');
  });

  it('expires after ten minutes, and says so', async () => {
    house.test.clock.set(START + 10 * MINUTE);
    expect(await reading()).toBe('expired');
    await expectRefusal(by({ token }), 'LINK_INVALID');
    await expectRefusal(by({ linkId, code: code() }), 'LINK_INVALID');
  });

  it('is nothing when forged', async () => {
    const forged = token.replace(linkId, newId('link', START));
    expect(await house.ask(readLink, anonymous, { token: forged })).toEqual({ status: 'invalid', purpose: null });
    await expectRefusal(by({ token: forged }), 'LINK_INVALID');
    await expectRefusal(by({ linkId: newId('link', START), code: code() }), 'LINK_INVALID');
  });
});

describe('signing in', () => {
  it('registers whoever is new, tells contacts, and opens a session of fourteen days', async () => {
    const { personId, expiresAt, sessionToken } = await by({ token });
    expect(expiresAt).toBe('2026-12-06T08:00:00.000Z');
    const actor = await house.seen(sessionToken);
    expect(actor).toMatchObject({ kind: 'person', id: personId, duties: [], organisations: [] });
    expect(await house.ask(peopleByIds, actor, { ids: [personId] })).toEqual([
      { id: personId, email, locale: 'zh-CN' },
    ]);
    const told = await vi.waitFor(() => only(house.heard(personId)));
    expect(told).toMatchObject({ type: 'sinan.contact.stated.v1', data: { personId, email, locale: 'zh-CN' } });
  });

  it('is one person, whatever the case of the address', async () => {
    const [one, other] = [await house.person(email), await house.person(email.toUpperCase())];
    expect(other.id).toBe(one.id);
  });

  it('takes the code beside the link too', async () => {
    expect(await by({ linkId, code: code() })).toMatchObject({ personId: expect.stringMatching(/^per_/) });
  });

  it('uses the link up: another request is refused, a retry of the same gets the same session', async () => {
    const commandId = newId('command', START);
    const first = await by({ token }, { commandId });
    expect(await by({ token }, { commandId })).toEqual(first);
    await expectRefusal(by({ token }), 'LINK_INVALID');
    await expectRefusal(by({ linkId, code: code() }), 'LINK_INVALID');
  });

  it('opens one session when two requests race', async () => {
    const answers = await Promise.allSettled([by({ token }), by({ token }), by({ linkId, code: code() })]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected', 'rejected']);
  });

  it('completes a registration that a crash cut off after the address was taken', async () => {
    const taken = await reserve(house.test.room, house.test.call(anonymous), 'address', addressKey(email));
    expect((await by({ token })).personId).toBe(taken);
  });

  it('needs a token, or a link with a code of six digits', async () => {
    for (const less of [{}, { linkId }, { linkId, code: '12345' }]) await expectRefusal(by(less), 'INVALID_INPUT');
  });
});

describe('the language of a person', () => {
  const inLanguage = async (locale: Locale) => {
    const asked = await house.ask(requestSignIn, anonymous, { email, locale });
    return house.ask(signIn, anonymous, { token: tokenOfLink(house.test, asked.linkId) });
  };
  /** Each once: a relay that comes late says the newest again. */
  function told(personId: string) {
    const stated = house.heard(personId).filter(({ type }) => type === 'sinan.contact.stated.v1');
    return [...new Map(stated.map((event) => [event.id, event])).values()];
  }

  it('is that of the link they came by last, and contacts are told whole', async () => {
    const { id } = await house.ask(grantDuty, await house.security(), { email, duty: 'editor' });
    const { sessionToken, personId } = await inLanguage('en');
    expect(personId).toBe(id);
    expect(await house.ask(peopleByIds, await house.seen(sessionToken), { ids: [id] })).toEqual([
      { id, email, locale: 'en' },
    ]);
    await vi.waitFor(() => expect(told(id)).toHaveLength(2));
    expect(told(id).map(({ data }) => data)).toEqual([
      { personId: id, email, locale: 'zh-CN' },
      { personId: id, email, locale: 'en' },
    ]);
    const [before, after] = told(id).map(({ sequence }) => Number(sequence));
    expect(after).toBeGreaterThan(before ?? Number.NaN);
  });

  it('is told once for as long as it stays the same', async () => {
    const { personId } = await by({ token });
    await inLanguage('zh-CN');
    await inLanguage('en');
    await vi.waitFor(() => expect(told(personId).at(-1)).toMatchObject({ data: { locale: 'en' } }));
    expect(told(personId)).toHaveLength(2);
  });
});

describe('a wrong code', () => {
  it('is counted down; after five the code is worth nothing, while the mailed link is', async () => {
    for (const left of [4, 3, 2, 1, 0]) await expectRefusal(by({ linkId, code: wrong() }), 'CODE_WRONG', { left });
    await expectRefusal(by({ linkId, code: code() }), 'LINK_INVALID');
    expect(await by({ token })).toMatchObject({ personId: expect.stringMatching(/^per_/) });
  });

  it('counts once for a request that is retried', async () => {
    const commandId = newId('command', START);
    await expectRefusal(by({ linkId, code: wrong() }, { commandId }), 'CODE_WRONG', { left: 4 });
    await expectRefusal(by({ linkId, code: wrong() }, { commandId }), 'CODE_WRONG', { left: 4 });
  });

  it('does not pass under the command id of a right one', async () => {
    const commandId = newId('command', START);
    await by({ linkId, code: code() }, { commandId });
    await expectRefusal(by({ linkId, code: wrong() }, { commandId }), 'LINK_INVALID');
  });

  it('is counted for every other code, though they come under one command id', async () => {
    const commandId = newId('command', START);
    const others = Array.from({ length: 6 }, (_, n) => String(n).padStart(6, '0')).filter((other) => other !== code());
    for (const left of [4, 3, 2, 1, 0])
      await expectRefusal(by({ linkId, code: others[left] ?? '' }, { commandId }), 'CODE_WRONG', { left });
    await expectRefusal(by({ linkId, code: code() }, { commandId }), 'LINK_INVALID');
    await expectRefusal(by({ linkId, code: code() }), 'LINK_INVALID');
  });

  it('does not stand in the way of the right one under the same command id', async () => {
    const commandId = newId('command', START);
    await expectRefusal(by({ linkId, code: wrong() }, { commandId }), 'CODE_WRONG', { left: 4 });
    const first = await by({ linkId, code: code() }, { commandId });
    expect(await by({ linkId, code: code() }, { commandId })).toEqual(first);
  });
});

describe('a session', () => {
  it('is ended by signing out, at once and for good', async () => {
    const { sessionToken } = await by({ token });
    const actor = await house.seen(sessionToken);
    await house.ask(signOut, actor, {});
    expect(await house.seen(sessionToken)).toEqual(anonymous);
    expect(await house.ask(signOut, actor, {})).toEqual({ signedOut: true });
  });

  it('ends by itself, and is never taken for another', async () => {
    const { sessionToken } = await by({ token });
    const [sessionId, expiry, keyId, mac = ''] = sessionToken.split('~');
    const forged = [sessionId, expiry, keyId, mac.split('').reverse().join('')].join('~');
    expect(await house.seen(forged)).toEqual(anonymous);
    expect(await house.seen(token)).toEqual(anonymous);
    house.test.clock.set(START + 14 * 24 * 60 * MINUTE);
    expect(await house.seen(sessionToken)).toEqual(anonymous);
  });
});

describe('asking for links', () => {
  const again = (more?: object) => house.ask(requestSignIn, anonymous, { email, locale: 'en' }, more);

  it('is refused after five within ten minutes, for that address alone', async () => {
    for (let i = 2; i <= 5; i += 1) await again();
    await expectRefusal(again(), 'TOO_MANY_REQUESTS');
    await expectRefusal(
      house.ask(requestSignIn, anonymous, { email: email.toUpperCase(), locale: 'en' }),
      'TOO_MANY_REQUESTS',
    );
    expect(await house.ask(requestSignIn, anonymous, { email: address('wang.fang'), locale: 'en' })).toHaveProperty(
      'linkId',
    );
    house.test.clock.set(START + 10 * MINUTE);
    expect(await again()).toHaveProperty('linkId');
  });

  it('lets no sixth through when many ask at once', async () => {
    const answers = await Promise.allSettled(Array.from({ length: 20 }, () => again()));
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(4);
  });

  it('counts a retried request once, and answers it with the same link', async () => {
    const commandId = newId('command', START);
    const first = await again({ commandId });
    for (let i = 3; i <= 5; i += 1) await again();
    expect(await again({ commandId })).toEqual(first);
  });

  it('is refused for what is no address, and for a line break in one', async () => {
    for (const bad of ['li.wei', 'a@b.cn\r\nBcc: c@d.cn', 'a@b.cn\n', `${'a'.repeat(250)}@b.cn`]) {
      await expectRefusal(house.ask(requestSignIn, anonymous, { email: bad, locale: 'en' }), 'INVALID_INPUT');
    }
  });
});
