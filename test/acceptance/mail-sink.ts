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
  /** The envelope sender that a mail came from: where it is to be returned to. */
  returnPathOf(mail: Email): string;
  /** From now on it takes no mail to this address: it asks to be tried later. */
  defer(address: string): void;
  /** From now on it takes mail to this address again. */
  take(address: string): void;
  /** From the nth mail from now on it takes mails, but does not answer until it is released: who sent them does not know whether they arrived. */
  hold(nth: number): { release(): void };
  stop(): Promise<void>;
}

export async function openMailSink(): Promise<MailSink> {
  const mails: Email[] = [];
  const senders = new Map<Email, string>();
  const deferred = new Set<string>();
  let holding = { from: Number.POSITIVE_INFINITY, until: Promise.resolve() };
  const keep = async (stream: AsyncIterable<Buffer>, sender: string) => {
    const chunks: Buffer[] = [];
    for await (const chunk of stream) chunks.push(chunk);
    const mail = await PostalMime.parse(Buffer.concat(chunks));
    // A mail's lines end in CR and LF (RFC 2046 §4.1.1).
    const kept = { ...mail, ...(mail.text && { text: mail.text.replaceAll('\r\n', '\n') }) };
    senders.set(kept, sender);
    mails.push(kept);
    if (mails.length >= holding.from) await holding.until;
  };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo: ({ address }, _session, done) =>
      done(deferred.has(address) ? Object.assign(new Error('later'), { responseCode: 451 }) : null),
    onData: (stream, { envelope: { mailFrom } }, done) => {
      void keep(stream, mailFrom ? mailFrom.address : '').then(() => done(), done);
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
    returnPathOf: (mail) => senders.get(mail) ?? '',
    next: (wanted, nth = 1) => until(`mail number ${nth} to ${wanted}`, () => to(wanted)[nth - 1]),
    defer: (wanted) => void deferred.add(wanted),
    take: (wanted) => void deferred.delete(wanted),
    hold(nth) {
      let release: () => void = () => undefined;
      const until = new Promise<void>((resolve) => {
        release = resolve;
      });
      holding = { from: mails.length + nth, until };
      return {
        release() {
          holding = { ...holding, from: Number.POSITIVE_INFINITY };
          release();
        },
      };
    },
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** The first link in a mail's text whose path begins so. */
export function linkIn(mail: Email, path: string): URL {
  const found = mail.text?.match(/https?:\/\/\S+/g)?.find((link) => new URL(link).pathname.startsWith(path));
  if (!found) throw new Error(`no link to ${path} in the mail “${mail.subject}”`);
  return new URL(found);
}

/** The sign-in mail to this address behind its first so many: others may come between. */
export function signInMail(sink: MailSink, to: string, behind: number): Promise<Email> {
  const isOne = ({ text = '' }: Email) => text.includes('/sign-in?');
  return until(`a sign-in mail to ${to}`, () => sink.to(to).slice(behind).find(isOne));
}

/** The code beside the link in a sign-in mail. */
export function codeIn({ text = '' }: Email): string {
  const [code] = /\b\d{6}\b/.exec(text.replace(/https?:\S+/g, '')) ?? [];
  if (code === undefined) throw new Error('the mail has no code');
  return code;
}
