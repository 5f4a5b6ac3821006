import { createHash } from 'node:crypto';
import type { Mailbox } from '@sinan/runtime';
import { encodeWord, encodeWords, foldLines } from 'nodemailer/lib/mime-funcs';
import type { OutgoingMail } from './port.ts';

/** RFC 2045 §6.8: lines of at most 76 characters. */
const LINE = 76;
/** Of an encoded word: with its header's name and the marks around it, it fits into a line (RFC 2047 §2). */
const WORD = 52;

/** A checked mail as it goes over the wire (RFC 5322), but for the dots that SMTP doubles. Its texts are base64, which says Chinese in fewer bytes. */
export function messageOf(mail: OutgoingMail, now: number): Buffer {
  const boundary = `=_${createHash('sha256').update(mail.messageId).digest('hex').slice(0, 24)}`;
  const head = [
    `Date: ${new Date(now).toUTCString().replace('GMT', '+0000')}`,
    folded('From', mailboxOf(mail.from)),
    folded('To', mailboxOf(mail.to)),
    folded('Subject', words(mail.subject)),
    `Message-ID: ${mail.messageId}`,
    'MIME-Version: 1.0',
    'Auto-Submitted: auto-generated',
    ...mail.headers.map(([name, value]) => folded(name, words(value))),
    ...oneClickOf(mail),
    `Content-Type: multipart/alternative; boundary="${boundary}"`,
  ];
  const parts = [partOf(boundary, 'plain', mail.text), partOf(boundary, 'html', mail.html)];
  return Buffer.from([...head, '', ...parts, `--${boundary}--`, ''].join('\r\n'), 'latin1');
}

/** On one line each: what is folded some signers sign wrongly. */
function oneClickOf({ listUnsubscribe }: OutgoingMail): readonly string[] {
  if (listUnsubscribe === undefined) return [];
  return [`List-Unsubscribe: <${listUnsubscribe.url}>`, 'List-Unsubscribe-Post: List-Unsubscribe=One-Click'];
}

function partOf(boundary: string, subtype: 'plain' | 'html', text: string): string {
  const encoded = Buffer.from(text.replace(/\r?\n/g, '\r\n')).toString('base64');
  const lines: string[] = [];
  for (let at = 0; at < encoded.length; at += LINE) lines.push(encoded.slice(at, at + LINE));
  return [
    `--${boundary}`,
    `Content-Type: text/${subtype}; charset=utf-8`,
    'Content-Transfer-Encoding: base64',
    '',
    ...lines,
  ].join('\r\n');
}

/** A name is a quoted string or encoded words: nothing in it is taken for an address. */
function mailboxOf({ name, address }: Mailbox): string {
  if (name === '') return address;
  const plain = /^[\x20-\x7e]*$/.test(name) && !isAwkward(name);
  return `${plain ? `"${name.replace(/["\\]/g, '\\$&')}"` : encodeWord(name, 'B', WORD)} <${address}>`;
}

/** What would be taken for encoded, or could not be folded: spaces in a row, words longer than a line may be (RFC 5322 §2.1.1, §3.2.2). */
function isAwkward(value: string): boolean {
  return /=\?|^ | $| {2}|\S{900}/.test(value);
}

/** Encoded where it is more than plain text, or awkward. */
function words(value: string): string {
  return isAwkward(value) ? encodeWord(value, 'B', WORD) : encodeWords(value, 'B', WORD, true);
}

function folded(name: string, value: string): string {
  return foldLines(`${name}: ${value}`, LINE);
}
