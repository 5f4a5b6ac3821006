import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { createInterface } from 'node:readline';

/** Where a mail server misbehaves, and how. */
const STAGES = ['greeting', 'EHLO', 'STARTTLS', 'MAIL', 'RCPT', 'DATA', 'dot', 'RSET', 'after'] as const;
export type Stage = (typeof STAGES)[number];
export type Fault = '4xx' | '5xx' | '421' | 'stall' | 'drop' | 'garbage' | 'drip' | 'too much';

const GOOD: { readonly [stage in Stage]: string } = {
  greeting: '220 ready',
  EHLO: '250 hello',
  STARTTLS: '220 go on',
  MAIL: '250 sender ok',
  RCPT: '250 recipient ok',
  DATA: '354 go on',
  dot: '250 taken as 1',
  RSET: '250 fine',
  after: '',
};

function misbehave(socket: Socket, fault: Fault): void {
  if (fault === '4xx') socket.write('451 not now\r\n');
  if (fault === '5xx') socket.write('550 no such user\r\n');
  if (fault === '421') socket.end('421 going away\r\n');
  if (fault === 'garbage') socket.write('\u0000what?\r\n');
  if (fault === 'too much') socket.write('250 fine\r\n250 fine\r\n');
  if (fault === 'drop') socket.destroy();
  if (fault === 'drip') drip(socket);
}
/** A line that never ends: the client hears something all the time, and never an answer. */
function drip(socket: Socket): void {
  const timer = setInterval(() => socket.write('2'), 10);
  socket.once('close', () => clearInterval(timer));
}

function stageOf(line: string): Stage | null {
  if (/^(EHLO|HELO)/.test(line)) return 'EHLO';
  return STAGES.find((stage) => line.startsWith(stage)) ?? null;
}

/** Whether a server misbehaves now; asked at each stage. */
type IsBad = (stage: Stage, line: string) => boolean;

function talk(socket: Socket, { isBad, fault, tls }: Script, seen: Seen): void {
  let inData = false;
  const answer = (stage: Stage, line = '') => {
    if (isBad(stage, line)) return misbehave(socket, fault);
    inData = stage === 'DATA';
    if (stage === 'EHLO' && tls) socket.write('250-hello\r\n250 STARTTLS\r\n');
    else socket.write(`${GOOD[stage]}\r\n`);
    if (stage === 'dot' && isBad('after', line)) misbehave(socket, fault);
  };
  socket.on('error', () => undefined);
  answer('greeting');
  const lines = createInterface({ input: socket }).on('error', () => undefined);
  lines.on('line', (line) => {
    if (!socket.writable) return;
    if (inData) return line === '.' ? answer('dot') : void seen.content.push(line);
    seen.commands.push(line);
    const stage = stageOf(line);
    if (stage) answer(stage, line);
    else socket.write('250 fine\r\n');
  });
}

interface Seen {
  connections: number;
  readonly commands: string[];
  readonly content: string[];
}
interface Script {
  readonly isBad: IsBad;
  readonly fault: Fault;
  /** Whether it offers STARTTLS, which it cannot do. */
  readonly tls: boolean;
}

/**
 * A mail server that misbehaves at one stage, or whenever a function says so; `seen` counts the connections it had, and keeps the
 * commands and the lines of the mails' content.
 */
export async function scriptedServer(bad: Stage | null | IsBad, fault: Fault, { tls = false } = {}) {
  const isBad = typeof bad === 'function' ? bad : (stage: Stage) => stage === bad;
  const sockets = new Set<Socket>();
  const seen: Seen = { connections: 0, commands: [], content: [] };
  const server = createServer((socket) => {
    seen.connections += 1;
    sockets.add(socket);
    talk(socket, { isBad, fault, tls }, seen);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = address && typeof address === 'object' ? address.port : 0;
  return {
    url: `smtp://127.0.0.1:${port}`,
    seen,
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
