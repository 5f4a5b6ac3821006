import { describe, expect, it } from 'vitest';
import { aCaughtMail } from './mail.fixture.ts';
import { linksIn } from './mailbox-links.ts';
import { mailboxPage, mailPage } from './mailbox-page.ts';

const zh = { locale: 'zh-CN', base: '/mailbox' } as const;
const en = { locale: 'en', base: '/mailbox' } as const;

/** The values of an attribute, as a browser reads them. */
function attributes(html: string, name: string): readonly string[] {
  return [...html.matchAll(new RegExp(` ${name}="([^"]*)"`, 'g'))].map(([, value = '']) => decoded(value));
}
function decoded(text: string): string {
  const named: { readonly [name: string]: string } = { lt: '<', gt: '>', quot: '"', amp: '&' };
  return text
    .replace(/&#(x[0-9A-Fa-f]+|\d+);/g, (_, code: string) => String.fromCodePoint(Number(code.replace('x', '0x'))))
    .replace(/&(lt|gt|quot|amp);/g, (_, name: string) => named[name] ?? '');
}
/** The elements of a page, in order. */
function elements(html: string): readonly string[] {
  return [...html.matchAll(/<([a-z][a-z0-9]*)/gi)].map(([, name = '']) => name.toLowerCase());
}

/** An attack may hold more links than the honest mail; they are looked at by their addresses. */
const outsideLinks = (name: string) => name !== 'li' && name !== 'a';

describe('an empty mailbox', () => {
  it.each([
    [zh, 'zh-CN', '还没有邮件'],
    [en, 'en', 'No mail yet'],
  ])('says so in the language of the reader', (options, lang, words) => {
    const page = mailboxPage([], options);
    expect(page).toMatch(new RegExp(`^<!doctype html>\n<html lang="${lang}">\n<head>\n<meta charset="utf-8">`));
    expect(page).toContain(words);
    expect(elements(page)).not.toContain('li');
  });
});

describe('a mailbox with mails', () => {
  it('lists them as given, each with a link to it', () => {
    const page = mailboxPage([aCaughtMail({ id: '8', subject: '' }), aCaughtMail()], zh);
    expect(attributes(page, 'href')).toEqual(['/mailbox/mailbox.css', '?lang=en', '/mailbox/8', '/mailbox/7']);
    expect(page).toContain('（无主题）');
    expect(page).toContain('登录链接');
    expect(page).not.toContain('还没有邮件');
  });
});

describe('a mail', () => {
  const page = mailPage(aCaughtMail(), en);

  it('shows its text and headers, and the links of its text to be followed', () => {
    expect(decoded(page)).toContain(aCaughtMail().text);
    expect(decoded(page)).toContain('Subject: =?UTF-8?B?55m75b2V6ZO+5o6l?=');
    expect(page).toContain('<a href="http://localhost:4000/sign-in?token=a~b"');
  });

  it('shows its HTML in a frame that runs and loads nothing', () => {
    const [srcdoc = ''] = attributes(page, 'srcdoc');
    expect(attributes(page, 'sandbox')).toEqual(['']);
    expect(srcdoc).toContain(aCaughtMail().html);
    expect(srcdoc.indexOf("default-src 'none'")).toBeLessThan(srcdoc.indexOf('<p>'));
  });

  it('has no frame without HTML, and says so when it has no links', () => {
    const plain = mailPage(aCaughtMail({ html: '', text: '无链接' }), en);
    expect(elements(plain)).not.toContain('iframe');
    expect(plain).toContain('This mail has no links.');
  });

  it('has nothing that a strict content policy refuses', () => {
    expect(elements(page)).not.toContain('script');
    expect(elements(page)).not.toContain('style');
    expect(page).not.toMatch(/ (style|on\w+)=/);
  });
});

describe('a mail whose every text is an attack', () => {
  const honest = mailPage(aCaughtMail(), zh);
  const honestList = mailboxPage([aCaughtMail()], zh);
  it.each([
    '<script>alert(1)</script>',
    '</pre></main><script>alert(1)</script>',
    '"><script>alert(1)</script>',
    '"></iframe><script>alert(1)</script>',
    '\'" onload=alert(1) x="',
    '<img src=x onerror=alert(1)>',
    '&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;',
    '{{{html}}}{{=<% %>=}}<%& mail.html %>',
    '<svg/onload=alert(1)>',
    '<!-- --><style>body{display:none}</style>',
    '</title><meta http-equiv=refresh content="0;url=https://evil.cn">',
    '<a href="javascript:alert(1)">x</a>',
  ])('%s stays text', (attack) => {
    const mail = aCaughtMail({
      subject: attack,
      from: attack,
      to: attack,
      text: `${attack} http://localhost:4000/x`,
      html: attack,
      headers: [[attack, attack]],
      receivedAt: aCaughtMail().receivedAt,
    });
    const page = mailPage(mail, zh);
    const list = mailboxPage([mail], zh);
    expect(elements(page).filter(outsideLinks)).toEqual(elements(honest).filter(outsideLinks));
    expect(elements(list)).toEqual(elements(honestList));
    expect(attributes(page, 'srcdoc')[0]).toContain(attack);
    expect(attributes(page, 'sandbox')).toEqual(['']);
    expect(attributes(page, 'href').filter((href) => !/^(https?:\/\/|\/mailbox|\?lang=)/.test(href))).toEqual([]);
  });
});

describe('the links of a text', () => {
  it.each([
    ['请打开 https://a.cn/x?t=1~2。', ['https://a.cn/x?t=1~2']],
    ['链接：https://a.cn/x（十分钟内有效）', ['https://a.cn/x']],
    [
      'See https://a.cn/x. Or (https://a.cn/y), "https://a.cn/z"!',
      ['https://a.cn/x', 'https://a.cn/y', 'https://a.cn/z'],
    ],
    ['https://a.cn/x https://a.cn/x', ['https://a.cn/x']],
    ['<https://a.cn/x>', ['https://a.cn/x']],
    ['javascript:alert(1) data:text/html,x ftp://a.cn file:///etc', []],
    ['http://', []],
    ['', []],
  ])('%s', (text, links) => {
    expect(linksIn(text)).toEqual(links);
  });
});
