import { type ItemOutcome, OutcomeUnknown, StoreUnavailable } from '../port.ts';
import type { WriteOp } from './protocol.ts';
import type { Writer } from './writer.ts';

/** As much as goes into one commit. */
const BATCH_OPS = 1_000;
const BATCH_CHARACTERS = 8 * 1024 * 1024;

/**
 * Writes many ops, in several commits when they are many. A failure before anything was stored rejects as for one write; after that
 * the whole batch is `unknown`: the caller reads again.
 */
export async function writeMany(
  writer: Writer,
  ops: readonly WriteOp[],
  refused: 'exists' | 'stale',
): Promise<readonly ItemOutcome[]> {
  const outcomes: ItemOutcome[] = [];
  for (const batch of batchesOf(ops)) {
    try {
      const done = await writer.write(batch);
      outcomes.push(...done.map((stored) => (stored ? 'ok' : refused)));
    } catch (error) {
      if (!(error instanceof StoreUnavailable)) throw error;
      if (outcomes.length === 0 && !(error instanceof OutcomeUnknown)) throw error;
      return ops.map(() => 'unknown');
    }
  }
  return outcomes;
}

function batchesOf(ops: readonly WriteOp[]): readonly (readonly WriteOp[])[] {
  const batches: WriteOp[][] = [];
  let characters = 0;
  for (const op of ops) {
    const size = op[0] === 'remove' ? 0 : op[3].length;
    const last = batches.at(-1);
    if (!last || last.length >= BATCH_OPS || characters + size > BATCH_CHARACTERS) batches.push([op]);
    else last.push(op);
    characters = batches.at(-1)?.length === 1 ? size : characters + size;
  }
  return batches;
}
