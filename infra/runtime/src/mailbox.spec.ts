import { describe, expect, it } from 'vitest';
import { isOneLine, mailAddress, parseMailbox } from './mailbox.ts';

describe('an address', () => {
  it.each([
    ['a@b.cn', 'a@b.cn'],
    ['First.Last+tag@mail.Example.CN', 'First.Last+tag@mail.example.cn'],
    ['o’brien@b.cn'.replace('’', "'"), "o'brien@b.cn"],
    ['user@例子.中国', 'user@xn--fsqu00a.xn--fiqs8s'],
    ['sinan@localhost', 'sinan@localhost'],
    ['administrator@sinan.localhost', 'administrator@sinan.localhost'],
  ])('%s is one', (given, address) => {
    expect(mailAddress(given)).toBe(address);
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
    expect(mailAddress(given)).toBeNull();
  });
});

describe('a mailbox', () => {
  it.each([
    ['Sinan 司南 <sinan@example.cn>', { name: 'Sinan 司南', address: 'sinan@example.cn' }],
    ['"Centre, Xiamen" <xm@example.cn>', { name: 'Centre, Xiamen', address: 'xm@example.cn' }],
    ['<a@b.cn>', { name: '', address: 'a@b.cn' }],
    ['a@b.cn', { name: '', address: 'a@b.cn' }],
  ])('%s is read', (given, mailbox) => {
    expect(parseMailbox(given)).toEqual(mailbox);
  });

  it.each([
    'Sinan',
    'Sinan <>',
    'a <b@c.cn> <d@e.cn>',
    'Sinan\r\nBcc: x@y.cn <a@b.cn>',
    'a@b.cn, c@d.cn',
    'S\0 <a@b.cn>',
  ])('%j is refused', (given) => {
    expect(parseMailbox(given)).toBeNull();
  });
});

describe('a text of one line', () => {
  it.each(['Subject', '受理通知书 📨', 'a’b <i>'])('%j', (text) => expect(isOneLine(text)).toBe(true));
  it.each(['a\rb', 'a\nb', 'a\0b', 'a\u0085b', 'a\u2028b', 'a\u2029b', 'a\x7fb', 'a\x0bb'])('but not %j', (text) =>
    expect(isOneLine(text)).toBe(false),
  );
});
