import type { Mailer, OutgoingMail, SendOutcome } from '@sinan/mail';
import type { Resources } from '@sinan/runtime';
import { domainOf } from '@sinan/schema';
import type { Deliverability } from '../deliverability/index.ts';
import { Allowance } from './allowance.ts';
import type { MailClass } from './classes.ts';
import { Domains } from './domains.ts';
import { Turns } from './turns.ts';

/** Sends mails through the mailer, each when it is the turn of its class, and no more of them than the limits allow. The limits are those of one process. */
export interface Dispatch {
  /** Lets a mail to an address out now, or says when to ask again (ms since the epoch). */
  let(address: string, of: MailClass): Leave;
  /** So many mails at once are enough to send as fast as may be. */
  readonly window: number;
}
export type Leave = { readonly later: number } | Pass;
/** To be used once: to send, or to say that nothing is sent after all. */
export interface Pass {
  /** Null: the signal was aborted before anything of it went out. Rejects as the mailer does. */
  send(mail: OutgoingMail, signal?: AbortSignal): Promise<SendOutcome | null>;
  drop(): void;
}

/** `connections`: how many mails the mailer sends at once. What becomes of each is counted by its domain. */
export function openDispatch(
  mailer: Mailer,
  { clock, settings }: Pick<Resources, 'clock' | 'settings'>,
  connections: number,
  deliverability: Deliverability,
): Dispatch {
  const limits = settings.mailLimits;
  const { perSecond } = limits;
  const pace = perSecond === null ? null : new Allowance(clock, { perSecond, most: perSecond });
  const turns = new Turns(connections, pace);
  const domains =
    limits.perMinuteToDomain === null && limits.atOnceToDomain === null ? null : new Domains(clock, limits);
  return {
    window: perSecond ?? Number.POSITIVE_INFINITY,
    let(address, of) {
      const domain = domainOf(address).toLowerCase();
      const send: Pass['send'] = async (mail, signal) => {
        const outcome = await turns.run(of, () => mailer.send(mail), signal);
        if (outcome !== null) deliverability.tried(domain, mail.messageId, outcome);
        return outcome;
      };
      if (domains === null) return { send, drop: () => undefined };
      const later = domains.enter(domain, of);
      if (later !== null) return { later };
      const from = clock.now();
      return {
        send: (mail, signal) => send(mail, signal).finally(() => domains.leave(domain, clock.now() - from)),
        drop: () => domains.leave(domain),
      };
    },
  };
}
