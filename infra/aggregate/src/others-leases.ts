import type { Stored } from '@sinan/store';
import type { WorkRow } from './work-queue.ts';

/**
 * Judges the leases of other processes, whose clocks may be minutes from ours: one that runs out by our clock is over only when it has stood
 * still for as long as its holder takes to renew it, by our own watch. So a lease outlives a dead holder a little, and never a live one.
 */
export class OthersLeases<Row extends WorkRow> {
  readonly #patienceMs: number;
  #watched = new Map<string, { readonly revision: number; readonly since: number }>();

  constructor(patienceMs: number) {
    this.#patienceMs = patienceMs;
  }

  /** How many rows are watched: so many more are to be looked at, to find free ones behind them. */
  get size(): number {
    return this.#watched.size;
  }

  /** Those of `due` that nobody holds. To be asked each time that due rows are looked for: what is not among them is watched no more. */
  free(due: readonly Stored<Row>[]): readonly Stored<Row>[] {
    const [before, now] = [this.#watched, performance.now()];
    this.#watched = new Map();
    return due.filter(({ doc: { id, lease }, revision }) => {
      if (!lease) return true;
      const known = before.get(id);
      const watched = known?.revision === revision ? known : { revision, since: now };
      this.#watched.set(id, watched);
      return now - watched.since >= this.#patienceMs;
    });
  }
}
