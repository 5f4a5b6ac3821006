import type { SearchAction } from './actions.ts';

/** What is chosen and typed for the actions of a search. It outlives whatever happens to the case. */
export interface SearchWish {
  /** Experts by their ids, in the order in which they are to be asked. */
  readonly chosen: readonly string[];
  readonly isUrgent: boolean;
  readonly note: string;
  readonly reason: string;
}
export const NO_WISH: SearchWish = { chosen: [], isUrgent: false, note: '', reason: '' };

/** So many are asked in one step. */
export const MOST_CHOSEN = 10;

export type SearchLack = 'choice' | 'reason';

/** What an action lacks before it can be sent. */
export function searchLackOf(action: SearchAction, { chosen, reason }: SearchWish): SearchLack | null {
  switch (action) {
    case 'invite':
    case 'add':
      return chosen.length === 0 ? 'choice' : null;
    case 'remove':
      return reason.trim() === '' ? 'reason' : null;
    case 'accept-waiver':
    case 'refuse-waiver':
    case 'release':
    case 'withdraw':
      return null;
    default:
      return action satisfies never;
  }
}

/** With one expert more, or one less; more than are asked in one step is no choice. */
export function toggled(chosen: readonly string[], expertId: string): readonly string[] {
  if (chosen.includes(expertId)) return chosen.filter((one) => one !== expertId);
  return chosen.length < MOST_CHOSEN ? [...chosen, expertId] : chosen;
}
