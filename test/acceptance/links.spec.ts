import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { data, graphql, post } from './graphql.ts';
import { linkIn } from './mail-sink.ts';
import { mutate } from './mutate.ts';
import { signIn, tokenOf } from './people.ts';
import { everything, openStage, type Stage } from './stage.ts';
import { draftWarning, press, publishWarning, subscribe } from './warnings.ts';

/** Mailed links: opened by anybody's scanner, used once, by whoever presses the button. */
let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const FORM = 'application/x-www-form-urlencoded';
const pageOf = async (link: URL, lang?: string) => {
  const at = new URL(link);
  if (lang) at.searchParams.set('lang', lang);
  const response = await fetch(at);
  return { status: response.status, text: await response.text(), cookie: response.headers.get('set-cookie') };
};
/** What the gateways of mail servers do with every link, before its reader sees it. */
async function scan(link: URL): Promise<void> {
  for (const method of ['HEAD', 'GET', 'GET', 'HEAD', 'OPTIONS']) {
    const response = await fetch(link, { method, headers: { 'user-agent': 'LinkScanner/1.0' } });
    await response.text();
    expect(response.status).toBe(method === 'OPTIONS' ? 405 : 200);
    expect(response.headers.get('set-cookie')).toBeNull();
  }
}
/** Asks for a sign-in mail: its link, and the code with the id that goes with it. */
async function askedBy(email: string) {
  const selection = '... on SignInRequested { linkId }';
  const nth = stage.sink.to(email).length + 1;
  const { linkId } = await mutate<{ linkId: string }>(
    stage.url,
    null,
    'requestSignIn',
    { email, locale: 'en' },
    { selection },
  );
  const mail = await stage.sink.next(email, nth);
  const code = mail.text?.match(/code: (\d{6})/)?.[1] ?? '';
  return { linkId, code, link: linkIn(mail, '/sign-in') };
}
const used = (input: object, language: 'zh-CN' | 'en' = 'en') => mutate(stage.url, null, 'signIn', input, { language });
const tokenIn = (link: URL) => link.searchParams.get('token') ?? '';

describe('a sign-in link', () => {
  it('is not used up by a scanner, in either language', async () => {
    const { link } = await askedBy('scanned@people.example');
    await scan(link);
    expect(await pageOf(link, 'zh-CN')).toMatchObject({
      status: 200,
      text: expect.stringContaining('点击按钮即可登录'),
    });
    expect(await pageOf(link, 'en')).toMatchObject({ status: 200, text: expect.stringContaining('Press the button') });
    expect(await tokenOf(stage.url, link)).toMatch(/./);
  });

  it('works once: then it is said, by program and by page, in both languages', async () => {
    const { link, linkId, code } = await askedBy('twice@people.example');
    await tokenOf(stage.url, link);
    const before = await everything(stage);
    for (const input of [{ token: tokenIn(link) }, { linkId, code }]) {
      expect(await used(input)).toMatchObject({
        code: 'LINK_INVALID',
        message: expect.stringContaining('used already'),
      });
      expect(await used(input, 'zh-CN')).toMatchObject({ message: expect.stringContaining('已使用') });
    }
    expect(await pageOf(link, 'en')).toMatchObject({ status: 410, text: expect.stringContaining('was used already') });
    expect(await pageOf(link, 'zh-CN')).toMatchObject({ status: 410, text: expect.stringContaining('已使用过') });
    const body = new URLSearchParams({ token: tokenIn(link), lang: 'en' }).toString();
    const pressed = await post(stage.url, '/sign-in', body, { 'content-type': FORM });
    expect([pressed.status, pressed.headers.get('set-cookie')]).toEqual([410, null]);
    expect(await everything(stage)).toEqual(before);
  });

  it.each(['nope', 'lnk_01990b7e-0000-7000-8000-000000000000~zzzzzz~k1~AAAAAAAAAAAAAAAAAAAAAA', ''])(
    'that was made up (%j) is worth nothing',
    async (token) => {
      expect(['LINK_INVALID', 'INVALID_INPUT']).toContain((await used({ token })).code);
      expect((await fetch(`${stage.url}/sign-in?token=${token}`)).status).toBe(410);
    },
  );

  it('is good for its own purpose alone', async () => {
    await subscribe(stage.url, 'purpose@subscribers.example', ['US']);
    const confirm = linkIn(await stage.sink.next('purpose@subscribers.example'), '/confirm');
    expect(await used({ token: tokenIn(confirm) })).toMatchObject({ code: 'LINK_INVALID' });
    const { link } = await askedBy('purpose@people.example');
    const path = `/confirm?token=${encodeURIComponent(tokenIn(link))}`;
    expect((await post(stage.url, path, '', { 'content-type': FORM })).status).toBe(410);
  });
});

