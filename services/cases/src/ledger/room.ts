import { aggregateCollections, type Handler, openAggregate } from '@sinan/aggregate';
import type { Resources } from '@sinan/runtime';
import type { Audience } from '@sinan/schema';
import { type EntryCommand, type EntryState, entryDecider } from './entry.ts';
import { entryFacts } from './facts.ts';

/** Lists of a reader, also of one case, each by the time of recording. */
export const ledgerCollections = aggregateCollections({
  owner: 'cases',
  name: 'ledger',
  fields: { caseId: 'string', recordedAt: 'string' },
  indexes: [
    { equal: ['audience'], order: 'recordedAt' },
    { equal: ['audience', 'caseId'], order: 'recordedAt' },
  ],
});

export type Ledger = Handler<EntryState, EntryCommand>;

export function openLedger(resources: Resources): Ledger {
  return openAggregate(resources, {
    noun: 'ledgerEntry',
    decider: entryDecider,
    collections: ledgerCollections,
    audience: entryAudience,
    index: indexed,
    facts: entryFacts,
  });
}

/** The centre's staff and the nation's; not the enterprise, whose case it is about. */
function entryAudience(state: EntryState): readonly Audience[] {
  return state.status === 'none' ? [] : [`centre:${state.centreId}`, 'national'];
}

function indexed(state: EntryState) {
  if (state.status === 'none') throw new Error('an entry that was not recorded has no place in a list');
  const { caseId, recordedAt } = state;
  return { caseId, recordedAt };
}
