import type { ResultOf } from 'gql.tada';
import type { ASK } from '../../../api/documents.ts';

export type Account = ResultOf<typeof ASK.adminPeople>['people']['edges'][number]['node'];
export type Held = Account['duties'][number];
export type Duty = Held['duty'];

/** What is done to a person, apart from their duties. */
export const DEEDS = ['unlock', 'lock', 'end-sessions', 'reset-factor', 'erase'] as const;
export type Deed = (typeof DEEDS)[number];

/** What there is to do to a person as they stand. Nobody does any of it to themselves. */
export function deedsOf({ person, duties, locked, secondFactor }: Account, self: string): readonly Deed[] {
  if (person.id === self) return [];
  const there: { readonly [deed in Deed]: boolean } = {
    unlock: locked,
    lock: !locked,
    'end-sessions': !locked,
    'reset-factor': secondFactor,
    // Whoever has duties is known by them to others, who must hear first that they end.
    erase: duties.length === 0,
  };
  return DEEDS.filter((deed) => there[deed]);
}

/** Of which list the reasons of a deed are; null for one that needs none. */
export function reasonsOf(deed: Deed): 'lockReasons' | 'erasureReasons' | null {
  if (deed === 'lock') return 'lockReasons';
  return deed === 'erase' ? 'erasureReasons' : null;
}
