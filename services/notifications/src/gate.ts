import type { Clock } from '@sinan/runtime';
import { Refusal } from '@sinan/schema';

const WINDOW_MS = 10 * 60_000;
/** For all addresses of this process together: far above any honest rush, far below what would make a mail relay of us. */
const PER_PROCESS = 2_000;

/** Lets a mail to an unproven address be asked for, or refuses with `TOO_MANY_REQUESTS`: at most 2,000 per process within any ten minutes. */
export interface Gate {
  /** Does the work of a command that is let in. One that was let in is let in again: it is the same request, retried. */
  pass<T>(commandId: string, work: () => Promise<T>): Promise<T>;
}

export function openGate(clock: Clock, cap = PER_PROCESS, withinMs = WINDOW_MS): Gate {
  /** When each command came in, the earliest first. */
  const entered = new Map<string, number>();

  function forgetTheOld(now: number): void {
    for (const [commandId, at] of entered) {
      if (at > now - withinMs) return;
      entered.delete(commandId);
    }
  }

  return {
    async pass(commandId, work) {
      const now = clock.now();
      forgetTheOld(now);
      if (entered.has(commandId)) return work();
      if (entered.size >= cap) throw new Refusal('TOO_MANY_REQUESTS');
      entered.set(commandId, now);
      try {
        return await work();
      } catch (error) {
        // It mailed nobody: who asks too often for one address takes nobody else's place.
        entered.delete(commandId);
        throw error;
      }
    },
  };
}

const HOUR_MS = 3_600_000;

/** The gate of who is mailed: at most so many an hour in one process, whoever asks and whether or not the address is known. */
export type GateTo = (reader: string) => Gate;

export function openGates(clock: Clock, anHour: number): GateTo {
  /** By reader, that which was asked for longest ago first. */
  const gates = new Map<string, { readonly gate: Gate; readonly at: number }>();

  return (reader) => {
    const [key, now] = [reader.toLowerCase(), clock.now()];
    const gate = gates.get(key)?.gate ?? openGate(clock, anHour, HOUR_MS);
    gates.delete(key);
    gates.set(key, { gate, at: now });
    for (const [known, { at }] of gates) {
      if (at > now - HOUR_MS) break;
      gates.delete(known);
    }
    return gate;
  };
}
