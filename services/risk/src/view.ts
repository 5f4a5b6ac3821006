import type { Outcome } from '@sinan/aggregate';
import { idOf } from '@sinan/schema';
import type { WarningView } from '@sinan/schema/graphql';
import type { WarningState } from './warning.ts';

/** A warning as readers get it, or null when there is none. Version 0 was never published. */
export function viewOf({ id, state }: Pick<Outcome<WarningState>, 'id' | 'state'>): WarningView | null {
  if (state.status === 'none') return null;
  const live = state.status === 'live' ? state : null;
  return {
    ...state.content,
    id: idOf('warning').parse(id),
    version: live?.version ?? 0,
    status: state.status,
    draftedBy: state.draftedBy,
    publishedAt: live?.publishedAt ?? null,
  };
}
