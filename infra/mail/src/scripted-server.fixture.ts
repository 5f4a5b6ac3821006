import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { createInterface } from 'node:readline';

/** Where a mail server misbehaves, and how. */
export const STAGES = ['greeting', 'EHLO', 'MAIL', 'RCPT', 'DATA', 'dot'] as const;
export type Stage = (typeof STAGES)[number];
export type Fault = '4xx' | '5xx' | 'stall' | 'drop' | 'garbage' | 'drip';

const GOOD: { readonly [stage in Stage]: string } = {
  greeting: '220 ready',
  EHLO: '250 hello',
  MAIL: '250 sender ok',
  RCPT: '250 recipient ok',
  DATA: '354 go on',
  dot: '250 taken as 1',
};

function misbehave(socket: Socket, fault: Fault): void {
  if (fault === '4xx') socket.write('451 not now\r\n');
  if (fault === '5xx') socket.write('550 no such user\r\n');
  if (fault === 'garbage') socket.write('\u0000what?\r\n');
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

function talk(socket: Socket, bad: Stage | null, fault: Fault, content: string[]): void {
  let inData = false;
  const answer = (stage: Stage) => {
    if (stage === bad) return misbehave(socket, fault);
    inData = stage === 'DATA';
    socket.write(`${GOOD[stage]}\r\n`);
  };
  socket.on('error', () => undefined);
  answer('greeting');
  createInterface({ input: socket }).on('line', (line) => {
    if (inData) return line === '.' ? answer('dot') : void content.push(line);
    const stage = stageOf(line);
    if (stage) answer(stage);
    else socket.write('250 fine\r\n');
  });
}

/** A mail server that misbehaves at one stage; `seen` counts the connections it had, and keeps the lines of the mails' content. */
export async function scriptedServer(bad: Stage | null, fault: Fault) {
  const sockets = new Set<Socket>();
  const seen = { connections: 0, content: [] as string[] };
  const server = createServer((socket) => {
    seen.connections += 1;
    sockets.add(socket);
    talk(socket, bad, fault, seen.content);
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
