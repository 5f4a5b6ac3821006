import { describe, expect, it } from 'vitest';
import { checkMail } from './check-mail.ts';
import { aMail } from './mail.fixture.ts';
import { type OutgoingMail, UnsafeMail } from './port.ts';

const to = (address: string, name = ''): Partial<OutgoingMail> => ({ to: { name, address } });
const from = (address: string, name = ''): Partial<OutgoingMail> => ({ from: { name, address } });
const headers = (...pairs: (readonly [string, string])[]): Partial<OutgoingMail> => ({ headers: pairs });
const unsubscribe = (url: string): Partial<OutgoingMail> => ({ listUnsubscribe: { url } });

describe('a mail that would say more than it is meant to', () => {
  it.each<[field: string, Partial<OutgoingMail>]>([
    ['to', to('x@y.cn\r\nBcc: evil@z.cn')],
    ['to', to('x@y.cn\nBcc: evil@z.cn')],
    ['to', to('x@y.cn\rBcc: evil@z.cn')],
    ['to', to('x@y.cn\0')],
    ['to', to('x@y.cn, evil@z.cn')],
    ['to', to('x@y.cn; evil@z.cn')],
    ['to', to('x@y.cn> RCPT TO:<evil@z.cn')],
    ['to', to('<x@y.cn>')],
    ['to', to('"x y"@y.cn')],
    ['to', to('x@y.cn NOTIFY=SUCCESS')],
    ['to', to('x@[127.0.0.1]')],
    ['to', to('group:x@y.cn;')],
    ['to', to('')],
    ['to', to('x')],
    ['to', to('用户@y.cn')],
    ['to name', to('x@y.cn', 'A\r\nBcc: evil@z.cn')],
    ['to name', to('x@y.cn', 'A\nBcc: evil@z.cn')],
    ['to name', to('x@y.cn', 'A\0')],
    ['to name', to('x@y.cn', 'A\u2028B')],
    ['from', from('x@y.cn\r\nBcc: evil@z.cn')],
    ['from name', from('x@y.cn', 'A\r\nBcc: evil@z.cn')],
    ['subject', { subject: 'A\r\nBcc: evil@z.cn' }],
    ['subject', { subject: 'A\nBcc: evil@z.cn' }],
    ['subject', { subject: 'A\r\n\r\n<script>' }],
    ['subject', { subject: 'A\rB' }],
    ['subject', { subject: 'A\0B' }],
    ['subject', { subject: 'A\u0085B' }],
    ['subject', { subject: 'A'.repeat(2_001) }],
    ['messageId', { messageId: '<1@y.cn>\r\nBcc: evil@z.cn' }],
    ['messageId', { messageId: '1@y.cn' }],
    ['headers', headers(['X-A\r\nBcc', 'evil@z.cn'])],
    ['headers', headers(['X A', '1'])],
    ['headers', headers(['X-A:', '1'])],
    ['headers', headers(['', '1'])],
    ['headers', headers(['__proto__', '1'])],
    ['headers', headers(['Bcc', 'evil@z.cn'])],
    ['headers', headers(['TO', 'evil@z.cn'])],
    ['headers', headers(['Content-Type', 'text/html'])],
    ['headers', headers(['DKIM-Signature', 'v=1'])],
    ['headers', headers(['List-Unsubscribe', '<https://evil.cn>'])],
    ['headers X-A', headers(['X-A', '1\r\nBcc: evil@z.cn'])],
    ['headers X-A', headers(['X-A', '1\0'])],
    ['listUnsubscribe', unsubscribe('https://a.cn/u>, <mailto:x@y.cn')],
    ['listUnsubscribe', unsubscribe('https://a.cn/u\r\nBcc: evil@z.cn')],
    ['listUnsubscribe', unsubscribe('mailto:x@y.cn')],
    ['returnPath', { returnPath: 'x@y.cn> SIZE=1' }],
    ['returnPath', { returnPath: 'x@y.cn\r\nRCPT TO:<evil@z.cn>' }],
    ['returnPath', { returnPath: '' }],
    ['listUnsubscribe', unsubscribe('javascript:alert(1)')],
    ['listUnsubscribe', unsubscribe(`https://a.cn/${'u'.repeat(512)}`)],
  ])('is refused by its %s: %j', (field, differs) => {
    const check = () => checkMail(aMail(differs));
    expect(check).toThrow(UnsafeMail);
    expect(check).toThrow(expect.objectContaining({ field }));
  });
});

describe('a mail with unusual but honest parts', () => {
  it('passes as it is, its domain in ASCII', () => {
    const mail = aMail({ to: { name: '王,小明 "Ming"', address: 'wang@例子.中国' }, subject: '<b>📨 {{x}}</b>' });
    expect(checkMail(mail)).toEqual({ ...mail, to: { ...mail.to, address: 'wang@xn--fsqu00a.xn--fiqs8s' } });
  });
});
