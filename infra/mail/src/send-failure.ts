import { verdictOf } from './bounces/verdict.ts';
import type { SendOutcome } from './port.ts';

/** What nodemailer's errors carry: `code` is its own, `responseCode` the server's, `permanent` a 5xx other than 503. */
interface SmtpError extends Error {
  readonly code?: string;
  readonly command?: string;
  readonly responseCode?: number;
  readonly response?: string;
  readonly permanent?: boolean;
}

/** Answers to these are about this mail; a 5xx to the greeting, EHLO or AUTH is about us, and passes. */
const ABOUT_THE_MAIL = new Map([
  ['MAIL FROM', 'sender'],
  ['RCPT TO', 'recipient'],
  ['DATA', 'content'],
] as const);
type Command = Parameters<(typeof ABOUT_THE_MAIL)['get']>[0];
/** RFC 4954 §6: authentication required. It comes in answer to MAIL, but is no fault of the mail. */
const AUTHENTICATION_REQUIRED = 530;

/** To what the server said no for good; null where it did not. */
function refusedTo({ command, permanent, responseCode }: SmtpError) {
  if (permanent !== true || responseCode === AUTHENTICATION_REQUIRED) return null;
  return ABOUT_THE_MAIL.get(command as Command) ?? null;
}
function isAnswered({ responseCode = 0 }: SmtpError): boolean {
  return responseCode >= 400 && responseCode <= 599;
}

/** What a failed attempt means. `begun`: whether any of the content went out, without which no server can have taken the mail. */
export function outcomeOf(failure: SmtpError, begun: boolean): SendOutcome {
  const reason = `${failure.code ?? failure.name}: ${failure.message}`;
  const to = refusedTo(failure);
  if (to !== null)
    return { kind: 'refused', to, code: failure.responseCode ?? 0, response: failure.response ?? failure.message };
  return begun && !isAnswered(failure) ? { kind: 'unknown', reason } : { kind: 'deferred', reason };
}

/**
 * Whether a mail was put off by an answer about itself: greylisting, a full mailbox, a limit of the receiver's. Else the server is away, or wants no mails from us now. By what
 * `outcomeOf` wrote; 421 and an answer to MAIL are about the connection.
 */
export function isPutOffByReceiver({ reason }: Extract<SendOutcome, { kind: 'deferred' }>): boolean {
  return /^E(ENVELOPE|MESSAGE): (?!Mail command)/.test(reason) && !/\b421\b/.test(reason);
}

/** There is no such mailbox (RFC 3463 §3.2, RFC 7505 §5.1 for 1.10), it is disabled, or another's now (RFC 7293 §14). */
const NO_MAILBOX = new Set(['5.1.1', '5.1.2', '5.1.6', '5.1.10', '5.2.1', '5.7.17', '5.7.18']);
const FULL_MAILBOX = '5.2.2';
/** Some servers look at the sender only when they answer to the recipient, and say there what is wrong with us. */
const ABOUT_US = /\b(sender|sending|relay(?! recipient)|limit|quota|rate)\b/i;
/** The reader's address, as answers quote it: its words are not the server's. */
const ADDRESS = /\S+@\S+/g;
/** Characters of an answer: nobody says more in one. */
const LOOKED_AT = 1_000;

/**
 * What a refusal at once says of an address: that there is no such mailbox, or that it is full. Null for every other: what a server says of us, of the mail or of itself is held against
 * nobody, for it would be the same for everybody whom a warning goes to.
 */
export function verdictOfRefusal({ to, response }: Extract<SendOutcome, { kind: 'refused' }>): 'hard' | 'soft' | null {
  if (to !== 'recipient') return null;
  const { kind, status } = verdictOf(null, response);
  if (status === FULL_MAILBOX) return 'soft';
  const isTold = status === null || NO_MAILBOX.has(status);
  return kind === 'hard' && isTold && !ABOUT_US.test(response.slice(0, LOOKED_AT).replace(ADDRESS, '')) ? 'hard' : null;
}

/** RFC 5321 §3.8: the server is about to end the connection. */
const GOING_AWAY = 421;

/** Whether the connection can take the next mail. A MAIL that is put off tells of the connection: it has carried as many as it may. */
export function isAboutOneMail({ command = '', responseCode = 0 }: Partial<SmtpError>): boolean {
  if (responseCode === GOING_AWAY) return false;
  if (command === 'MAIL FROM') return responseCode >= 500;
  return ['RCPT TO', 'DATA'].includes(command) && responseCode >= 400;
}

/** Whether a connection ended without a word about the mail. */
export function isSilentEnd({ code = '', responseCode }: Partial<SmtpError>): boolean {
  return responseCode === undefined && ['ECONNECTION', 'ESOCKET'].includes(code);
}
