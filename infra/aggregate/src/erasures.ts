import { type Resources, step } from '@sinan/runtime';
import { type Call, Refusal } from '@sinan/schema';
import type { ErasureRow, Journal } from './erasure-journal.ts';
import type { Past } from './past.ts';
import type { Erasure } from './port.ts';
import type { Stripper } from './stripper.ts';

export interface Erasures<Command> {
  /** Resolves when it is finished. Rejects with the refusal of its command, and then it is as if it had not been asked for. */
  erase(erasure: Erasure<Command>, upTo: number): Promise<void>;
  /** Finishes what was begun, and says tombstones once more; resolves to how many erasures were begun and not finished. */
  sweep(): Promise<number>;
  reapply(): Promise<number>;
}

export interface ErasuresOptions<Command> {
  readonly resources: Resources;
  readonly kind: string;
  readonly journal: Journal<Command>;
  readonly past: Past;
  readonly stripper: Stripper;
  /** Runs a command of an existing aggregate. */
  readonly decide: (call: Call, id: string, command: Command) => Promise<unknown>;
  /** Says again what an aggregate said after a sequence on topics that keep the last message of a key. */
  readonly sayAgain: (id: string, after: number) => Promise<void>;
}

/**
 * Kafka takes nothing from the segment of a partition that it writes to, which is an hour's and is closed by a later message: so a tombstone is
 * said once more when it is older. It is also the last word after a relay that came late with older ones, and died before it said so.
 */
const ECHO_AFTER_MS = 2 * 3_600_000;

/**
 * The journal is written first, with the command: so whatever a crash cuts short is found and done to the end, and done again where a restore
 * brings back what was erased. Every step can be repeated.
 */
export function openErasures<Command>(options: ErasuresOptions<Command>): Erasures<Command> {
  const { resources, kind, journal, past, stripper, decide, sayAgain } = options;
  type Row = ErasureRow<Command>;

  /** Resolves to whether the command led to anything, and how many entries held something. */
  async function done(row: Row): Promise<{ readonly effect: boolean; readonly found: number }> {
    const effect = row.command === null ? null : await effectOf(row, row.command);
    step('erasure.after-command');
    const found = await strip(row, effect ?? 0);
    step('erasure.after-strip');
    return { effect: effect !== null, found };
  }

  /**
   * Where the command's effect stands. It is looked for first: a command that was decided long ago might find other words now. And one that
   * had no effect then, because there was nothing to fold away, shall have none later.
   */
  async function effectOf({ aggregate, call, open, effect }: Row, command: Command): Promise<number | null> {
    const before = await past.ledTo(aggregate, call);
    if (before !== null || (!open && !effect)) return before;
    await decide(call, aggregate, command);
    return past.ledTo(aggregate, call);
  }

  /** What the command itself led to is past too; what came after that is not. */
  function strip({ aggregate, upTo, forget, by }: Row, effectAt: number): Promise<number> {
    return stripper.strip({ aggregate, upTo: Math.max(upTo, effectAt), forget, by: by ?? null });
  }

  async function finish(row: Row): Promise<void> {
    try {
      const { effect } = await done(row);
      await journal.settle(row.id, (journalled) => ({ ...journalled, open: false, effect }));
    } catch (error) {
      if (isRefusal(error)) await journal.settle(row.id, (journalled) => (journalled.open ? 'remove' : journalled));
      throw error;
    }
  }

  /** In the history alone when the command is refused now: it was decided once. */
  async function redone(row: Row): Promise<number> {
    try {
      return (await done(row)).found;
    } catch (error) {
      if (!isRefusal(error)) throw error;
      warn(
        row,
        error,
        'an erasure was refused when it was done again; its words are taken from the history all the same',
      );
      return strip(row, 0);
    }
  }

  async function echo({ id, open, aggregate, upTo }: Row): Promise<void> {
    if (open) return;
    await sayAgain(aggregate, upTo);
    await journal.settle(id, (journalled) => ({ ...journalled, echoed: true }));
  }

  function warn({ aggregate }: Row, error: unknown, message: string): void {
    resources.metrics.count('erasure_failures_total', { kind });
    resources.log.warn({ aggregate, error: String(error) }, message);
  }

  return {
    async erase(erasure, upTo) {
      const row = await journal.enter(erasure, upTo);
      step('erasure.after-journal');
      if (row.open) await finish(row);
    },
    async sweep() {
      let found = 0;
      for await (const row of journal.unfinished()) {
        found += 1;
        await finish(row).catch((error) => warn(row, error, 'an erasure could not be finished'));
      }
      for await (const row of journal.silentSince(resources.clock.now() - ECHO_AFTER_MS))
        await echo(row).catch((error) => warn(row, error, 'what an erasure led to could not be said once more'));
      return found;
    },
    async reapply() {
      let found = 0;
      for await (const row of journal.all()) if ((await redone(row)) > 0) found += 1;
      return found;
    },
  };
}

/** That nobody could be got out of the way in time says nothing of the erasure. */
function isRefusal(error: unknown): boolean {
  return error instanceof Refusal && error.code !== 'BUSY';
}
