import type { Mailer } from '@sinan/mail';
import { type Tracing, traced } from '@sinan/runtime';

/** Sends each mail in a span under whatever work sends it. That tells what kind of mail it is and what became of it: not to whom, nor what it says. */
export function tracedMailer(mailer: Mailer, tracing: Tracing): Mailer {
  return {
    ...mailer,
    send: (mail) => {
      const purpose = mail.headers.find(([name]) => name === 'X-Sinan-Purpose')?.[1] ?? '';
      const how = { kind: 'client', parent: tracing.current(), attributes: { 'sinan.mail': purpose } } as const;
      return traced(tracing, 'send mail', how, async (span) => {
        const outcome = await mailer.send(mail);
        span.set({ 'sinan.outcome': outcome.kind });
        return outcome;
      });
    },
  };
}
