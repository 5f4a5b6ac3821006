import { Refusal } from '@sinan/schema';
import type { Collection, Doc } from '@sinan/store';
import { changed } from './changed.ts';

/** Revokes a row of sessions or tokens, for good; false when there is none. */
export async function revoke<Row extends Doc & { readonly revoked: boolean }>(
  rows: Collection<Row>,
  id: string,
): Promise<boolean> {
  if ((await rows.get(id)) === null) return false;
  await changed(rows, id, (row) => {
    if (row === null) throw new Refusal('NOT_FOUND');
    return row.revoked ? row : { ...row, revoked: true };
  });
  return true;
}
