import { type Clock, type Log, type Step, systemClock } from '@sinan/runtime';
import { checkMail } from './check-mail.ts';
import type { DkimKey } from './dkim.ts';
import type { Mailer } from './port.ts';
import type { SmtpLimits } from './sender.ts';
import { openThreadedSender } from './sender-client.ts';

/** As many as a mailer opens, unless it is told otherwise. */
export const CONNECTIONS = 50;

export interface SmtpOptions {
  /** `smtp://` or `smtps://`, with credentials when the server wants them. */
  readonly url: string;
  readonly log: Log;
  /** Dates the mails. Default: the system's time. */
  readonly clock?: Clock;
  /** The fault harness's hook. */
  readonly step?: (name: Step) => void;
  /** Signs the mails in the name of the sender's domain. Left out, they are not signed here. */
  readonly dkim?: DkimKey;
  /** Mails on their way at once. Default: `CONNECTIONS`. */
  readonly connections?: number;
  readonly limits?: Partial<SmtpLimits>;
}

const LIMITS: SmtpLimits = { connect: 10_000, greeting: 10_000, silence: 30_000, reset: 5_000, whole: 120_000 };

/** Opens a pool of connections to one mail server, in a thread of its own. Nothing is sent before the first `send`. */
export function openSmtpMailer(options: SmtpOptions): Mailer {
  const { url, log, clock = systemClock, step = () => undefined, dkim = null, connections = CONNECTIONS } = options;
  const sender = openThreadedSender(
    { url, dkim, connections, limits: { ...LIMITS, ...options.limits } },
    { lost: (error) => log.error({ error }, 'the thread that sends mails ended; the next mail starts it again') },
  );
  return {
    async send(given) {
      const mail = checkMail(given);
      step('mail.before-data');
      const outcome = await sender.send(mail, clock.now());
      if (outcome.kind === 'sent') step('mail.after-accept');
      else log.warn({ messageId: mail.messageId, outcome: outcome.kind }, 'a mail was not sent');
      return outcome;
    },
    verify: () => sender.verify(),
    close: () => sender.close(),
  };
}
