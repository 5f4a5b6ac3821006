import { type ItemOutcome, OutcomeUnknown, StoreUnavailable } from './port.ts';

/** As much as goes to the store at once. */
const BATCH_OPS = 1_000;
const BATCH_SIZE = 8 * 1024 * 1024;

/** Cuts ops into batches of at most 1,000, and of 8 MB together (one op may be larger alone) in the unit of `sizeOf`. */
export function batchesOf<Op>(ops: readonly Op[], sizeOf: (op: Op) => number): readonly (readonly Op[])[] {
  const batches: Op[][] = [];
  let size = 0;
  for (const op of ops) {
    const more = sizeOf(op);
    const last = batches.at(-1);
    if (!last || last.length >= BATCH_OPS || size + more > BATCH_SIZE) {
      batches.push([op]);
      size = more;
      continue;
    }
    last.push(op);
    size += more;
  }
  return batches;
}

/**
 * Writes batch by batch; `write` tells which ops of a batch were stored. A failure before anything was stored rejects as for one write;
 * after that the whole call is `unknown`: the caller reads again.
 */
export async function writeMany<Op>(
  batches: readonly (readonly Op[])[],
  write: (batch: readonly Op[]) => Promise<readonly boolean[]>,
  refused: 'exists' | 'stale',
): Promise<readonly ItemOutcome[]> {
  const outcomes: ItemOutcome[] = [];
  for (const batch of batches) {
    try {
      const done = await write(batch);
      outcomes.push(...done.map((stored) => (stored ? 'ok' : refused)));
    } catch (error) {
      if (!(error instanceof StoreUnavailable)) throw error;
      if (outcomes.length === 0 && !(error instanceof OutcomeUnknown)) throw error;
      return batches.flat().map(() => 'unknown');
    }
  }
  return outcomes;
}
