import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { Frames, replyTo, requestOf } from './wire.ts';

/** A reply that the server has sent and the client has not got. */
export interface Caught {
  /** Lets it through after all. */
  release(): void;
  /** Breaks the connection instead: what was asked for has happened, and nobody is told. */
  cut(): void;
}

/** Stands between a client and a server of MongoDB's protocol, and is a bad line when told to be. */
export interface BadLine {
  /** The connection string that leads through it. */
  readonly uri: string;
  /** From now on every reply takes so much longer. */
  delay(ms: number): void;
  /** From now on nothing gets through, as if the cable were cut: no connection is closed. */
  fallSilent(): void;
  /** Breaks every connection; new ones are let in. */
  cut(): void;
  /** Breaks every connection, and lets none in any more. */
  shut(): void;
  /** Resolves when the server has answered the next command of this name. */
  catchReply(command: string): Promise<Caught>;
  /** Of the replies to writes, cuts every `nth` one, `times` in all. */
  cutReplies(plan: CutPlan): void;
  /** How many replies were cut since it was last told to. */
  cuts(): number;
  stop(): Promise<void>;
}

interface CutPlan {
  readonly nth: number;
  readonly times: number;
}

const WRITES: ReadonlySet<string> = new Set(['insert', 'update', 'delete', 'findAndModify']);
const MONGODB_PORT = 27_017;

/** Opens a line to the server of a connection string, on `port` or on a free one. */
export async function openBadLine(uri: string, port = 0): Promise<BadLine> {
  const { hostname, port: serverPort } = new URL(uri);
  const sockets = new Set<Socket>();
  const faults = new Faults();
  let shut = false;
  const cut = () => {
    for (const socket of sockets) socket.destroy();
  };
  const server = createServer((client) => {
    if (shut) return void client.destroy();
    const database = connect(Number(serverPort || MONGODB_PORT), hostname);
    bind(client, database, sockets);
    bind(database, client, sockets);
    faults.stand(client, database);
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    uri: `mongodb://127.0.0.1:${(server.address() as AddressInfo).port}/?directConnection=true`,
    delay: (ms) => faults.delay(ms),
    fallSilent: () => faults.fallSilent(),
    cut,
    shut() {
      shut = true;
      cut();
    },
    catchReply: (command) => faults.catchReply(command),
    cutReplies: (plan) => faults.cutReplies(plan),
    cuts: () => faults.cuts,
    async stop() {
      cut();
      server.close();
      await once(server, 'close');
    },
  };
}

/** What ends on one side ends on the other. */
function bind(one: Socket, other: Socket, sockets: Set<Socket>): void {
  sockets.add(one);
  one.on('error', () => other.destroy());
  one.on('close', () => {
    sockets.delete(one);
    other.destroy();
  });
}

/** What befalls the messages of all connections of a line. */
class Faults {
  #delayMs = 0;
  #silent = false;
  #awaited: { readonly command: string; caught(reply: Caught): void } | null = null;
  #plan: CutPlan = { nth: 1, times: 0 };
  #writesAnswered = 0;
  cuts = 0;

  delay(ms: number): void {
    this.#delayMs = ms;
  }
  fallSilent(): void {
    this.#silent = true;
  }
  catchReply(command: string): Promise<Caught> {
    return new Promise((resolve) => {
      this.#awaited = { command, caught: resolve };
    });
  }
  cutReplies(plan: CutPlan): void {
    this.#plan = plan;
    this.#writesAnswered = 0;
    this.cuts = 0;
  }

  /** Stands between the two ends of one connection. */
  stand(client: Socket, database: Socket): void {
    const writes = new Set<number>();
    const catching = new Map<number, (reply: Caught) => void>();
    const requests = new Frames((frame) => {
      const { id, command } = requestOf(frame);
      if (WRITES.has(command)) writes.add(id);
      const caught = this.#catcherOf(command);
      if (caught) catching.set(id, caught);
      if (!this.#silent) database.write(frame);
    });
    const replies = new Frames((frame) => {
      const id = replyTo(frame);
      const cut = () => void client.destroy();
      if (writes.delete(id) && this.#cutsNow()) return cut();
      const release = () => void (this.#silent || client.write(frame));
      const caught = catching.get(id);
      if (!caught) return this.#pass(release);
      catching.delete(id);
      caught({ release, cut });
    });
    client.on('data', (chunk: Buffer) => requests.push(chunk));
    database.on('data', (chunk: Buffer) => replies.push(chunk));
  }

  #catcherOf(command: string): ((reply: Caught) => void) | null {
    const awaited = this.#awaited;
    if (awaited?.command !== command) return null;
    this.#awaited = null;
    return awaited.caught;
  }

  #cutsNow(): boolean {
    this.#writesAnswered += 1;
    if (this.cuts >= this.#plan.times || this.#writesAnswered % this.#plan.nth !== 0) return false;
    this.cuts += 1;
    return true;
  }

  #pass(release: () => void): void {
    if (this.#delayMs === 0) release();
    else setTimeout(release, this.#delayMs);
  }
}
