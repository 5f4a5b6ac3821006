import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** A reply that the server has sent and the client has not got. */
export interface Caught {
  /** Lets it through after all. */
  release(): void;
  /** Breaks the connection instead. */
  cut(): void;
}

/** OP_MSG, and where the name of its command stands: header 16, flags 4, kind 1, length 4, type 1. (MongoDB wire protocol) */
const OP_MSG = 2013;
const NAME_AT = 26;

/** A TCP proxy in front of a MongoDB server, which can lose, hold and delay what the server says. */
export class NetworkProxy {
  readonly #server: Server;
  readonly #target: URL;
  readonly #sockets = new Set<Socket>();
  #awaited: { readonly command: string; caught(reply: Caught): void } | null = null;
  #silent = false;
  #delayMs = 0;

  constructor(uri: string) {
    this.#target = new URL(uri);
    this.#server = createServer((client) => this.#join(client));
  }

  /** Listens on `port`, or on a free one; resolves to the connection string that leads through it. */
  async listen(port = 0): Promise<string> {
    this.#server.listen(port, '127.0.0.1');
    await once(this.#server, 'listening');
    return `mongodb://127.0.0.1:${(this.#server.address() as AddressInfo).port}/?directConnection=true`;
  }

  /** Resolves when the server has answered the next command of this name. */
  catchReply(command: string): Promise<Caught> {
    return new Promise((resolve) => {
      this.#awaited = { command, caught: resolve };
    });
  }

  /** From now on nothing gets through, as if the cable were cut: no connection is closed. */
  fallSilent(): void {
    this.#silent = true;
  }

  /** From now on every answer takes so much longer. */
  slowDown(ms: number): void {
    this.#delayMs = ms;
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    this.#server.close();
    await once(this.#server, 'close');
  }

  #join(client: Socket): void {
    const server = connect(Number(this.#target.port || 27017), this.#target.hostname);
    this.#bind(client, server);
    this.#bind(server, client);
    let catching: ((reply: Caught) => void) | null = null;
    client.on('data', (request: Buffer) => {
      catching = this.#catcherOf(request) ?? catching;
      if (!this.#silent) server.write(request);
    });
    server.on('data', (reply: Buffer) => {
      const release = (): void => {
        if (!this.#silent) client.write(reply);
      };
      if (!catching) return this.#pass(release);
      catching({ release, cut: () => client.destroy() });
      catching = null;
    });
  }

  /** What ends on one side ends on the other. */
  #bind(one: Socket, other: Socket): void {
    this.#sockets.add(one);
    one.on('error', () => other.destroy());
    one.on('close', () => other.destroy());
  }

  /** Who waits for the answer to this request, if anyone does. */
  #catcherOf(request: Buffer): ((reply: Caught) => void) | null {
    const awaited = this.#awaited;
    if (awaited === null || awaited.command !== commandOf(request)) return null;
    this.#awaited = null;
    return awaited.caught;
  }

  #pass(release: () => void): void {
    if (this.#delayMs === 0) release();
    else setTimeout(release, this.#delayMs);
  }
}

function commandOf(request: Buffer): string | null {
  if (request.length <= NAME_AT || request.readInt32LE(12) !== OP_MSG) return null;
  return request.toString('utf8', NAME_AT, request.indexOf(0, NAME_AT));
}
