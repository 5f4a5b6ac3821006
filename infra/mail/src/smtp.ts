import type { Readable, Writable } from 'node:stream';
import { type Clock, type Log, type Step, systemClock } from '@sinan/runtime';
import type SMTPConnection from 'nodemailer/lib/smtp-connection';
import { checkMail } from './check-mail.ts';
import { openConnections } from './connections.ts';
import { type DkimKey, signerWith } from './dkim.ts';
import { messageOf } from './message.ts';
import type { Mailer, OutgoingMail, SendOutcome } from './port.ts';
import { isAboutOneMail, isSilentEnd, outcomeOf } from './send-failure.ts';

export interface SmtpOptions {
  /** `smtp://` or `smtps://`, with credentials when the server wants them. */
  readonly url: string;
  readonly log: Log;
  /** Dates the mails. Default: the system's time. */
  readonly clock?: Clock;
  /** The fault harness's hook. */
  readonly step?: (name: Step) => void;
  /** Signs the mails in the name of the sender's domain. Left out, they are not signed here. */
  readonly dkim?: DkimKey;
  /** Mails on their way at once. Default 50. */
  readonly connections?: number;
  readonly limits?: Partial<SmtpLimits>;
}

/** In ms. `whole` bounds an attempt from the call on, also against a server that drips and so never falls silent. */
export interface SmtpLimits {
  readonly connect: number;
  readonly greeting: number;
  readonly silence: number;
  /** After a refused mail, until the connection is ready for the next. */
  readonly reset: number;
  readonly whole: number;
}
const LIMITS: SmtpLimits = { connect: 10_000, greeting: 10_000, silence: 30_000, reset: 5_000, whole: 120_000 };

/** The content of one mail, as much of a stream as the connection asks of one: it is taken after the server's 354, which shows that it went out. */
class Content {
  begun = false;
  readonly #message: Buffer;
  constructor(message: Buffer) {
    this.#message = message;
  }
  pipe(stream: Writable): void {
    this.begun = true;
    stream.end(this.#message);
  }
}

/** Opens a pool of connections to one mail server. Nothing is sent before the first `send`. */
export function openSmtpMailer(options: SmtpOptions): Mailer {
  const { log, clock = systemClock, step = () => undefined } = options;
  const limits = { ...LIMITS, ...options.limits };
  const connections = openConnections({ url: options.url, most: options.connections ?? 50, limits });

  const signed = options.dkim ? signerWith(options.dkim) : null;

  /** Those that have carried a mail: such a one may have been ended by the server meanwhile, which says nothing of the next mail. */
  const used = new WeakSet<SMTPConnection>();

  async function attempt(mail: OutgoingMail): Promise<SendOutcome> {
    const message = messageOf(mail, clock.now());
    const bytes = signed ? await signed(message) : message;
    let content = new Content(bytes);
    try {
      const response = await within(limits.whole, async (signal) => {
        for (;;) {
          const connection = await connections.take(signal);
          content = new Content(bytes);
          try {
            return await overConnection(
              connection,
              { from: mail.returnPath ?? mail.from.address, to: [mail.to.address] },
              content,
              signal,
            );
          } catch (error) {
            if (!used.has(connection) || content.begun || !isSilentEnd(error as Error)) throw error;
          }
        }
      });
      return { kind: 'sent', response };
    } catch (error) {
      return outcomeOf(error instanceof Error ? error : new Error(String(error)), content.begun);
    }
  }

  async function overConnection(
    connection: SMTPConnection,
    envelope: { readonly from: string; readonly to: string[] },
    content: Content,
    signal: AbortSignal,
  ): Promise<string> {
    try {
      const response = await new Promise<string>((resolve, reject) => {
        const over = () => reject(signal.reason);
        signal.addEventListener('abort', over, { once: true });
        connection.send(envelope, content as unknown as Readable, (error, info) => {
          signal.removeEventListener('abort', over);
          if (error) reject(error);
          else resolve(info?.response ?? '');
        });
      });
      giveBack(connection);
      return response;
    } catch (error) {
      if (isAboutOneMail(error as Error)) startAfresh(connection);
      else connections.drop(connection);
      throw error;
    }
  }

  /** Once all that the server had said is read: what it said too much ends the connection, and is not taken for an answer about the next mail. */
  function giveBack(connection: SMTPConnection): void {
    used.add(connection);
    setImmediate(() => connections.giveBack(connection));
  }

  /** Makes a connection that refused a mail ready for the next one; ends it when that takes too long. */
  function startAfresh(connection: SMTPConnection): void {
    const timer = setTimeout(() => connections.drop(connection), limits.reset).unref();
    connection.reset((error) => {
      clearTimeout(timer);
      if (error) connections.drop(connection);
      else giveBack(connection);
    });
  }

  return {
    async send(given) {
      const mail = checkMail(given);
      step('mail.before-data');
      const outcome = await attempt(mail);
      if (outcome.kind === 'sent') step('mail.after-accept');
      else log.warn({ messageId: mail.messageId, outcome: outcome.kind }, 'a mail was not sent');
      return outcome;
    },
    verify: () => within(limits.whole, (signal) => connections.verify(signal)),
    close: () => connections.close(),
  };
}

/** Does a work that is to be over in so many ms: then its signal is aborted. */
async function within<T>(ms: number, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const over = new AbortController();
  const timer = setTimeout(() => over.abort(new Error(`the mail server took longer than ${ms} ms`)), ms);
  try {
    return await work(over.signal);
  } finally {
    clearTimeout(timer);
  }
}
