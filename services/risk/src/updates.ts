import { type AggregateDoc, type Change, changedSince, since } from '@sinan/aggregate';
import { query } from '@sinan/schema';
import type { Stored } from '@sinan/store';
import { z } from 'zod';
import type { RiskRoom } from './room.ts';
import type { WarningState } from './warning.ts';

/** The warnings published since a reader last asked, for clients that cannot follow events. What is live is public, so no audience is asked for. */
export const warningUpdates = query({
  name: 'risk.updates',
  access: 'anyone',
  input: z.strictObject({ since: since.nullable() }),
  async run({ warnings, clock }: RiskRoom, _, { since: place }) {
    const look = async (after: string | null, limit: number): Promise<readonly Change[]> => {
      const where = after === null ? { status: 'live' } : { status: 'live', publishedAt: { gt: after } };
      const orderBy = { field: 'publishedAt', direction: 'desc' } as const;
      return (await warnings.documents.page({ where, orderBy, limit })).rows.map(publicationOf);
    };
    return changedSince(place, look, clock.now());
  },
});

/** What is live is not changed but by another publication. */
function publicationOf({ doc: { id, state }, revision }: Stored<AggregateDoc<WarningState>>): Change {
  return { id, revision, at: state.status === 'live' ? state.publishedAt : '' };
}
