import { parseConnectionUrl } from 'nodemailer/lib/shared';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { SmtpLimits } from './smtp.ts';

/** Below what servers allow an idle client (5 minutes, RFC 5321 §4.5.3.2.7), so that a kept connection is a live one. */
const IDLE_MS = 30_000;

/** Connections to one mail server: kept from one mail to the next, never more than `most`. */
export interface Connections {
  /** A connection that is greeted and signed in, for one mail: who waits longest is next. Rejects when none comes about before the signal. */
  take(signal: AbortSignal): Promise<SMTPConnection>;
  /** Gives one back that is ready for the next mail. */
  giveBack(connection: SMTPConnection): void;
  /** Ends one of which nobody knows where it stands. */
  drop(connection: SMTPConnection): void;
  /** Resolves once a connection of its own was greeted and signed in. */
  verify(signal: AbortSignal): Promise<void>;
  /** Ends those that are idle, and each other when it is given back. Whoever waits is refused. */
  close(): void;
}

interface Settings {
  readonly url: string;
  readonly most: number;
  readonly limits: SmtpLimits;
}
interface Waiting {
  readonly signal: AbortSignal;
  readonly resolve: (connection: SMTPConnection | Promise<SMTPConnection>) => void;
  readonly reject: (error: Error) => void;
}

export function openConnections({ url, most, limits }: Settings): Connections {
  const { auth, ...server } = parseConnectionUrl(url);
  const options = {
    ...server,
    connectionTimeout: limits.connect,
    dnsTimeout: limits.connect,
    greetingTimeout: limits.greeting,
    socketTimeout: limits.silence,
  };
  const live = new Set<SMTPConnection>();
  const idle = new Map<SMTPConnection, NodeJS.Timeout>();
  const waiting = new Set<Waiting>();
  let closed = false;

  async function connect(signal: AbortSignal): Promise<SMTPConnection> {
    const connection = new SMTPConnection(options);
    live.add(connection);
    for (const event of ['error', 'end'] as const) connection.on(event, () => lose(connection));
    try {
      await greeted(connection, signal);
      if (auth?.user && connection.allowsAuth) await signedIn(connection, auth, signal);
      return connection;
    } catch (error) {
      drop(connection);
      throw error;
    }
  }

  function lose(connection: SMTPConnection): void {
    clearTimeout(idle.get(connection));
    idle.delete(connection);
    if (!live.delete(connection)) return;
    const [next] = waiting;
    if (next) serve(next, connect(next.signal));
  }

  function drop(connection: SMTPConnection): void {
    lose(connection);
    connection.close();
  }

  function serve(one: Waiting, connection: SMTPConnection | Promise<SMTPConnection>): void {
    waiting.delete(one);
    one.resolve(connection);
  }

  return {
    async take(signal) {
      if (closed) throw new Error('the mailer is closed');
      for (const [connection, timer] of idle) {
        clearTimeout(timer);
        idle.delete(connection);
        return connection;
      }
      if (live.size < most) return connect(signal);
      return new Promise((resolve, reject) => {
        const one = { signal, resolve, reject };
        waiting.add(one);
        signal.addEventListener('abort', () => waiting.delete(one) && reject(signal.reason), { once: true });
      });
    },
    giveBack(connection) {
      const [next] = waiting;
      if (!live.has(connection)) return;
      if (closed) connection.quit();
      else if (next) serve(next, connection);
      else idle.set(connection, setTimeout(() => connection.quit(), IDLE_MS).unref());
    },
    drop,
    async verify(signal) {
      (await connect(signal)).quit();
    },
    close() {
      closed = true;
      for (const one of waiting) one.reject(new Error('the mailer is closed'));
      waiting.clear();
      for (const [connection, timer] of idle) {
        clearTimeout(timer);
        connection.quit();
      }
      idle.clear();
    },
  };
}

/** A step of a connection's beginning: it is over with its answer, an error, the connection's end or the signal. */
function stepOf(
  connection: SMTPConnection,
  signal: AbortSignal,
  begin: (done: (error?: Error | null) => void) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const over = () => reject(signal.reason);
    const ended = () => reject(new Error('the mail server ended the connection'));
    const settle = (error?: Error | null) => {
      signal.removeEventListener('abort', over);
      connection.off('end', ended);
      if (error) reject(error);
      else resolve();
    };
    signal.addEventListener('abort', over, { once: true });
    connection.once('end', ended);
    begin(settle);
  });
}

function greeted(connection: SMTPConnection, signal: AbortSignal): Promise<void> {
  return stepOf(connection, signal, (done) => {
    connection.once('error', done);
    connection.connect(done);
  });
}

function signedIn(
  connection: SMTPConnection,
  { user, pass }: { readonly user?: string | undefined; readonly pass?: string | undefined },
  signal: AbortSignal,
): Promise<void> {
  const credentials = { user: user ?? '', pass: pass ?? '' };
  return stepOf(connection, signal, (done) => connection.login({ user: credentials.user, credentials }, done));
}
