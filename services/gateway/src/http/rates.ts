import { type Actor, Refusal } from '@sinan/schema';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Visit } from './visit.ts';

/** So many times within so many seconds. */
export interface Rate {
  readonly times: number;
  readonly seconds: number;
}

/** How often callers may do what. Counted in this process alone: with n gateways behind one address a caller may do up to n times as much. */
export interface RateLimits {
  /** What anybody may ask to be done without proof, by network: a sign-in mail, a code tried, a subscription. */
  readonly tries: Rate;
  /** Requests whose session or token is none, by network. Old cookies are among them, so it is no measure of malice. */
  readonly failures: Rate;
  /** Requests without proof, by network: an office reads public pages from one address. */
  readonly unproven: Rate;
  /** Requests of one person or one program. */
  readonly proven: Rate;
}

const MINUTE = 60;
export const RATE_LIMITS: RateLimits = {
  tries: { times: 100, seconds: 10 * MINUTE },
  failures: { times: 500, seconds: 10 * MINUTE },
  unproven: { times: 3_000, seconds: MINUTE },
  proven: { times: 30_000, seconds: MINUTE },
};

/** Validating and compiling a document takes up to 50 ms of a core, a known one none. */
const TO_PREPARE = 10;
const nobody = async () => undefined;

/** Counts callers. Refuses with `TOO_MANY_REQUESTS`, which says after how many seconds to come again. */
export interface Rates {
  /** A request of this actor. */
  arrived(visit: Visit, actor: Actor): Promise<void>;
  /** A document of this actor's that has to be prepared: it weighs as much as ten requests with one that is known. */
  prepares(visit: Visit, actor: Actor): Promise<void>;
  /** That many of what anybody may ask to be done. */
  tried(visit: Visit, times: number): Promise<void>;
}

/** `none` counts nobody: where all callers are on this machine, they are one network. */
export function openRates(limits: RateLimits | 'none'): Rates {
  if (limits === 'none') return { arrived: nobody, prepares: nobody, tried: nobody };
  const [tries, failures] = [counterOf(limits.tries), counterOf(limits.failures)];
  const [unproven, proven] = [counterOf(limits.unproven), counterOf(limits.proven)];
  const requests = ({ network }: Visit, actor: Actor, weight: number) =>
    actor.kind === 'person' || actor.kind === 'program' ? proven(actor.id, weight) : unproven(network(), weight);
  return {
    async arrived(visit, actor) {
      if (visit.proof && actor.kind === 'anonymous') await failures(visit.network(), 1);
      await requests(visit, actor, 1);
    },
    prepares: (visit, actor) => requests(visit, actor, TO_PREPARE - 1),
    tried: async ({ network }, times) => {
      if (times > 0) await tries(network(), times);
    },
  };
}

function counterOf({ times, seconds }: Rate): (key: string, points: number) => Promise<void> {
  const counter = new RateLimiterMemory({ points: times, duration: seconds });
  return async (key, points) => {
    try {
      await counter.consume(key, points);
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error;
      throw new Refusal('TOO_MANY_REQUESTS', { seconds: Math.ceil(error.msBeforeNext / 1000) });
    }
  };
}