describe('a code', () => {
  const wrong = (code: string) => (code === '000000' ? '000001' : '000000');

  it('signs in, typed in place of the link', async () => {
    const { linkId, code } = await askedBy('typed@people.example');
    expect(await used({ linkId, code })).toMatchObject({ __typename: 'SignedIn' });
  });

  it('that is wrong is counted down; after five the right one is worth nothing, while the mailed link still is', async () => {
    const { linkId, code, link } = await askedBy('guessed@people.example');
    for (const left of ['4', '3', '2', '1', '0']) {
      const answer = await used({ linkId, code: wrong(code) });
      expect(answer).toMatchObject({ code: 'CODE_WRONG', params: [{ name: 'left', value: left }] });
      expect(answer.message).toContain(`${left} tries are left`);
    }
    expect(await used({ linkId, code })).toMatchObject({ code: 'LINK_INVALID' });
    expect(await used({ linkId, code: wrong(code) })).toMatchObject({ code: 'LINK_INVALID' });
    expect(await tokenOf(stage.url, link)).toMatch(/./);
  });

  it('guessed many at a time gets no more tries', async () => {
    const { linkId, code } = await askedBy('rushed@people.example');
    const guesses = await Promise.all(Array.from({ length: 12 }, () => used({ linkId, code: wrong(code) })));
    expect(guesses.filter((guess) => guess.code === 'CODE_WRONG')).toHaveLength(5);
    expect(await used({ linkId, code })).toMatchObject({ code: 'LINK_INVALID' });
  });
});

describe('links of a subscription', () => {
  const [waiting, reader] = ['waiting@subscribers.example', 'reader@subscribers.example'];
  const warn = async (title: string) => {
    const { id } = await draftWarning(stage.url, stage.editors[0], {
      countries: ['DE'],
      title: { zh: title, en: title },
    });
    await publishWarning(stage.url, stage.editors[1], id);
  };
  const warned = (email: string) => stage.sink.to(email).map(({ subject }) => subject ?? '');

  it('confirm nothing and end nothing when a scanner opens them', async () => {
    for (const email of [waiting, reader]) await subscribe(stage.url, email, ['DE']);
    const unconfirmed = linkIn(await stage.sink.next(waiting), '/confirm');
    const confirmed = linkIn(await stage.sink.next(reader), '/confirm');
    await scan(unconfirmed);
    expect((await press(confirmed)).status).toBe(200);
    await warn('first');
    const leave = linkIn(await stage.sink.next(reader, 2), '/unsubscribe');
    await scan(leave);
    await warn('second');
    await stage.sink.next(reader, 3);
    expect(warned(reader).slice(1).join()).toMatch(/first.*second/);
    expect(warned(waiting)).toHaveLength(1);
  });

  it('say so once they were used, in both languages', async () => {
    const confirm = linkIn(await stage.sink.next(reader), '/confirm');
    expect((await pageOf(confirm, 'en')).text).toContain('confirmed already');
    expect((await pageOf(confirm, 'zh-CN')).text).toContain('该订阅已确认');
    const leave = linkIn(await stage.sink.next(reader, 2), '/unsubscribe');
    expect((await press(leave)).status).toBe(200);
    expect((await pageOf(leave, 'en')).text).toContain('You have left already');
    expect((await pageOf(leave, 'zh-CN')).text).toContain('您已退订');
  });
});

describe('an address with more in it than an address', () => {
  const victim = 'victim@elsewhere.example';
  const addresses = [
    `reader@x.example\r\nBcc: ${victim}`,
    `reader@x.example\nTo: ${victim}`,
    `reader@x.example\r\n\r\nHello, ${victim}`,
    `reader@x.example\u2028Bcc: ${victim}`,
    'reader@x.example\n',
    `reader@x.example, ${victim}`,
    `${victim}>,<reader@x.example`,
    `Reader <${victim}>`,
    `"${victim}" reader@x.example`,
  ];

  it.each(addresses)('%j is refused, and no mail goes out to anybody', async (email) => {
    const before = await everything(stage);
    for (const [name, input] of [
      ['requestSignIn', { email, locale: 'en' }],
      ['subscribe', { email, countries: ['US'], locale: 'en' }],
    ] as const) {
      expect(await mutate(stage.url, null, name, input)).toMatchObject({
        __typename: 'InvalidInput',
        problems: [{ path: 'email', message: 'This is not a mail address.' }],
      });
    }
    const grant = await mutate(stage.url, stage.security, 'grantDuty', { email, duty: 'editor' });
    expect(grant).toMatchObject({ problems: [{ path: 'email' }] });
    const body = new URLSearchParams({ email, lang: 'en' }).toString();
    expect((await post(stage.url, '/sign-in/request', body, { 'content-type': FORM })).status).toBe(400);
    expect(await everything(stage)).toEqual(before);
  });

  it('leaves nothing behind that a later mail would carry', async () => {
    const before = stage.sink.mails.length;
    await signIn(stage.url, stage.sink, 'afterwards@people.example');
    expect(stage.sink.mails.slice(before).flatMap(({ to }) => to?.map(({ address }) => address))).toEqual([
      'afterwards@people.example',
    ]);
    expect(stage.sink.to(victim)).toEqual([]);
    const kinds = await data<{ mails: { edges: object[] } }>(
      graphql(stage.url, stage.admin.token, '{ mails(first: 100) { edges { node { state } } } }'),
    );
    expect(kinds.mails.edges.every((edge) => JSON.stringify(edge).includes('"sent"'))).toBe(true);
  });
});
