import type { Outcome } from '@sinan/aggregate';
import { idOf } from '@sinan/schema';
import type { LedgerEntryView } from '@sinan/schema/graphql';
import type { EntryState } from './entry.ts';

/** An entry as staff get it, or null when there is none. */
export function entryViewOf({ id, state }: Pick<Outcome<EntryState>, 'id' | 'state'>): LedgerEntryView | null {
  if (state.status === 'none') return null;
  const approved = state.status === 'recorded' ? null : state;
  const reversed = state.status === 'reversed' ? state : null;
  const { reason: _, ...shown } = { reason: null, ...state };
  return {
    ...shown,
    id: idOf('ledgerEntry').parse(id),
    approvedBy: approved?.approvedBy ?? null,
    approvedAt: approved?.approvedAt ?? null,
    reversedBy: reversed?.reversedBy ?? null,
    reversedAt: reversed?.reversedAt ?? null,
    reversalReason: reversed?.reason ?? null,
  };
}
