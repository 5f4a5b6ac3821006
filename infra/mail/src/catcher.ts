import { once } from 'node:events';
import { buffer } from 'node:stream/consumers';
import { type Clock, systemClock } from '@sinan/runtime';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import { type CaughtMail, parseMail } from './caught.ts';
import { type MailFile, openMailFile } from './mail-file.ts';
import { onlyOnce } from './only-once.ts';

export interface CatcherOptions {
  /** `mail.db` of the data folder: the catcher's own file. */
  readonly file: string;
  /** Default 0: any free port. */
  readonly port?: number;
  /** A loopback address; any other is refused. Default `127.0.0.1`. */
  readonly host?: string;
  /** Called after a mail is durable. */
  readonly onMail?: (mail: CaughtMail) => void;
  /** How many mails are kept. Default 10,000. */
  readonly keeps?: number;
  /** Says when a mail was taken. Default: the system's time. */
  readonly clock?: Clock;
}

/** The built-in mail server of a loopback deployment: takes every mail and shows it in the mailbox page, sends none on. */
export interface Catcher {
  /** `smtp://127.0.0.1:port` */
  readonly url: string;
  /** Newest first. `to` is one recipient's address; `limit` 1–10,000. */
  list(query: { readonly to?: string; readonly limit: number }): readonly CaughtMail[];
  get(id: string): CaughtMail | null;
  /** Removes the mails to an address, in any case. Resolves, when no byte of them is left on disk, to how many there were. */
  forget(address: string): Promise<number>;
  stop(): Promise<void>;
}

const LOOPBACK = ['127.0.0.1', '::1', 'localhost'];
const MAX_MAIL_BYTES = 10 * 1024 * 1024;
/** How long clients that keep their connection open may hold up a stop. */
const CLOSE_WITHIN_MS = 500;

/** 451 (RFC 5321 §4.2.3): not stored, try again. */
class NotStored extends Error {
  readonly responseCode = 451;
}

async function take(
  file: MailFile,
  stream: SMTPServerDataStream,
  session: SMTPServerSession,
): Promise<readonly CaughtMail[]> {
  const { mailFrom, rcptTo } = session.envelope;
  const content = await parseMail(await buffer(stream));
  const recipients = rcptTo.map(({ address }) => address.toLowerCase());
  return file.keep({ sender: mailFrom ? mailFrom.address : '', recipients, content });
}

function serverOf(file: MailFile, onMail: (mail: CaughtMail) => void): SMTPServer {
  return new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    size: MAX_MAIL_BYTES,
    rejectOversized: true,
    closeTimeout: CLOSE_WITHIN_MS,
    logger: false,
    onData(stream, session, answer) {
      take(file, stream, session).then(
        (mails) => {
          answer(null, `kept as ${mails.map(({ id }) => id).join(', ')}`);
          mails.forEach(onMail);
        },
        () => answer(new NotStored('The mail could not be stored.')),
      );
    },
  });
}

/** Starts the catcher. A mail is on disk before its sender gets 250. */
export async function openCatcher(options: CatcherOptions): Promise<Catcher> {
  const { host = '127.0.0.1', port = 0, onMail = () => undefined } = options;
  if (!LOOPBACK.includes(host))
    throw new Error(`The mail catcher binds to loopback only, not to ${host}. Set SMTP_URL.`);
  const file = openMailFile(options.file, options.clock ?? systemClock, options.keeps);
  const server = serverOf(file, onMail);
  // A client that breaks off is its own affair; without a listener its error would end the process.
  server.on('error', () => undefined);
  const listening = server.listen(port, host);
  await once(listening, 'listening').catch((error: unknown) => {
    file.close();
    throw error;
  });
  const bound = listening.address();
  const boundPort = bound && typeof bound === 'object' ? bound.port : port;
  return {
    url: `smtp://${host.includes(':') ? `[${host}]` : host}:${boundPort}`,
    list: ({ limit, ...query }) => file.list({ ...query, limit: Math.min(Math.max(limit, 1), 10_000) }),
    get: (id) => file.get(id),
    forget: (address) => file.forget(address),
    stop: onlyOnce(async () => {
      await new Promise<void>((resolve) => server.close(resolve));
      file.close();
    }),
  };
}
