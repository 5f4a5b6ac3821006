import { randomBytes } from 'node:crypto';
import { createTransport } from 'nodemailer';
import SMTPConnection from 'nodemailer/lib/smtp-connection';

/** What `bench -- fanout` is held against, in the same run and over the same sink: mails a second. */
const FROM = 'sinan@sinan.example';
const to = (n: number) => `reader-${n}@subscribers.example`;
const HTML = `<p>${'A warning in six kilobytes of HTML. '.repeat(170)}</p>`;
const TEXT = 'A warning as text. '.repeat(100);

/** The library's own pool and composer, mail by mail. */
export async function pooled(port: number, amount: number): Promise<number> {
  const transport = createTransport({ pool: true, host: '127.0.0.1', port, maxConnections: 50, maxMessages: Infinity });
  const rate = await perSecond(amount, 200, (n) =>
    transport.sendMail({
      messageId: `<${randomBytes(16).toString('hex')}@sinan.example>`,
      from: FROM,
      to: to(n),
      subject: 'Risk warning: mass trademark suits',
      text: TEXT,
      html: HTML,
      headers: { 'List-Unsubscribe': `<https://sinan.example/u/${n}>` },
    }),
  );
  transport.close();
  return rate;
}

/** The library's bare connection with a prepared message, over 50 of them: nothing is written down, nothing is made for anybody. */
export async function bare(port: number, amount: number): Promise<number> {
  const message = Buffer.from(
    `From: ${FROM}\r\nTo: reader@subscribers.example\r\nSubject: Risk warning\r\nMessage-ID: <prepared@sinan.example>\r\n\r\n${`${TEXT}${HTML}`.replace(/(.{76})/g, '$1\r\n')}\r\n`,
  );
  const connections = await Promise.all(Array.from({ length: 50 }, () => connected(port)));
  const idle = [...connections];
  const rate = await perSecond(amount, connections.length, async (n) => {
    const connection = idle.pop();
    if (connection === undefined) throw new Error('more at once than connections');
    await new Promise<void>((resolve, reject) =>
      connection.send({ from: FROM, to: [to(n)] }, message, (error) => (error ? reject(error) : resolve())),
    );
    idle.push(connection);
  });
  for (const connection of connections) connection.quit();
  return rate;
}

function connected(port: number): Promise<SMTPConnection> {
  const connection = new SMTPConnection({ host: '127.0.0.1', port, ignoreTLS: true });
  return new Promise((resolve, reject) => {
    connection.once('error', reject);
    connection.connect((error) => (error ? reject(error) : resolve(connection)));
  });
}

async function perSecond(amount: number, atOnce: number, send: (n: number) => Promise<unknown>): Promise<number> {
  const began = performance.now();
  let next = 0;
  const lane = async () => {
    for (let n = next++; n < amount; n = next++) await send(n);
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  return amount / ((performance.now() - began) / 1_000);
}
