import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { data, graphql, post } from './graphql.ts';
import { linkIn } from './mail-sink.ts';
import { cookieOf, linkOn, mailPage, mailPages, signInByPages } from './mailbox.ts';
import { mutate } from './mutate.ts';
import { administrator, application, enterpriseA, fileCase, grantDesk, grantDuty, type Person } from './people.ts';
import { removePlace } from './place.ts';
import { type Platform, startPlatform } from './platform.ts';
import { openStage, type Stage } from './stage.ts';
import { draftWarning, press, publishWarning, subscribe } from './warnings.ts';

/** Markup, template tags and quotes, as a text that somebody wrote. */
const EVIL = `<script>alert(1)</script><img src=x onerror=alert(2)>"'&amp; {{{leaveUrl}}} {{> body}}`;
const evil = {
  title: { zh: `标题${EVIL}`, en: `Title ${EVIL}` },
  summary: { zh: `摘要${EVIL}`, en: `Summary ${EVIL}` },
  advice: { zh: `建议${EVIL}`, en: `Advice ${EVIL}` },
};
const evilEnterprise = { ...enterpriseA, nameZh: `单位${EVIL}`, nameEn: `Company ${EVIL}` };
const evilForm = {
  product: EVIL,
  facts: EVIL,
  claimant: EVIL,
  caseNo: EVIL.slice(0, 90),
  caseTitle: EVIL,
  procedure: EVIL,
};

