import { describe, expect, it } from 'vitest';
import { parseMailbox } from './mailbox.ts';

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
