import PostalMime from 'postal-mime';
import { describe, expect, it } from 'vitest';
import { aMail } from './mail.fixture.ts';
import { messageOf } from './message.ts';
import type { OutgoingMail } from './port.ts';

const NOW = Date.parse('2026-03-01T08:00:00Z');
const read = async (mail: OutgoingMail) => PostalMime.parse(messageOf(mail, NOW));
const linesOf = (mail: OutgoingMail) => messageOf(mail, NOW).toString('latin1').split('\r\n');

describe('a message', () => {
  it('says what the mail says, in whatever language, to whoever reads it', async () => {
    const text = `一行\nsecond line 🧭\n.\n..dots\n${'长'.repeat(3_000)}\n`;
    const mail = aMail({ subject: '紧急：跨境 “337” 调查 — urgent', text, html: `<p>${'é'.repeat(2_000)}</p>` });
    const { subject, from, to, date, messageId, text: plain, html } = await read(mail);
    expect({ subject, from, to, date, messageId }).toEqual({
      subject: mail.subject,
      from: mail.from,
      to: [mail.to],
      date: '2026-03-01T08:00:00.000Z',
      messageId: mail.messageId,
    });
    expect([plain, html].map((part) => part?.replaceAll('\r\n', '\n').trimEnd())).toEqual([text.trimEnd(), mail.html]);
  });

  it('is the same in a room that held another before, and where it does not fit into one', () => {
    const mails = [aMail({ text: 'long '.repeat(2_000) }), aMail({ html: '<p>短</p>' })];
    const [large, small] = [Buffer.alloc(64 * 1024), Buffer.alloc(100)];
    for (const mail of mails)
      for (const room of [large, small]) expect(messageOf(mail, NOW, room)).toEqual(messageOf(mail, NOW));
    expect(small).toEqual(Buffer.alloc(100));
    expect(messageOf(aMail(), NOW, large).buffer).toBe(large.buffer);
  });

  it.each([
    'Zhang, San',
    'a "quoted" name \\ with a slash',
    'evil@z.cn>, <b@z.cn',
    '=?utf-8?Q?evil?=',
    '王小明; 李, <雷>',
    `${'很长的名字'.repeat(30)}`,
    '',
  ])('names its reader as %s, whatever that could be taken for', async (name) => {
    const to = { name, address: 'wang@example.cn' };
    expect((await read(aMail({ to, from: to }))).to).toEqual([to]);
  });

  it.each([
    '=?utf-8?Q?Bcc=3A_evil?=',
    'plain',
    `${'word '.repeat(60)}end`,
    '字'.repeat(300),
    ' leading',
    '100% = safe?',
  ])('has the subject %s as it is', async (subject) => {
    expect((await read(aMail({ subject }))).subject?.trim()).toBe(subject.trim());
  });

  it('has no line that a server need not take, and none but ASCII', () => {
    const url = `https://sinan.example.cn/u/${'t'.repeat(400)}`;
    const lines = linesOf(aMail({ subject: '字'.repeat(500), text: 'x'.repeat(5_000), listUnsubscribe: { url } }));
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(998);
    expect(lines.filter((line) => /[^\x20-\x7e\t]/.test(line))).toEqual([]);
    expect(lines).toContain(`List-Unsubscribe: <${url}>`);
    expect(lines).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
    expect(lines.filter((line) => line.length > 76)).toEqual([`List-Unsubscribe: <${url}>`]);
  });

  it('of the same mail at the same time is the same', () => {
    expect(messageOf(aMail(), NOW).equals(messageOf(aMail(), NOW))).toBe(true);
  });

  it.each([
    ['in words of one byte', 'Hello, '],
    ['in the middle of a line, in words of three', '风险预警🧭\n第二行 '],
    ['with many lines', '一行\r\n'.repeat(500)],
    ['with nothing', ''],
  ])('that begins as others do, %s, is the same as one that does not say so', (_, begin) => {
    const opening = { text: begin, html: `<p>${begin}` };
    for (const end of ['', 'x', '您的链接\n.\n', 'y'.repeat(4_000)]) {
      const mail = aMail({ text: begin + end, html: `<p>${begin}${end}</p>` });
      const begun = { ...mail, text: end, html: `${end}</p>`, opening };
      expect(messageOf(begun, NOW).equals(messageOf(mail, NOW))).toBe(true);
    }
  });

  it('has no line that begins with a dot, whatever is in it', () => {
    const dots = `${'word .'.repeat(40)} ${'.'.repeat(300)} . .`;
    const lines = linesOf(
      aMail({
        subject: dots,
        from: { name: dots, address: 'sinan@example.cn' },
        to: { name: `.${dots}`, address: 'wang@example.cn' },
        text: '.\n..\r\n.',
        html: '.\n.',
        headers: [['X-Sinan-Purpose', dots]],
      }),
    );
    expect(lines.filter((line) => line.startsWith('.'))).toEqual([]);
  });
});