function expectInert(html: string): void {
  expect(html).not.toMatch(/<(script|img|svg|object|embed|form action="http)/i);
  expect(html).not.toMatch(/<[^>]*\sonerror=/i);
  expect(html).not.toContain('undefined');
}
function expectGuarded(page: Response): void {
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(page.headers.get('content-security-policy')).not.toContain('script-src');
  expect(page.headers.get('x-content-type-options')).toBe('nosniff');
}

describe('a mail', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(() => stage.close());

  it.each([
    ['en', 'en@subscribers.example', 'Title', 'Summary', 'Advice'],
    ['zh-CN', 'zh@subscribers.example', '标题', '摘要', '建议'],
  ] as const)(
    'about a warning shows what was written as it was written (%s)',
    async (lang, email, title, summary, advice) => {
      await subscribe(stage.url, email, ['US'], lang);
      await press(linkIn(await stage.sink.next(email), '/confirm'));
      const { id } = await draftWarning(stage.url, stage.editors[0], evil);
      await publishWarning(stage.url, stage.editors[1], id);
      const mail = await stage.sink.next(email, 2);

      expect(mail.subject).toContain(EVIL);
      expect(mail.subject).not.toMatch(/[\r\n]/);
      for (const word of [title, summary, advice]) {
        expect(mail.text?.replaceAll('\n', ' ')).toMatch(new RegExp(`${word} ?<script>alert\\(1\\)</script>`));
        expect(mail.html).toMatch(new RegExp(`${word} ?&lt;script&gt;alert\\(1\\)&lt;`));
      }
      for (const part of [mail.text, mail.html])
        expect(part?.match(/\{\{\{leaveUrl\}\}\}/g)?.length).toBeGreaterThan(2);
      expectInert(mail.html ?? '');
    },
  );

  it('about a case shows nothing of what the enterprise wrote', async () => {
    await fileCase(stage.url, stage.filer, application(stage.organisationId, evilForm));
    for (const { email } of [stage.filer, stage.staff]) {
      const mail = await stage.sink.next(email, 2);
      expect(`${mail.subject}${mail.text}${mail.html}`).not.toContain('alert');
      expectInert(mail.html ?? '');
    }
  });

  it('goes to its reader alone, whatever was written', () => {
    for (const mail of stage.sink.mails) {
      expect(mail.to).toHaveLength(1);
      expect(mail.headers.map(({ key }) => key)).not.toContain('bcc');
      expect([mail.cc ?? [], mail.bcc ?? []].flat()).toEqual([]);
    }
  });

  it('stays apart from what programs are told: there a text is a text', async () => {
    const partner = await mutate(
      stage.url,
      stage.admin,
      'registerPartner',
      { source: 'urn:example:evil', name: EVIL },
      {
        selection: '... on Partner { name }',
      },
    );
    expect(partner).toMatchObject({ name: EVIL });
    const token = await mutate(
      stage.url,
      stage.security,
      'issueServiceToken',
      { label: EVIL, sources: ['urn:example:evil'] },
      {
        selection: '... on ServiceToken { label }',
      },
    );
    expect(token).toMatchObject({ label: EVIL });
    const answer = await post(
      stage.url,
      '/graphql',
      JSON.stringify({ query: '{ warnings { edges { node { title summary advice } } } }' }),
      {
        'content-type': 'application/json',
      },
    );
    expect(answer.headers.get('content-type')).toContain('application/json');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(await answer.text()).toContain(JSON.stringify(`标题${EVIL}`));
  });
});

describe('a page', () => {
  let platform: Platform;
  let url: string;
  let security: Person;
  let session: string;
  beforeAll(async () => {
    platform = await startPlatform();
    url = platform.url;
    const admin = await administrator(url, platform.administratorLink());
    await grantDuty(url, admin, 'security@sinan.example', 'security');
    security = { email: 'security@sinan.example', token: await signInByPages(url, 'security@sinan.example') };
    session = await signInByPages(url, 'legal@strollers.example');
    await mutate(url, { email: '', token: session }, 'claimOrganisation', evilEnterprise);
  });
  afterAll(async () => {
    await platform.stop();
    await removePlace(platform.place);
  });

  it.each([
    ['zh-CN', '单位'],
    ['en', 'Company '],
  ])('shows the name of an organisation as it was written (/ in %s)', async (lang, word) => {
    const page = await fetch(`${url}/?lang=${lang}`, { headers: cookieOf(session) });
    const html = await page.text();
    expect(html).toContain(
      `${word}&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror=alert(2)&gt;&quot;&#39;&amp;amp;`,
    );
    expectInert(html);
    expectGuarded(page);
  });

  it('of the mailbox shows mails as they were written, in the list and one by one', async () => {
    const editors = await Promise.all(
      ['editor-1@desk.example', 'editor-2@desk.example'].map(async (email) => {
        await grantDesk(url, security, email);
        return { email, token: await signInByPages(url, email) };
      }),
    );
    const [first, second] = editors;
    if (!first || !second) throw new Error('two editors are needed');
    await subscribe(url, 'reader@subscribers.example', ['US'], 'zh-CN');
    await press(linkOn(await mailPage(url, 'reader@subscribers.example'), '/confirm'));
    await publishWarning(url, second, (await draftWarning(url, first, evil)).id);
    const warned = await mailPage(url, 'reader@subscribers.example', 2);

    expect(warned.subject).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(warned.html).toContain('摘要&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(warned.html).toMatch(/<iframe sandbox=""[^>]*srcdoc="[^"]*摘要&amp;lt;script&amp;gt;/);
    expect(warned.html.match(/<iframe/g)).toHaveLength(1);
    for (const { html } of await mailPages(url)) expectInert(html);
    const list = await fetch(`${url}/mailbox`);
    expectGuarded(list);
    expectInert(await list.text());
  });

  const PROBE = `"><script>alert(1)</script>`;
  it.each(['/?lang=', '/sign-in?token=', '/confirm?token=', '/unsubscribe?token=', '/mailbox?lang=', '/mailbox/', '/'])(
    'at %s… takes nothing from its address',
    async (path) => {
      const page = await fetch(`${url}${path}${encodeURIComponent(PROBE)}`);
      expectInert(await page.text());
      expectGuarded(page);
    },
  );

  it('shows a wrong address again as it was typed', async () => {
    const body = new URLSearchParams({ email: PROBE, lang: 'en' }).toString();
    const page = await post(url, '/sign-in/request', body, { 'content-type': 'application/x-www-form-urlencoded' });
    const html = await page.text();
    expect(page.status).toBe(400);
    expect(html).toContain('value="&quot;&gt;&lt;script&gt;');
    expectInert(html);
  });

  it('of the query tool shows no text of anybody', async () => {
    const page = await (
      await fetch(`${url}/graphql`, { headers: { accept: 'text/html', ...cookieOf(session) } })
    ).text();
    expect(page).not.toContain('alert(1)');
    const { me } = await data<{ me: { memberships: { organisation: { nameEn: string } }[] } }>(
      graphql(url, session, '{ me { memberships { organisation { nameEn } } } }'),
    );
    expect(me.memberships[0]?.organisation.nameEn).toBe(evilEnterprise.nameEn);
  });
});
