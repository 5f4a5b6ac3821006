import { type Collection, type Doc, StaleRevision } from '@sinan/store';

/** Writes what `change` makes of a row, of which nobody else wrote meanwhile; resolves to it, or to null where that was nothing else. */
export async function changed<D extends Doc>(
  rows: Collection<D>,
  id: string,
  change: (doc: D) => D,
): Promise<D | null> {
  for (;;) {
    const known = await rows.get(id);
    if (known === null) return null;
    const next = change(known.doc);
    if (next === known.doc) return null;
    try {
      await rows.replace(next, known.revision);
      return next;
    } catch (error) {
      if (!(error instanceof StaleRevision)) throw error;
    }
  }
}
