import { describe, expect, it } from 'vitest';
import { asciiAddress, domainOf, isOneLine, mailAddress } from './mail-address.ts';

describe('an address in a header', () => {
  it.each([
    ['a@b.cn', 'a@b.cn'],
    ['First.Last+tag@mail.Example.CN', 'First.Last+tag@mail.example.cn'],
    ['o’brien@b.cn'.replace('’', "'"), "o'brien@b.cn"],
    ['user@例子.中国', 'user@xn--fsqu00a.xn--fiqs8s'],
    ['sinan@localhost', 'sinan@localhost'],
    ['administrator@sinan.localhost', 'administrator@sinan.localhost'],
  ])('%s is one', (given, address) => {
    expect(asciiAddress(given)).toBe(address);
  });

  it.each([
    '',
    '@',
    'a@',
    '@b.cn',
    'a.b.cn',
    'a b@c.cn',
    'a@b c.cn',
    'a..b@c.cn',
    '.a@c.cn',
    'a.@c.cn',
    'a@b@c.cn',
    '"a b"@c.cn',
    'a@[127.0.0.1]',
    'a@127.0.0.1',
    'a@intranet',
    'a@-b.cn',
    'a@b..cn',
    'a@b.cn.',
    'a@b_c.cn',
    'a@b.cn\r\nBcc: evil@z.cn',
    'a@b\r\n.cn',
    'a@b\t.cn',
    'a\n@b.cn',
    'a@b.cn\0',
    'a@b.cn,c@d.cn',
    'a@b.cn;c@d.cn',
    '<a@b.cn>',
    'a@b%63.cn',
    '用户@b.cn',
    `${'a'.repeat(65)}@b.cn`,
    `a@${'b'.repeat(64)}.cn`,
    `a@${'b.'.repeat(130)}cn`,
  ])('%j is none', (given) => {
    expect(asciiAddress(given)).toBeNull();
  });
});

describe('a mail address in a form', () => {
  it('has its domain in lower case, and its local part as written', () => {
    expect(mailAddress.parse('Li.Na+IP@Example.COM')).toBe('Li.Na+IP@example.com');
  });

  it('has its domain in ASCII, as the envelope of a mail needs it', () => {
    expect(mailAddress.parse('user@例子.中国')).toBe('user@xn--fsqu00a.xn--fiqs8s');
  });

  it.each([
    'a@b.cn\n',
    '\na@b.cn',
    'a@b.cn\r\nBcc: c@d.cn',
    'a\r\n@b.cn',
    'a\0@b.cn',
    '<a@b.cn>',
    'A <a@b.cn>',
    'a@b.cn,c@d.cn',
    'a@b.cn ',
    'a@b',
    'sinan@localhost',
    'a@b-.cn',
    `${'a'.repeat(65)}@b.cn`,
    'a b@c.cn',
    '"a b"@c.cn',
    '@b.cn',
    '',
    `${'a'.repeat(250)}@b.cn`,
  ])('is refused: %j', (text) => {
    expect(mailAddress.safeParse(text).success).toBe(false);
  });
});

describe('a text of one line', () => {
  it.each(['Subject', '受理通知书 📨', 'a’b <i>'])('%j', (text) => expect(isOneLine(text)).toBe(true));
  it.each(['a\rb', 'a\nb', 'a\0b', 'a\u0085b', 'a\u2028b', 'a\u2029b', 'a\x7fb', 'a\x0bb'])('but not %j', (text) =>
    expect(isOneLine(text)).toBe(false),
  );
});

describe('the domain of an address', () => {
  it('stands behind its last @', () => {
    expect([domainOf('a@example.cn'), domainOf('"a@b"@example.cn')]).toEqual(['example.cn', 'example.cn']);
  });
});
