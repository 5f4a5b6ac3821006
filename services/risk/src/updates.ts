import { type AggregateDoc, type Change, changedSince, since } from '@sinan/aggregate';
import { query } from '@sinan/schema';
import type { Stored } from '@sinan/store';
import { z } from 'zod';
import type { RiskRoom } from './room.ts';
import { shownAt, type WarningState } from './warning/index.ts';

/**
 * The warnings of which another version was published, or which ended, since a reader last asked: for clients that cannot follow events. What went
 * live is public, so no audience is asked for.
 */
export const warningUpdates = query({
  name: 'risk.updates',
  access: 'anyone',
  input: z.strictObject({ since: since.nullable() }),
  async run({ warnings, clock }: RiskRoom, _, { since: place }) {
    const look = async (after: string | null, limit: number): Promise<readonly Change[]> => {
      const where = { shownAt: { gt: after ?? '' } };
      const orderBy = { field: 'shownAt', direction: 'desc' } as const;
      return (await warnings.documents.page({ where, orderBy, limit })).rows.map(showingOf);
    };
    return changedSince(place, look, clock.now());
  },
});

/** Told apart by the version and whether it ended: what is written meanwhile is no change that the public sees. */
function showingOf({ doc: { id, state } }: Stored<AggregateDoc<WarningState>>): Change {
  const versions = 'current' in state ? state.current.version : 0;
  return { id, revision: 2 * versions + (state.status === 'live' ? 0 : 1), at: shownAt(state) };
}
