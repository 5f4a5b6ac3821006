import type { Clock } from '@sinan/runtime';

/** A try that may begin, and is to say when it is over; or when (ms) to ask again. */
export type Turn = { readonly done: () => void } | { readonly later: number };

/** How many tries to one host may be under way in this process, so that one that is slow leaves room for all others. */
export interface Hosts {
  enter(host: string): Turn;
}

/** Who is turned away comes back one after the other. */
const APART_MS = 100;

export function openHosts(clock: Clock, atMost: number): Hosts {
  const known = new Map<string, { under: number; next: number }>();
  return {
    enter(host) {
      const at = known.get(host) ?? { under: 0, next: 0 };
      if (at.under >= atMost) {
        at.next = Math.max(at.next, clock.now()) + APART_MS;
        return { later: at.next };
      }
      at.under += 1;
      known.set(host, at);
      return {
        done() {
          at.under -= 1;
          if (at.under === 0) known.delete(host);
        },
      };
    },
  };
}
