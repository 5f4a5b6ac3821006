import { locale as locales } from '@sinan/schema';
import { describe, expect, it } from 'vitest';
import { fill, TEMPLATES, type View } from './index.ts';
import { LAYOUT_HTML } from './layout.ts';
import type { Words } from './template.ts';

const HTML = `<script>alert('x')</script><img src=x onerror="alert(1)">&`;
/** Every value that any template takes. */
const view: View = {
  url: 'http://localhost:4000/sign-in?token=lnk~1~k1~abc',
  code: '123456',
  submittedAt: 'the time of submission',
  acceptedAt: 'the time of acceptance',
  publishedAt: 'the time of publication',
  suppliedAt: 'the time of supply',
  declinedAt: 'the time of the refusal',
  issuedAt: 'the time of issue',
  writtenAt: 'the time of writing',
  sentAt: 'the time of the message',
  addedAt: 'the time of the file',
  closedAt: 'the time of closing',
  subscribeUrl: 'http://localhost:4000/subscribe',
  terminatedAt: 'the time of termination',
  offeredAt: 'the time of the offer',
  returnedAt: 'the time of the return',
  answerBy: 'the time for an answer',
  objectUntil: 'the time for an objection',
  why: 'What happened',
  step: 'What was asked',
  round: '2nd',
  opinion: '3rd',
  dueOn: 'the last day',
  zone: 'at some place',
  reason: 'A reason',
  outcome: 'An outcome',
  from: 'A former centre',
  toCentre: 'Another centre',
  country: 'United States',
  countries: 'United States, Japan',
  subscribed: 'Japan',
  matched: 'Japan',
  disputeType: 'Section 337 investigation',
  centre: 'A centre',
  uscc: '91440300MA5EXAMP1F',
  title: 'A title',
  summary: 'A summary',
  advice: 'Some advice',
  severity: 'urgent',
  sourceUrl: 'https://www.uscourts.gov/news',
  leaveUrl: 'http://localhost:4000/unsubscribe?token=sub~0~k1~abc',
  manageUrl: 'http://localhost:4000/manage?token=sub~0~k1~def',
  rights: 'Trademark',
  industries: 'Mining',
  platforms: 'A marketplace',
  least: 'Attention',
  rhythm: 'now and then',
  together: 'together',
  version: '7th',
  change: 'A change',
  changed: 'title, summary',
  validUntil: 'the last day in force',
  stale: 'stale',
  cancelledAt: 'the time of the withdrawal',
  day: 'the day of it',
  count: 'some number',
  lastYear: 'so many',
  lastYearUrgent: 'a few',
  host: 'hooks.example.com',
  gone: 'gone',
  address: 'w***@example.cn',
};
const changes = [{ version: 'the 2nd', change: 'One change', changed: 'its title' }];
const warnings = [
  { ...view, changes, updated: 'updated', withdrawn: '' },
  { ...view, title: 'What was wrong', changes: [], updated: '', withdrawn: 'withdrawn' },
];
/** And the lists that some take. */
const interests = [
  { ...view, number: '1st' },
  { ...view, number: '2nd', countries: 'Germany', rights: '' },
];
const whole: View = { ...view, interests, levels: [{ level: 'A level', places: [{ place: 'A place', warnings }] }] };

/** The names of all values in a view, and its texts. */
const leaves = (one: View): readonly (readonly [name: string, value: string])[] =>
  Object.entries(one).flatMap(([name, value]) => {
    if (typeof value !== 'object' || value === null) return [[name, value ?? '']] as const;
    return [[name, ''] as const, ...value.flatMap(leaves)];
  });
/** The same view with another text for each. */
const otherwise = (one: View, text: string): View =>
  Object.fromEntries(
    Object.entries(one).map(([name, value]) =>
      typeof value === 'object' && value !== null
        ? [name, value.map((item) => otherwise(item, text))]
        : [name, value === '' ? '' : text],
    ),
  );
const everyMail = Object.entries(TEMPLATES).flatMap(([kind, { template }]) =>
  locales.options.map((lang) => ({ kind, lang, template })),
);

