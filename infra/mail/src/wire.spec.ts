import PostalMime from 'postal-mime';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { aMail, silent } from './mail.fixture.ts';
import { type Mailer, type OutgoingMail, UnsafeMail } from './port.ts';
import { scriptedServer } from './scripted-server.fixture.ts';
import { openSmtpMailer } from './smtp.ts';

/** What reaches a mail server, word for word, of what somebody typed. */
let server: Awaited<ReturnType<typeof scriptedServer>>;
let mailer: Mailer;
beforeAll(async () => {
  server = await scriptedServer(null, 'drop');
  mailer = openSmtpMailer({ url: server.url, log: silent, connections: 1 });
});
afterAll(async () => {
  mailer.close();
  await server.close();
});
beforeEach(() => {
  for (const lines of [server.seen.commands, server.seen.content]) lines.splice(0);
});

const LOCALS = [
  ...['a', 'first.last', "o'brien", 'a+tag', 'a_b', '0', 'A.B', '{x}', 'a=b', 'x!y', 'a#b$c', 'a~b', '-a', 'a&b'],
  ...[
    '',
    '.',
    'a..b',
    'a b',
    '"a b"',
    'a\r\nBcc: evil@z.cn\r\nx',
    'a\0',
    '用户',
    'a,b',
    '<a',
    'a(b)',
    'a@b',
    'é',
    'a\\b',
  ],
  ...['a;b', 'a:b'],
];
const DOMAINS = ['b.cn', 'mail.Example.CN', '例子.中国', '-b.cn', 'b.cn\r\nRCPT TO:<evil@z.cn>'];
const addresses = LOCALS.flatMap((local) => DOMAINS.map((domain) => `${local}@${domain}`));
const GOOD_LOCAL = /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+$/;

async function sent(mail: OutgoingMail): Promise<'refused' | 'sent'> {
  try {
    expect((await mailer.send(mail)).kind).toBe('sent');
    return 'sent';
  } catch (error) {
    expect(error).toBeInstanceOf(UnsafeMail);
    return 'refused';
  }
}
/** The commands but those that greet. */
const commands = () => server.seen.commands.filter((line) => !/^(EHLO|RSET)/.test(line));

describe(`of ${addresses.length} addresses that somebody may type`, () => {
  it.each(addresses)('%j gets its mail alone, or nobody does', async (address) => {
    const [local = '', domain = ''] = [
      address.slice(0, address.lastIndexOf('@')),
      address.slice(address.lastIndexOf('@') + 1),
    ];
    const isOne = GOOD_LOCAL.test(local) && !/^\.|\.\.|\.$/.test(local) && DOMAINS.slice(0, 3).includes(domain);
    expect(await sent(aMail({ to: { name: '', address } }))).toBe(isOne ? 'sent' : 'refused');
    const ascii = `${local}@${new URL(`http://${isOne ? domain : 'none.cn'}`).hostname}`;
    const envelope = ['MAIL FROM:<sinan@example.cn>', `RCPT TO:<${ascii}>`, 'DATA'];
    expect(commands()).toEqual(isOne ? envelope : []);
    expect(server.seen.content.filter((line) => /^(To|Cc|Bcc):/i.test(line))).toEqual(isOne ? [`To: ${ascii}`] : []);
  });
});

const HEADERS = ['auto-submitted', 'content-type', 'date', 'from', 'message-id', 'mime-version', 'subject', 'to'];
const INJECTIONS = [
  'A\r\nBcc: evil@z.cn',
  'A\nBcc: evil@z.cn',
  'A\rBcc: evil@z.cn',
  'A\r\n\r\n<script>',
  'A\u2028Bcc: evil@z.cn',
  'A\u0085Bcc: evil@z.cn',
  'A\0Bcc: evil@z.cn',
  '=?utf-8?Q?A=0D=0ABcc:_evil@z.cn?=',
  '=?utf-8?B?QQ0KQmNjOiBldmlsQHouY24=?=',
  'A%0d%0aBcc: evil@z.cn',
  'A\\r\\nBcc: evil@z.cn',
  'A" <evil@z.cn>, "B',
  'evil@z.cn, B',
  `${'字'.repeat(60)}\\r\\nBcc: evil@z.cn`,
];
const places: readonly (readonly [place: string, (text: string) => Partial<OutgoingMail>])[] = [
  ['subject', (subject) => ({ subject })],
  ['name of the reader', (name) => ({ to: { name, address: 'wang@example.cn' } })],
  ['name of the sender', (name) => ({ from: { name, address: 'sinan@example.cn' } })],
];
const injections = places.flatMap(([place, differs]) =>
  INJECTIONS.map((text) => ({ place, text, mail: aMail({ headers: [], ...differs(text) }) })),
);

describe(`of ${injections.length} ways to bring a header in`, () => {
  it.each(injections)('by the $place, $text adds none', async ({ text, mail }) => {
    const outcome = await sent(mail);
    expect(outcome).toBe(/[\r\n\0\u0085\u2028]/.test(text) ? 'refused' : 'sent');
    if (outcome === 'refused') return expect(server.seen.commands).toEqual([]);
    expect(commands()).toEqual(['MAIL FROM:<sinan@example.cn>', 'RCPT TO:<wang@example.cn>', 'DATA']);
    const { headers, from, to, subject, bcc } = await PostalMime.parse(server.seen.content.join('\r\n'));
    expect(headers.map(({ key }) => key).toSorted()).toEqual(HEADERS);
    expect({ from, to, subject, bcc }).toEqual({
      from: mail.from,
      to: [mail.to],
      subject: mail.subject,
      bcc: undefined,
    });
  });
});
