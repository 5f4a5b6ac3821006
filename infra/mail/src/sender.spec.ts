import { createServer, type Socket } from 'node:net';
import PostalMime from 'postal-mime';
import { afterEach, describe, expect, it } from 'vitest';
import { aMail } from './mail.fixture.ts';
import { openSender } from './sender.ts';

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** A mail server that keeps each message by its recipient, as it came. */
async function keepingServer() {
  const kept = new Map<string, string>();
  const server = createServer((socket) => keep(socket, kept));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  closing.push(() => server.close());
  const address = server.address();
  return { kept, url: `smtp://127.0.0.1:${address && typeof address === 'object' ? address.port : 0}` };
}
function keep(socket: Socket, kept: Map<string, string>): void {
  let [left, to, isContent] = ['', '', false];
  socket.setEncoding('latin1').write('220 ready\r\n');
  socket.on('error', () => undefined);
  socket.on('data', (chunk) => {
    left += chunk;
    for (;;) {
      const mark = isContent ? '\r\n.\r\n' : '\r\n';
      const end = left.indexOf(mark);
      if (end < 0) return;
      const said = left.slice(0, end);
      left = left.slice(end + mark.length);
      if (isContent) kept.set(to, said);
      else if (said.startsWith('RCPT')) to = /<(.+)>/.exec(said)?.[1] ?? '';
      isContent = !isContent && said === 'DATA';
      socket.write(isContent ? '354 go on\r\n' : '250 fine\r\n');
    }
  });
}

describe('a sender', () => {
  it('gives each of many readers their own words, long and short, over the few connections that it has', async () => {
    const { kept, url } = await keepingServer();
    const limits = { connect: 5_000, greeting: 5_000, silence: 5_000, reset: 1_000, whole: 20_000 };
    const sender = openSender({ url, dkim: null, connections: 3, limits });
    closing.push(() => sender.close());
    const mails = Array.from({ length: 60 }, (_, n) =>
      aMail({
        messageId: `<${n}@sinan.example>`,
        to: { name: '', address: `reader-${n}@example.cn` },
        text: `only for ${n} ${'长'.repeat((n % 7) * 5_000)}.`,
        html: `<p>only for ${n}</p>`,
      }),
    );
    const outcomes = await Promise.all(mails.map((mail) => sender.send(mail, 0)));
    expect(new Set(outcomes.map(({ kind }) => kind))).toEqual(new Set(['sent']));
    const read = await Promise.all(mails.map(({ to }) => PostalMime.parse(kept.get(to.address) ?? '')));
    expect(read.map(({ messageId, text }) => [messageId, text?.trimEnd()])).toEqual(
      mails.map(({ messageId, text }) => [messageId, text]),
    );
  });
});
