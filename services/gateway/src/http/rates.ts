import { type Actor, actorRef, Refusal } from '@sinan/schema';
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
  /** Event streams open at a time, of one person or program, or without proof of one network. */
  readonly streams: number;
}

const MINUTE = 60;
export const RATE_LIMITS: RateLimits = {
  tries: { times: 100, seconds: 10 * MINUTE },
  failures: { times: 500, seconds: 10 * MINUTE },
  unproven: { times: 3_000, seconds: MINUTE },
  proven: { times: 30_000, seconds: MINUTE },
  streams: 100,
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
  /** Opens an event stream; what it gives is called at its end. */
  follows(visit: Visit, actor: Actor): () => void;
  /** That many of what anybody may ask to be done. */
  tried(visit: Visit, times: number): Promise<void>;
}

/** `none` counts nobody: where all callers are on this machine, they are one network. */
export function openRates(limits: RateLimits | 'none'): Rates {
  if (limits === 'none') return { arrived: nobody, prepares: nobody, tried: nobody, follows: () => () => undefined };
  const [tries, failures] = [counterOf(limits.tries), counterOf(limits.failures)];
  const [unproven, proven] = [counterOf(limits.unproven), counterOf(limits.proven)];
  const isProven = (actor: Actor) => actor.kind === 'person' || actor.kind === 'program';
  const keyOf = ({ network }: Visit, actor: Actor) => (isProven(actor) ? actorRef(actor) : network());
  const requests = (visit: Visit, actor: Actor, weight: number) =>
    (isProven(actor) ? proven : unproven)(keyOf(visit, actor), weight);
  const streams = openHeld(limits.streams);
  return {
    async arrived(visit, actor) {
      if (visit.proof && actor.kind === 'anonymous') await failures(visit.network(), 1);
      await requests(visit, actor, 1);
    },
    prepares: (visit, actor) => requests(visit, actor, TO_PREPARE - 1),
    follows: (visit, actor) => streams(keyOf(visit, actor)),
    tried: async ({ network }, times) => {
      if (times > 0) await tries(network(), times);
    },
  };
}

/** How long who holds too many is told to wait (s): nobody knows when one ends. */
const COME_AGAIN = 30;

/** What is held at a time, by key. */
function openHeld(most: number): (key: string) => () => void {
  const held = new Map<string, number>();
  return (key) => {
    const count = held.get(key) ?? 0;
    if (count >= most) throw new Refusal('TOO_MANY_REQUESTS', { seconds: COME_AGAIN });
    held.set(key, count + 1);
    return () => {
      const left = (held.get(key) ?? 1) - 1;
      if (left > 0) held.set(key, left);
      else held.delete(key);
    };
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
