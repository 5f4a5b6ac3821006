import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { until } from './until.ts';

/** A mail server of somebody else's, on loopback: keeps what it was sent. */
export interface MailSink {
  readonly url: string;
  readonly mails: readonly Email[];
  /** Waits for the nth mail (from 1) to this address. */
  next(to: string, nth?: number): Promise<Email>;
  to(address: string): readonly Email[];
  stop(): Promise<void>;
}

/** `defers`: an address whose mails are not taken for now. */
export async function openMailSink({ defers }: { readonly defers?: string } = {}): Promise<MailSink> {
  const mails: Email[] = [];
  const keep = async (stream: AsyncIterable<Buffer>) => {
    const chunks: Buffer[] = [];
    for await (const chunk of stream) chunks.push(chunk);
    mails.push(await PostalMime.parse(Buffer.concat(chunks)));
  };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo: ({ address }, _session, done) =>
      done(address === defers ? Object.assign(new Error('later'), { responseCode: 451 }) : null),
    onData: (stream, _session, done) => {
      void keep(stream).then(() => done(), done);
    },
  });
  // A client that is killed resets its connection: nothing to do about it here.
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const to = (wanted: string) => mails.filter((mail) => mail.to?.some(({ address: one }) => one === wanted));
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    to,
    next: (wanted, nth = 1) => until(`mail number ${nth} to ${wanted}`, () => to(wanted)[nth - 1]),
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** The first link in a mail's text whose path begins so. */
export function linkIn(mail: Email, path: string): URL {
  const found = mail.text?.match(/https?:\/\/\S+/g)?.find((link) => new URL(link).pathname.startsWith(path));
  if (!found) throw new Error(`no link to ${path} in the mail “${mail.subject}”`);
  return new URL(found);
}
