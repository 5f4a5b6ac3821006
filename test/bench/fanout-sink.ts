import { createServer, type Socket } from 'node:net';

/**
 * The mail server of `bench -- fanout`, in a process of its own: takes everything as fast as it can, and remembers of each mail to whom it went, its
 * Message-ID and when it was taken. Says its port to its parent; answers `count`, and `taken` with all that it remembers.
 */
const taken: Taken[] = [];
export interface Taken {
  readonly to: string;
  readonly messageId: string;
  readonly atMs: number;
}

const END = '\r\n.\r\n';

function talk(socket: Socket): void {
  let [left, to, content] = ['', '', null as string | null];
  socket.setNoDelay(true).setEncoding('latin1');
  socket.on('error', () => undefined);
  socket.write('220 sink\r\n');
  socket.on('data', (chunk: string) => {
    left += chunk;
    let answers = '';
    for (;;) {
      if (content !== null) {
        const end = left.indexOf(END);
        if (end < 0) break;
        const messageId = left.slice(0, end).match(/^Message-ID: (\S+)/im)?.[1] ?? '';
        taken.push({ to, messageId, atMs: performance.timeOrigin + performance.now() });
        left = left.slice(end + END.length);
        content = null;
        answers += '250 taken\r\n';
        continue;
      }
      const end = left.indexOf('\r\n');
      if (end < 0) break;
      const line = left.slice(0, end);
      left = left.slice(end + 2);
      if (line.startsWith('EHLO')) answers += '250-sink\r\n250-PIPELINING\r\n250 8BITMIME\r\n';
      else if (line === 'DATA') [content, answers] = ['', `${answers}354 go on\r\n`];
      else if (line === 'QUIT') return void socket.end('221 bye\r\n');
      else {
        if (line.startsWith('RCPT TO:')) to = line.slice(line.indexOf('<') + 1, line.indexOf('>'));
        answers += '250 ok\r\n';
      }
    }
    if (answers !== '') socket.write(answers);
  });
}

const server = createServer(talk).listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.send?.(typeof address === 'object' && address ? address.port : 0);
});
process.on('message', (asked: string | { readonly address: string }) => {
  if (typeof asked === 'object') process.send?.(taken.some(({ to }) => to === asked.address));
  if (asked === 'count') process.send?.(taken.length);
  if (asked === 'taken') process.send?.(taken);
  if (asked === 'forget') process.send?.(taken.splice(0).length);
  if (asked === 'stop') process.exit();
});
