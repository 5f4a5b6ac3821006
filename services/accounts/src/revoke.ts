import { type Collection, type Doc, StaleRevision } from '@sinan/store';

/** Revokes a row of sessions or tokens, once and for good; false when there is none. Nothing else ever changes such a row. */
export async function revoke<Row extends Doc & { readonly revoked: boolean }>(
  rows: Collection<Row>,
  id: string,
): Promise<boolean> {
  const stored = await rows.get(id);
  if (stored === null) return false;
  if (stored.doc.revoked) return true;
  try {
    await rows.replace({ ...stored.doc, revoked: true }, stored.revision);
  } catch (error) {
    if (!(error instanceof StaleRevision)) throw error;
  }
  return true;
}
