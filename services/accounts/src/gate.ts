import { type Clock, instant } from '@sinan/runtime';
import { Refusal } from '@sinan/schema';
import { type Collection, DuplicateKey, StaleRevision, type Stored } from '@sinan/store';
import type { AttemptRow } from './rows.ts';

const WINDOW_MS = 10 * 60_000;
const PER_ADDRESS = 5;
/** For all addresses of this process together: far above any honest rush, far below what would make a mail relay of us. */
const PER_PROCESS = 2_000;
/** Only callers that race for one address wait for each other, and no more than `PER_ADDRESS` of them get through. */
const TRIES = 8;

/** Lets a link be asked for, or refuses with `TOO_MANY_REQUESTS`: at most 5 per address and 2,000 per process within any ten minutes. */
export interface Gate {
  /** `key` is an HMAC of the address. A command that was let in is let in again: it is the same request, retried. */
  enter(key: string, commandId: string): Promise<void>;
}

export function openGate(rows: Collection<AttemptRow>, clock: Clock, cap = PER_PROCESS): Gate {
  let entered: readonly number[] = [];

  /** Whether this command came in; not when another was faster, and it has to look again. */
  async function tryEnter(id: string, commandId: string): Promise<boolean> {
    const now = clock.now();
    const stored = await rows.get(id);
    const asked = (stored?.doc.asked ?? []).filter(({ at }) => at > now - WINDOW_MS);
    if (asked.some((earlier) => earlier.commandId === commandId)) return true;
    entered = entered.filter((at) => at > now - WINDOW_MS);
    if (asked.length >= PER_ADDRESS) throw refusal(asked[0]?.at ?? now, now);
    if (entered.length >= cap) throw refusal(entered[0] ?? now, now);
    if (!(await written(stored, { id, asked: [...asked, { commandId, at: now }] }))) return false;
    entered = [...entered, now];
    return true;
  }

  async function written(stored: Stored<AttemptRow> | null, row: AttemptRow): Promise<boolean> {
    try {
      if (stored === null) await rows.insert(row);
      else await rows.replace(row, stored.revision);
      return true;
    } catch (error) {
      if (error instanceof DuplicateKey || error instanceof StaleRevision) return false;
      throw error;
    }
  }

  return {
    async enter(key, commandId) {
      for (let tries = 0; tries < TRIES; tries += 1) {
        if (await tryEnter(key, commandId)) return;
      }
      throw refusal(clock.now(), clock.now());
    },
  };
}

/** Says when the oldest of those that count will count no more. Both in ms. */
function refusal(oldest: number, now: number): Refusal {
  const opensAt = oldest + WINDOW_MS;
  return new Refusal('TOO_MANY_REQUESTS', { minutes: Math.ceil((opensAt - now) / 60_000), opensAt: instant(opensAt) });
}
