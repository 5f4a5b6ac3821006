import { CENTRES, type Centre, idOf, query } from '@sinan/schema';
import { z } from 'zod';
import type { CentreEntry } from '../centre.ts';
import type { AccountsRoom } from '../room.ts';

/** More than there can be: in 2024 there were 75 in all. */
const MOST = 1_000;

/** The open centres as they stand in the store, the national one first, the others by code; while none is stated, the reference ones. */
export const centreList = query({
  name: 'accounts.centreList',
  access: 'system',
  input: z.strictObject({}),
  async run({ stated }: AccountsRoom): Promise<readonly Centre[]> {
    const { rows } = await stated.documents.page({ where: { status: 'open' }, limit: MOST });
    const centres = rows.flatMap(({ doc }) => (doc.state.status === 'none' ? [] : [{ id: doc.id, ...doc.state }]));
    if (centres.length === 0) return CENTRES;
    return centres.sort(nationFirst).map(({ id, name, kind, division, industry, country }) => {
      return { id: idOf('centre').parse(id), name, kind, division, industry, country, illustrative: false };
    });
  },
});

type Listed = Pick<CentreEntry, 'kind' | 'code'>;

/** Routing gives equal claims to the first in the list, so its order is the deployment's own: by code. */
function nationFirst(one: Listed, other: Listed): number {
  const rank = ({ kind, code }: Listed) => `${kind === 'national' ? 0 : 1}${code}`;
  return rank(one) < rank(other) ? -1 : 1;
}
