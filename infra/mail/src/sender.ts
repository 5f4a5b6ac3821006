import { Socket } from 'node:net';
import type { Readable, Writable } from 'node:stream';
import type SMTPConnection from 'nodemailer/lib/smtp-connection';
import { openConnections } from './connections.ts';
import { type Deadline, within } from './deadline.ts';
import { type DkimKey, signerWith } from './dkim.ts';
import { messageOf } from './message.ts';
import type { OutgoingMail, SendOutcome } from './port.ts';
import { Rooms } from './rooms.ts';
import { isAboutOneMail, isSilentEnd, outcomeOf } from './send-failure.ts';

export interface SenderOptions {
  readonly url: string;
  /** Signs the mails. Null: they are not signed here. */
  readonly dkim: DkimKey | null;
  /** Mails on their way at once. */
  readonly connections: number;
  readonly limits: SmtpLimits;
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

/** Writes checked mails and sends them, over a pool of connections to one mail server. */
export interface Sender {
  /** `date`: what the mail is dated, in ms since the epoch. Never rejects. */
  send(mail: OutgoingMail, date: number): Promise<SendOutcome>;
  verify(): Promise<void>;
  close(): void;
}

/**
 * A message, as much of a stream as the connection asks of one: it is taken after the server's 354, which shows that it went out. It goes past the doubling of dots, which
 * looks at each of its bytes: no line of it begins with one.
 */
class Content {
  begun = false;
  readonly #message: Buffer;
  constructor(message: Buffer) {
    this.#message = message;
  }
  pipe(stream: Writable): void {
    this.begun = true;
    (stream as Writable & Readable).push(this.#message);
    stream.end();
  }
}

/** Nothing is sent before the first `send`. */
export function openSender({ url, dkim, connections: most, limits }: SenderOptions): Sender {
  const connections = openConnections({ url, most, limits });
  const signed = dkim ? signerWith(dkim) : null;
  const rooms = new Rooms();

  /** Those that have carried a mail: such a one may have been ended by the server meanwhile, which says nothing of the next mail. */
  const used = new WeakSet<SMTPConnection>();

  async function overConnection(
    connection: SMTPConnection,
    envelope: { readonly from: string; readonly to: string[] },
    content: Content,
    deadline: Deadline,
  ): Promise<string> {
    try {
      const response = await new Promise<string>((resolve, reject) => {
        const over = () => reject(deadline.passed);
        deadline.onPassed(over);
        connection.send(envelope, content as unknown as Readable, (error, info) => {
          deadline.takeBack(over);
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

  /** A server may have taken a mail before it had all of it. */
  function isWritten(connection: SMTPConnection): boolean {
    return connection._socket instanceof Socket && connection._socket.writableLength === 0;
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
    async send(mail, date) {
      let isBegun = () => false;
      try {
        const room = rooms.take();
        const message = messageOf(mail, date, room);
        const bytes = signed ? await signed(message) : message;
        const envelope = { from: mail.returnPath ?? mail.from.address, to: [mail.to.address] };
        const response = await within(limits.whole, async (deadline) => {
          for (;;) {
            const connection = await connections.take(deadline);
            const content = new Content(bytes);
            isBegun = () => content.begun;
            try {
              const response = await overConnection(connection, envelope, content, deadline);
              if (isWritten(connection)) rooms.giveBack(room);
              return response;
            } catch (error) {
              if (!used.has(connection) || content.begun || !isSilentEnd(error as Error)) throw error;
            }
          }
        });
        return { kind: 'sent', response };
      } catch (error) {
        return outcomeOf(error instanceof Error ? error : new Error(String(error)), isBegun());
      }
    },
    verify: () => within(limits.whole, (deadline) => connections.verify(deadline)),
    close: () => connections.close(),
  };
}
