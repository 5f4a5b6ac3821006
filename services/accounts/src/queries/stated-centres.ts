import { type Id, idOf, query } from '@sinan/schema';
import { z } from 'zod';
import type { CentreEntry } from '../centre.ts';
import type { AccountsRoom } from '../room.ts';

/** A centre as this deployment states it, open or closed. */
export interface StatedCentre extends CentreEntry {
  readonly id: Id<'centre'>;
  readonly open: boolean;
}

/** More than there can be: in 2024 there were 75 in all. */
const MOST = 1_000;

/** What the deployment states of its centres, by their codes: for who states them anew. None while the reference ones count. */
export const statedCentres = query({
  name: 'accounts.statedCentres',
  access: { duty: ['administrator'] },
  input: z.strictObject({}),
  async run(room: AccountsRoom): Promise<readonly StatedCentre[]> {
    return (await everyStated(room)).toSorted((one, other) => (one.code < other.code ? -1 : 1));
  },
});

export async function everyStated({ stated }: AccountsRoom): Promise<readonly StatedCentre[]> {
  const { rows } = await stated.documents.page({ where: {}, limit: MOST });
  return rows.flatMap(({ doc }) => {
    const state = stated.stateIn(doc);
    if (state.status === 'none') return [];
    const { status, ...entry } = state;
    return [{ ...entry, id: idOf('centre').parse(doc.id), open: status === 'open' }];
  });
}
