import { Readable } from 'node:stream';
import { type Clock, type Log, type Step, systemClock } from '@sinan/runtime';
import { createTransport } from 'nodemailer';
import { checkMail } from './check-mail.ts';
import type { Mailer, OutgoingMail, SendOutcome } from './port.ts';
import { outcomeOf } from './send-failure.ts';

export interface SmtpOptions {
  /** `smtp://` or `smtps://`, with credentials when the server wants them. */
  readonly url: string;
  readonly log: Log;
  /** Dates the mails. Default: the system's time. */
  readonly clock?: Clock;
  /** The fault harness's hook. */
  readonly step?: (name: Step) => void;
  /** Mails on their way at once. Default 5. */
  readonly connections?: number;
  readonly limits?: Partial<SmtpLimits>;
}

/** In ms. `whole` bounds an attempt from the call on, also against a server that drips and so never falls silent. */
export interface SmtpLimits {
  readonly connect: number;
  readonly greeting: number;
  readonly silence: number;
  readonly whole: number;
}
const LIMITS: SmtpLimits = { connect: 10_000, greeting: 10_000, silence: 30_000, whole: 120_000 };

/** Never above what servers allow an idle client (5 minutes, RFC 5321 §4.5.3.2.7), so that a kept connection is a live one. */
const IDLE_MS = 30_000;

function transportOf({ url, connections = 5 }: SmtpOptions, limits: SmtpLimits) {
  return createTransport({
    pool: true,
    url,
    maxConnections: connections,
    // Whether a mail is tried again is decided by its row alone.
    maxRequeues: 0,
    idleTimeout: IDLE_MS,
    connectionTimeout: limits.connect,
    dnsTimeout: limits.connect,
    greetingTimeout: limits.greeting,
    socketTimeout: limits.silence,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}

/** The mail as nodemailer takes it: addresses as values, never as text to be parsed; the unsubscribe URL unfolded. */
function messageOf(mail: OutgoingMail, now: number) {
  const unfolded = (value: string) => ({ prepared: true, value });
  const oneClick = mail.listUnsubscribe && [
    { key: 'List-Unsubscribe', value: unfolded(`<${mail.listUnsubscribe.url}>`) },
    { key: 'List-Unsubscribe-Post', value: unfolded('List-Unsubscribe=One-Click') },
  ];
  return {
    messageId: mail.messageId,
    date: new Date(now),
    from: { ...mail.from },
    to: { ...mail.to },
    ...(mail.returnPath !== undefined && { envelope: { from: mail.returnPath, to: mail.to.address } }),
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    headers: [
      { key: 'Auto-Submitted', value: 'auto-generated' },
      ...mail.headers.map(([key, value]) => ({ key, value })),
      ...(oneClick ?? []),
    ],
  };
}

/** Passes the content on, and tells when its first byte is asked for: that is after the server's 354. */
function watched(content: Readable, onBegin: () => void): Readable {
  return Readable.from(
    (async function* () {
      onBegin();
      yield* content;
    })(),
    { objectMode: false },
  );
}

/** Opens a pool of connections to one mail server. Nothing is sent before the first `send`. */
export function openSmtpMailer(options: SmtpOptions): Mailer {
  const { log, clock = systemClock, step = () => undefined } = options;
  const limits = { ...LIMITS, ...options.limits };
  const transport = transportOf(options, limits);
  // Attempts whose content has begun to go out. A signal stands for its attempt: nodemailer hands it through as it is.
  const begun = new WeakSet<AbortSignal>();
  transport.use('stream', ({ data: { signal }, message }, done) => {
    message.processFunc((content: Readable) => watched(content, () => void (signal && begun.add(signal))));
    done();
  });

  async function attempt(mail: OutgoingMail): Promise<SendOutcome> {
    const signal = AbortSignal.timeout(limits.whole);
    try {
      const { response = '' } = await transport.sendMail({ ...messageOf(mail, clock.now()), signal });
      return { kind: 'sent', response };
    } catch (error) {
      return outcomeOf(error instanceof Error ? error : new Error(String(error)), begun.has(signal));
    }
  }

  return {
    async send(given) {
      const mail = checkMail(given);
      step('mail.before-data');
      const outcome = await attempt(mail);
      if (outcome.kind === 'sent') step('mail.after-accept');
      else log.warn({ messageId: mail.messageId, outcome: outcome.kind }, 'a mail was not sent');
      return outcome;
    },
    verify: async () => void (await transport.verify()),
    close: () => transport.close(),
  };
}
