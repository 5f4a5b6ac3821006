import type { Action } from './actions.ts';

export interface SupplementItem {
  /** Which keeps its field while others come and go. */
  readonly key: number;
  readonly item: string;
  readonly why: string;
}

/** What was typed into the forms of the actions. It outlives whatever happens to the case. */
export interface Wish {
  readonly reason: string;
  readonly note: string;
  readonly returnReason: string;
  readonly items: readonly SupplementItem[];
  readonly dueOn: string;
}

export function newWish(dueOn: string): Wish {
  return { reason: '', note: '', returnReason: '', items: [{ key: 0, item: '', why: '' }], dueOn };
}

/** The reason that must be said in words. */
const OTHER = 'R99';

/** Fields that lack something, by the ids of their inputs; an item by its place. */
export type Lack = 'reason' | 'note' | 'returnReason' | 'dueOn' | `item-${number}`;

/** What an action lacks before it can be sent. */
export function lacksOf(action: Action, wish: Wish, today: string): readonly Lack[] {
  switch (action) {
    case 'decline':
      if (wish.reason === '') return ['reason'];
      return wish.reason === OTHER && wish.note.trim() === '' ? ['note'] : [];
    case 'supplement':
      return [...itemsLacking(wish.items), ...(wish.dueOn < today ? (['dueOn'] as const) : [])];
    case 'return-hand-over':
      return wish.returnReason.trim() === '' ? ['returnReason'] : [];
    case 'accept':
    case 'begin':
    case 'accept-hand-over':
      return [];
    default:
      return action satisfies never;
  }
}

function itemsLacking(items: readonly SupplementItem[]): readonly Lack[] {
  return items.flatMap(({ item, why }, at): readonly Lack[] => (item.trim() && why.trim() ? [] : [`item-${at}`]));
}
