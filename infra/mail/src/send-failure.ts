import { type Verdict, verdictOf } from './bounces/verdict.ts';
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
const ABOUT_THE_MAIL = ['MAIL FROM', 'RCPT TO', 'DATA'];
/** RFC 4954 §6: authentication required. It comes in answer to MAIL, but is no fault of the mail. */
const AUTHENTICATION_REQUIRED = 530;

function isRefusal({ command = '', permanent, responseCode }: SmtpError): boolean {
  return permanent === true && ABOUT_THE_MAIL.includes(command) && responseCode !== AUTHENTICATION_REQUIRED;
}
function isAnswered({ responseCode = 0 }: SmtpError): boolean {
  return responseCode >= 400 && responseCode <= 599;
}

/** What a failed attempt means. `begun`: whether any of the content went out, without which no server can have taken the mail. */
export function outcomeOf(failure: SmtpError, begun: boolean): SendOutcome {
  const reason = `${failure.code ?? failure.name}: ${failure.message}`;
  if (isRefusal(failure)) {
    return { kind: 'refused', code: failure.responseCode ?? 0, response: failure.response ?? failure.message };
  }
  return begun && !isAnswered(failure) ? { kind: 'unknown', reason } : { kind: 'deferred', reason };
}

/**
 * Whether a mail was put off by an answer about itself: greylisting, a full mailbox, a limit of the receiver's. Else the server is away, or wants no mails from us now. By what
 * `outcomeOf` wrote; 421 and an answer to MAIL are about the connection.
 */
export function isPutOffByReceiver({ reason }: Extract<SendOutcome, { kind: 'deferred' }>): boolean {
  return /^E(ENVELOPE|MESSAGE): (?!Mail command)/.test(reason) && !/\b421\b/.test(reason);
}

/**
 * What a refusal means: as of a mail that came back, which it saves the receiver from sending. Null where neither a status nor words say that it is about the recipient: what a
 * server says of us is not held against anybody.
 */
export function verdictOfRefusal({ response }: Extract<SendOutcome, { kind: 'refused' }>): Verdict | null {
  const { kind, status } = verdictOf(null, response);
  return kind === 'soft' && status === null ? null : kind;
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
