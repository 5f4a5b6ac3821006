import type { Mailbox } from '@sinan/runtime';
import { encodeWord, encodeWords, foldLines } from 'nodemailer/lib/mime-funcs';
import type { OutgoingMail } from './port.ts';

/** RFC 2045 §6.8: lines of at most 76 characters. */
const LINE = 76;
/** Of an encoded word: with its header's name and the marks around it, it fits into a line (RFC 2047 §2). */
const WORD = 52;
/** A boundary has at most 70 characters (RFC 2046 §5.1.1), and its header one line. */
const BOUNDARY = 24;

/**
 * A checked mail as it goes over the wire (RFC 5322), but for the end of its last line. Its texts are base64, which says Chinese in fewer bytes, and in which neither the
 * boundary nor a line that begins with a dot can stand; headers are folded at spaces, so that none of their lines begins with one either (RFC 5321 §4.5.2). It is written into
 * `room` where that is large enough, which then is the caller's to use again.
 */
export function messageOf(mail: OutgoingMail, now: number, room?: Buffer): Buffer {
  const boundary = `=_${mail.messageId.slice(1, mail.messageId.indexOf('@')).slice(0, BOUNDARY)}`;
  const head = [
    `Date: ${new Date(now).toUTCString().replace('GMT', '+0000')}`,
    headerOf('From', mail.from, mailboxOf),
    folded('To', mailboxOf(mail.to)),
    headerOf('Subject', mail.subject, words),
    `Message-ID: ${mail.messageId}`,
    'MIME-Version: 1.0',
    'Auto-Submitted: auto-generated',
    ...mail.headers.map(([name, value]) => headerOf(name, value, words)),
    ...oneClickOf(mail),
    `Content-Type: multipart/alternative; boundary="${boundary}"`,
  ];
  const pieces = [
    [...head, '', partHead(boundary, 'plain')].join('\r\n'),
    ...base64(mail, 'text'),
    partHead(boundary, 'html'),
    ...base64(mail, 'html'),
    `--${boundary}--`,
  ];
  return joined(pieces, room);
}

/** Of a text in latin1 or its bytes. */
type Piece = string | Buffer;

function joined(pieces: readonly Piece[], room: Buffer | undefined): Buffer {
  const length = pieces.reduce((sum, piece) => sum + piece.length, 0);
  const whole = room && length <= room.length ? room.subarray(0, length) : Buffer.allocUnsafe(length);
  let at = 0;
  for (const piece of pieces)
    at += typeof piece === 'string' ? whole.write(piece, at, 'latin1') : piece.copy(whole, at);
  return whole;
}

/** On one line each: what is folded some signers sign wrongly. */
function oneClickOf({ listUnsubscribe }: OutgoingMail): readonly string[] {
  if (listUnsubscribe === undefined) return [];
  return [`List-Unsubscribe: <${listUnsubscribe.url}>`, 'List-Unsubscribe-Post: List-Unsubscribe=One-Click'];
}

function partHead(boundary: string, subtype: 'plain' | 'html'): string {
  return [
    `--${boundary}`,
    `Content-Type: text/${subtype}; charset=utf-8`,
    'Content-Transfer-Encoding: base64',
    '',
    '',
  ].join('\r\n');
}

/** So many bytes are a line of base64. */
const LINE_BYTES = (LINE / 4) * 3;
/** A text's first lines, encoded, and its bytes behind them. */
interface Begun {
  readonly lines: Buffer;
  readonly left: Buffer;
}
type Opening = NonNullable<OutgoingMail['opening']>;
const openings = { text: new WeakMap<Opening, Begun>(), html: new WeakMap<Opening, Begun>() };

/** A text in lines of base64, each with its end. */
function base64({ opening, ...texts }: OutgoingMail, which: 'text' | 'html'): readonly Piece[] {
  if (!opening) return [encodedLines(wireText(texts[which]), NOTHING)];
  const begun = openings[which].get(opening) ?? begunWith(opening[which]);
  openings[which].set(opening, begun);
  return [begun.lines, encodedLines(wireText(texts[which]), begun.left)];
}
const NOTHING = Buffer.alloc(0);

function begunWith(opening: string): Begun {
  const bytes = Buffer.from(wireText(opening));
  const whole = bytes.length - (bytes.length % LINE_BYTES);
  return {
    lines: Buffer.from(inLines(bytes.toString('base64', 0, whole)), 'latin1'),
    left: Buffer.from(bytes.subarray(whole)),
  };
}

function wireText(text: string): string {
  return text.replace(/\r?\n/g, '\r\n');
}

/** What is encoded at the moment, so that not every mail has bytes of its own for it. */
const scratch = Buffer.allocUnsafeSlow(32 * 1024);

/** These bytes and a text behind them. */
function encodedLines(text: string, before: Buffer): string {
  // At most 3 bytes of UTF-8 for each unit.
  const bytes =
    before.length + text.length * 3 <= scratch.length ? scratch : Buffer.allocUnsafe(before.length + text.length * 3);
  const end = before.copy(bytes) + bytes.write(text, before.length, 'utf8');
  return inLines(bytes.toString('base64', 0, end));
}

function inLines(encoded: string): string {
  let lines = '';
  for (let at = 0; at < encoded.length; at += LINE) lines += `${encoded.slice(at, at + LINE)}\r\n`;
  return lines;
}

/** Headers that were written lately: many mails have the same. */
const written = new Map<string, string>();
const WRITTEN = 200;

function headerOf<T extends string | Mailbox>(name: string, value: T, write: (value: T) => string): string {
  const key = `${name}: ${typeof value === 'string' ? value : `${value.name}\0${value.address}`}`;
  const header = written.get(key) ?? folded(name, write(value));
  if (written.size >= WRITTEN) written.clear();
  written.set(key, header);
  return header;
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
