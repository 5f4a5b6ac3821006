import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { Frames, replyTo, requestOf } from './wire.ts';

/** Stands between the platform and its database, and is a bad line when told to be. */
export interface BadLine {
  /** The address to give to the platform. */
  readonly uri: string;
  /** Holds every reply back for so long. */
  delay(ms: number): void;
  /** Of the replies to writes, cuts the line before every `nth` one, `times` in all: the write has happened, and nobody is told. */
  cut(options: { readonly nth: number; readonly times: number }): void;
  /** How often it was cut since it was last told to. */
  cuts(): number;
  stop(): Promise<void>;
}

export async function openProxy(uri: string): Promise<BadLine> {
  const target = new URL(uri);
  const lines = new Set<Socket>();
  let delayMs = 0;
  let plan = { nth: 1, times: 0 };
  let [passed, cuts] = [0, 0];
  /** Whether the line is cut before this reply to a write. */
  const cutsNow = () => {
    passed += 1;
    if (cuts >= plan.times || passed % plan.nth !== 0) return false;
    cuts += 1;
    return true;
  };

  const server = createServer((client) => {
    const database = connect(Number(target.port), target.hostname);
    const close = () => {
      client.destroy();
      database.destroy();
      lines.delete(client);
    };
    lines.add(client);
    const writes = new Set<number>();
    const requests = new Frames((frame) => {
      const { id, writes: isWrite } = requestOf(frame);
      if (isWrite) writes.add(id);
      database.write(frame);
    });
    const replies = new Frames((frame) => {
      if (writes.delete(replyTo(frame)) && cutsNow()) return close();
      if (delayMs === 0) client.write(frame);
      else setTimeout(() => client.write(frame), delayMs);
    });
    client
      .on('data', (chunk) => requests.push(chunk))
      .on('close', close)
      .on('error', close);
    database
      .on('data', (chunk) => replies.push(chunk))
      .on('close', close)
      .on('error', close);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    uri: `mongodb://127.0.0.1:${port}/`,
    delay: (ms) => {
      delayMs = ms;
    },
    cut: (next) => {
      plan = next;
      [passed, cuts] = [0, 0];
    },
    cuts: () => cuts,
    async stop() {
      for (const line of lines) line.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
