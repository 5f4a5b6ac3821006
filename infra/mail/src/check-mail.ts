import type { Mailbox } from '@sinan/runtime';
import { asciiAddress, isOneLine } from '@sinan/schema';
import { type OutgoingMail, UnsafeMail } from './port.ts';

/** Headers that the mailer writes itself, and those that route or sign: no caller may set them. */
const OWN_HEADERS =
  /^(from|sender|to|cc|bcc|reply-to|return-path|subject|date|message-id|mime-version|auto-submitted|received|dkim-.*|arc-.*|authentication-results|resent-.*|content-.*|list-unsubscribe.*)$/i;
const HEADER_NAME = /^[A-Za-z][A-Za-z0-9-]{0,75}$/;
const MESSAGE_ID = /^<[A-Za-z0-9._-]{1,64}@[A-Za-z0-9.-]{1,253}>$/;
/** RFC 5322 §2.1.1 allows lines of 998; a folded URL breaks the signature of some signers, so it must fit one line. */
const MAX_UNSUBSCRIBE_URL = 512;
const MAX_HEADER = 2_000;

function line(field: string, text: string): string {
  if (!isOneLine(text)) throw new UnsafeMail(field, 'holds a line break or another control character');
  if (text.length > MAX_HEADER) throw new UnsafeMail(field, `is longer than ${MAX_HEADER} characters`);
  return text;
}

function mailbox(field: string, { name, address }: Mailbox): Mailbox {
  const valid = asciiAddress(address);
  if (valid === null) throw new UnsafeMail(field, 'is not an email address');
  return { name: line(`${field} name`, name), address: valid };
}

function returnPath(path: string): string {
  const valid = asciiAddress(path);
  if (valid === null) throw new UnsafeMail('returnPath', 'is not an email address');
  return valid;
}

function header([name, value]: readonly [string, string]): readonly [string, string] {
  if (!HEADER_NAME.test(name)) throw new UnsafeMail('headers', 'has a name that is none');
  if (OWN_HEADERS.test(name)) throw new UnsafeMail('headers', `sets ${name}, which is not the caller's`);
  return [name, line(`headers ${name}`, value)];
}

function unsubscribe(url: string): { readonly url: string } {
  const plain = /^https?:\/\/[\x21-\x7e]+$/.test(url) && !/[<>"]/.test(url) && URL.canParse(url);
  if (!plain) throw new UnsafeMail('listUnsubscribe', 'is not an http or https URL');
  if (url.length > MAX_UNSUBSCRIBE_URL)
    throw new UnsafeMail('listUnsubscribe', `is longer than ${MAX_UNSUBSCRIBE_URL}`);
  return { url };
}

/** The mail with its addresses in ASCII form. Throws `UnsafeMail` for what could say more to a mail server than it is meant to. */
export function checkMail(mail: OutgoingMail): OutgoingMail {
  if (!MESSAGE_ID.test(mail.messageId)) throw new UnsafeMail('messageId', 'is not a Message-ID');
  return {
    ...mail,
    from: mailbox('from', mail.from),
    to: mailbox('to', mail.to),
    subject: line('subject', mail.subject),
    headers: mail.headers.map(header),
    ...(mail.returnPath !== undefined && { returnPath: returnPath(mail.returnPath) }),
    ...(mail.listUnsubscribe && { listUnsubscribe: unsubscribe(mail.listUnsubscribe.url) }),
  };
}
