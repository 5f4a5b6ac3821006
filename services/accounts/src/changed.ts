import { Refusal } from '@sinan/schema';
import { type Collection, type Doc, DuplicateKey, StaleRevision } from '@sinan/store';

const FOR_MS = 5_000;

/**
 * Writes what `change` makes of a row (null while there is none), again when another writer was first; gives what was written. What `change` throws is
 * the caller's; it may be called several times. The same row given back is not written. `BUSY` after 5 s.
 */
export async function changed<Row extends Doc>(
  rows: Collection<Row>,
  id: string,
  change: (stored: Row | null) => Row,
): Promise<Row> {
  const deadline = performance.now() + FOR_MS;
  for (let tries = 1; ; tries += 1) {
    const written = await attempt(rows, id, change);
    if (written !== null) return written;
    if (performance.now() > deadline) throw new Refusal('BUSY');
    await new Promise((resolve) => setTimeout(resolve, Math.random() * Math.min(2 ** tries, 100)));
  }
}

/** Null when another writer was first. */
async function attempt<Row extends Doc>(
  rows: Collection<Row>,
  id: string,
  change: (stored: Row | null) => Row,
): Promise<Row | null> {
  const stored = await rows.get(id);
  const row = change(stored?.doc ?? null);
  try {
    if (stored === null) await rows.insert(row);
    else if (row !== stored.doc) await rows.replace(row, stored.revision);
    return row;
  } catch (error) {
    if (error instanceof DuplicateKey || error instanceof StaleRevision) return null;
    throw error;
  }
}
