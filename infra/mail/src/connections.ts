import { parseConnectionUrl } from 'nodemailer/lib/shared';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { Deadline } from './deadline.ts';
import type { SmtpLimits } from './sender.ts';

/** Below what servers allow an idle client (5 minutes, RFC 5321 §4.5.3.2.7), and below the silence after which a socket is given up. */
const IDLE_MS = 20_000;
/** How long no further connection is tried where a server let no more in: those that stand carry the mails. */
const NO_MORE_FOR_MS = 1_000;

/** Connections to one mail server: kept from one mail to the next, never more than `most`, and fewer where the server lets no more in. */
export interface Connections {
  /**
   * A connection that is greeted and signed in, for one mail: who waits longest is next. Rejects when none can be had, or not before the deadline.
   */
  take(deadline: Deadline): Promise<SMTPConnection>;
  /** Gives one back that is ready for the next mail. */
  giveBack(connection: SMTPConnection): void;
  /** Ends one of which nobody knows where it stands. */
  drop(connection: SMTPConnection): void;
  /** Resolves once a connection of its own, beside the others, was greeted and signed in. */
  verify(deadline: Deadline): Promise<void>;
  /** Ends those that are idle, and each other when it is given back. Whoever waits is refused. */
  close(): void;
}

interface Settings {
  readonly url: string;
  readonly most: number;
  readonly limits: SmtpLimits;
}
interface Waiting {
  readonly deadline: Deadline;
  /** What its deadline calls. */
  readonly over: () => void;
  readonly resolve: (connection: SMTPConnection | Promise<SMTPConnection>) => void;
  readonly reject: (error: unknown) => void;
}

export function openConnections({ url, most, limits }: Settings): Connections {
  const { auth, ...server } = parseConnectionUrl(url);
  const options = {
    ...server,
    connectionTimeout: limits.connect,
    dnsTimeout: limits.connect,
    greetingTimeout: limits.greeting,
    socketTimeout: limits.silence,
    // What is closed is gone, so that its place is free when the next is made.
    socketCloseTimeout: 0,
  };
  const live = new Set<SMTPConnection>();
  const idle = new Map<SMTPConnection, NodeJS.Timeout>();
  const waiting = new Set<Waiting>();
  let closed = false;
  let refusedAt = Number.NEGATIVE_INFINITY;
  const mayHaveMore = () => live.size < most && (live.size === 0 || performance.now() - refusedAt >= NO_MORE_FOR_MS);

  async function connect(deadline: Deadline): Promise<SMTPConnection> {
    const connection = new SMTPConnection(options);
    live.add(connection);
    // Whoever waits for something of it hears of an error there.
    connection.on('error', () => undefined);
    try {
      await greeted(connection, deadline);
      if (auth?.user && connection.allowsAuth) await signedIn(connection, auth, deadline);
      for (const event of ['error', 'end'] as const) connection.once(event, () => lose(connection));
      return connection;
    } catch (error) {
      refusedAt = performance.now();
      if (live.size === 1) refuseAll(error);
      drop(connection);
      throw error;
    }
  }

  /** A connection of one's own, or, where no more can be had, one that another gives back. */
  function obtain(deadline: Deadline): Promise<SMTPConnection> {
    return connect(deadline).catch((error: unknown) => {
      if (live.size === 0 || deadline.passed || closed) throw error;
      return wait(deadline);
    });
  }

  function wait(deadline: Deadline): Promise<SMTPConnection> {
    return new Promise((resolve, reject) => {
      const over = () => leave(one) && reject(deadline.passed);
      const one = { deadline, over, resolve, reject };
      waiting.add(one);
      deadline.onPassed(over);
    });
  }

  /** Takes one out of those who wait; gives whether it was among them. */
  function leave(one: Waiting): boolean {
    one.deadline.takeBack(one.over);
    return waiting.delete(one);
  }

  /** None is left that could be given back to who waits. */
  function refuseAll(error: unknown): void {
    for (const one of [...waiting]) if (leave(one)) one.reject(error);
  }

  function lose(connection: SMTPConnection): void {
    clearTimeout(idle.get(connection));
    idle.delete(connection);
    if (!live.delete(connection)) return;
    const [next] = waiting;
    if (next && mayHaveMore()) serve(next, obtain(next.deadline));
  }

  function drop(connection: SMTPConnection): void {
    connection.close();
    lose(connection);
  }

  /** Takes leave of one that nobody has, or ends it when the server takes too long. */
  function quit(connection: SMTPConnection): void {
    clearTimeout(idle.get(connection));
    idle.delete(connection);
    connection.quit();
    setTimeout(() => drop(connection), limits.silence).unref();
  }

  function serve(one: Waiting, connection: SMTPConnection | Promise<SMTPConnection>): void {
    leave(one);
    one.resolve(connection);
  }

  return {
    async take(deadline) {
      if (deadline.passed) throw deadline.passed;
      if (closed) throw new Error('the mailer is closed');
      const [last] = [...idle.keys()].slice(-1);
      if (last === undefined) return mayHaveMore() ? obtain(deadline) : wait(deadline);
      clearTimeout(idle.get(last));
      idle.delete(last);
      return last;
    },
    giveBack(connection) {
      const [next] = waiting;
      if (!live.has(connection)) return;
      if (closed) quit(connection);
      else if (next) serve(next, connection);
      else idle.set(connection, setTimeout(() => quit(connection), IDLE_MS).unref());
    },
    drop,
    async verify(deadline) {
      quit(await connect(deadline));
    },
    close() {
      closed = true;
      refuseAll(new Error('the mailer is closed'));
      for (const connection of [...idle.keys()]) quit(connection);
    },
  };
}

/** A step of a connection's beginning: it is over with its answer, an error, the connection's end or the deadline. */
function stepOf(
  connection: SMTPConnection,
  deadline: Deadline,
  begin: (done: (error?: Error | null) => void) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const over = () => reject(deadline.passed);
    const ended = () => reject(new Error('the mail server ended the connection'));
    const settle = (error?: Error | null) => {
      deadline.takeBack(over);
      connection.off('end', ended);
      if (error) reject(error);
      else resolve();
    };
    deadline.onPassed(over);
    connection.once('end', ended);
    begin(settle);
  });
}

function greeted(connection: SMTPConnection, deadline: Deadline): Promise<void> {
  return stepOf(connection, deadline, (done) => {
    connection.once('error', done);
    connection.connect(done);
  });
}

function signedIn(
  connection: SMTPConnection,
  { user, pass }: { readonly user?: string | undefined; readonly pass?: string | undefined },
  deadline: Deadline,
): Promise<void> {
  const credentials = { user: user ?? '', pass: pass ?? '' };
  return stepOf(connection, deadline, (done) => connection.login({ user: credentials.user, credentials }, done));
}
