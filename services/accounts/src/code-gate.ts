import { type Clock, instant } from '@sinan/runtime';
import { Refusal } from '@sinan/schema';
import type { Collection } from '@sinan/store';
import { changed } from './changed.ts';
import type { AttemptRow } from './rows.ts';

const HOUR_MS = 60 * 60_000;
const PER_ADDRESS = 10;

/**
 * Holds back whoever guesses the codes of one address, over however many links: ten wrong ones within an hour lock codes for an hour. The mailed links
 * go on working, so that nobody is locked out by another's guesses.
 */
export interface CodeGate {
  /** Counts a try before it is judged, so that many at once get no more than one after the other. `CODE_LOCKED` says when codes count again. */
  enter(key: string, tryId: string): Promise<void>;
  /** Takes it back: the code was right, or was not judged at all. */
  forgive(key: string, tryId: string): Promise<void>;
}

export function openCodeGate(rows: Collection<AttemptRow>, clock: Clock): CodeGate {
  return {
    async enter(key, tryId) {
      const now = clock.now();
      await changed(rows, key, (stored) => {
        const counting = stillCounting(stored?.asked ?? [], now);
        if (counting.some(({ commandId }) => commandId === tryId)) return { id: key, asked: counting };
        if (counting.length >= PER_ADDRESS) throw locked(counting, now);
        return { id: key, asked: [...counting, { commandId: tryId, at: now }] };
      });
    },
    async forgive(key, tryId) {
      await changed(rows, key, (stored) => {
        const asked = stored?.asked ?? [];
        const rest = asked.filter(({ commandId }) => commandId !== tryId);
        return stored !== null && rest.length === asked.length ? stored : { id: key, asked: rest };
      });
    },
  };
}

type Tries = AttemptRow['asked'];

/** The tries of the last hour; when they are so many that codes are locked, all of them until the lock is over. */
function stillCounting(tries: Tries, now: number): Tries {
  return isLocked(tries, now) ? tries : tries.filter(({ at }) => at > now - HOUR_MS);
}

function isLocked(tries: Tries, now: number): boolean {
  return tries.length >= PER_ADDRESS && now < opensAt(tries);
}

function opensAt(tries: Tries): number {
  return (tries.at(-1)?.at ?? 0) + HOUR_MS;
}

function locked(tries: Tries, now: number): Refusal {
  const at = opensAt(tries);
  return new Refusal('CODE_LOCKED', { minutes: Math.ceil((at - now) / 60_000), opensAt: instant(at) });
}