const unescaped = (html: string) => html.replace(/&#x2F;/g, '/').replace(/&#x3D;/g, '=');

const CLOSES_ITSELF = new Set(['meta', 'br', 'o:AllowPNG/']);
/** What is open at the end, or closed without having been opened. */
const unclosedIn = (html: string) => {
  const open: string[] = [];
  for (const [, end, name = ''] of html.matchAll(/<(\/?)([a-z][\w:/]*)[^>]*>/gi)) {
    if (end === '') open.push(...(CLOSES_ITSELF.has(name) ? [] : [name]));
    else if (open.at(-1) === name) open.pop();
    else return [...open, `/${name}`];
  }
  return open;
};

/** The names of all values that a template takes. */
const takenBy = ({ subject, text, html }: Words) =>
  [...`${subject}${text}${html}`.matchAll(/\{\{[#/^]?(\w+)\}\}/g)].map(([, name]) => name);

describe.each(everyMail)('the mail $kind in $lang', ({ template, lang }) => {
  const filled = fill(template, lang, whole);

  it('is filled in completely', () => {
    for (const part of [filled.subject, filled.text, filled.html]) {
      expect(part).not.toMatch(/\{\{|undefined|\[object/);
      expect(part.trim()).not.toBe('');
    }
    expect(leaves(whole).map(([name]) => name)).toEqual(expect.arrayContaining(takenBy(template[lang])));
  });

  it('says in text and html the same things', () => {
    const used = leaves(whole).flatMap(([, value]) => (value !== '' && filled.text.includes(value) ? [value] : []));
    const plain = unescaped(filled.html);
    for (const value of used) expect(plain).toContain(value);
    expect(used.length).toBeGreaterThan(1);
  });

  it('is in the language it says', () => {
    expect(filled.html).toContain(`<html lang="${lang}"`);
    expect(/[\u4e00-\u9fff]/.test(filled.subject)).toBe(lang === 'zh-CN');
    expect(filled.text).not.toMatch(/[\u4e00-\u9fff][,;:!?()]|[,;:!?()][\u4e00-\u9fff]/);
  });

  it('uses the official words', () => {
    expect(filled.text + filled.html).not.toContain('警告');
    expect(filled.text.replaceAll('国家（地区）', '')).not.toMatch(/国家/);
  });

  it('makes markup in any value inert', () => {
    const { html, text } = fill(template, lang, otherwise(whole, HTML));
    const tags = (source: string) => (source.match(/<[a-z][^>]*>/gi) ?? []).map((tag) => tag.replace(/"[^"]*"/g, '""'));
    expect(tags(html)).toEqual(tags(filled.html));
    expect(html).not.toMatch(/<script|<img|onerror="/);
    expect(text).toContain(HTML);
  });

  it('has in html every link of the text', () => {
    const links = [...filled.html.matchAll(/<a href="([^"]+)"/g)].map(([, href = '']) => unescaped(href));
    const urls = filled.text.match(/https?:\S+/g) ?? [];
    expect(links).toEqual(expect.arrayContaining(urls));
    expect(urls.length).toBeGreaterThan(0);
  });

  it('loads nothing and runs nothing', () => {
    expect(filled.html).not.toMatch(
      /<(script|link|img|iframe|object|embed|form|base)\b|\ssrc=|\sbackground=|url\(|@import/i,
    );
    expect(filled.html).not.toMatch(/<[^>]*\son\w+=/i);
  });

  it('says what it looks like where it is dark', () => {
    const [head = ''] = filled.html.split('</head>');
    expect(head).toContain('<meta name="color-scheme" content="light dark">');
    expect(head).toContain('@media (prefers-color-scheme: dark)');
    expect(head).toContain('[data-ogsc] .text');
  });

  it('closes every element that it opens, also as Word reads it', () => {
    expect(unclosedIn(filled.html.replace(/<!--\[if [^>]*>[\s\S]*?<!\[endif\]-->/g, ''))).toEqual([]);
    expect(unclosedIn(filled.html.replace(/<!--\[if [^>]*>|<!\[endif\]-->/g, ''))).toEqual([]);
  });

  it('breaks lines where the text does', () => {
    const lines = fill(template, lang, otherwise(whole, 'one\r\ntwo\nthree')).html;
    expect(lines).toContain('one<br>two<br>three');
    expect(lines).not.toMatch(/one[\r\n]/);
  });

  it('has a subject of one line, whatever is filled in', () => {
    const broken = otherwise(whole, 'a\r\nBcc: b@example.com\u2028c');
    expect(fill(template, lang, broken).subject).not.toMatch(/[\r\n\u2028\u2029]/);
  });
});

describe('the frame of the mails', () => {
  it('weighs little', () => {
    expect(Buffer.byteLength(LAYOUT_HTML)).toBeLessThan(4200);
  });

  it('stands before what is each reader’s own, but for its end', () => {
    const links = {
      leaveUrl: 'http://localhost:4000/unsubscribe',
      manageUrl: 'http://localhost:4000/manage',
      why: ' You agreed at a fair.',
    };
    const { html, opening } = fill(TEMPLATES.warning.template, 'en', view, links);
    expect(opening?.html).toContain('</style>');
    expect(Buffer.byteLength(html)).toBeLessThan(700);
    expect(`${opening?.html}${html}`).toBe(fill(TEMPLATES.warning.template, 'en', { ...view, ...links }).html);
  });
});

describe('a warning without advice', () => {
  it('has no heading for it', () => {
    const { text, html } = fill(TEMPLATES.warning.template, 'en', { ...view, advice: '' });
    expect(text + html).not.toContain('What to do');
  });
});

describe('a warning', () => {
  const of = (kind: 'warning' | 'warning-updated', differs: View) =>
    Object.values(fill(TEMPLATES[kind].template, 'en', { ...view, ...differs })).join();

  it('without a last day has no line for it', () => {
    for (const kind of ['warning', 'warning-updated'] as const)
      expect(of(kind, { validUntil: '' })).not.toContain('In force until');
  });

  it('whose text in this language has not been left behind says nothing of it', () => {
    for (const kind of ['warning', 'warning-updated'] as const)
      expect(of(kind, { stale: '' })).not.toContain('caught up');
  });

  it('that was updated says one reason why it comes', () => {
    expect(of('warning-updated', {})).not.toContain('earlier version');
    expect(of('warning-updated', { matched: '' })).toContain('because you got an earlier version of this warning');
    expect(of('warning-updated', { matched: '' })).not.toContain('because you subscribed');
  });
});

describe('a subscription of which it is not known what to expect', () => {
  it('says nothing of that', () => {
    const { template } = TEMPLATES['confirm-subscription'];
    const { text, html } = fill(template, 'en', { ...whole, lastYear: '' });
    expect(text + html).not.toContain('12 months');
    expect(fill(template, 'en', { ...whole, lastYear: '0' }).text).toContain('concerned you: 0 (');
  });
});

describe('a first subscription', () => {
  it('speaks of nothing that is subscribed already', () => {
    const { text, html } = fill(TEMPLATES['confirm-subscription'].template, 'en', {
      ...view,
      subscribed: '',
      leaveUrl: '',
    });
    expect(text + html).not.toContain('already');
  });
});
