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
  readonly toCentre: string;
  readonly moveReason: string;
  readonly outcome: string;
  readonly closingNote: string;
  readonly endReason: string;
  readonly endNote: string;
  readonly retention: string;
  readonly items: readonly SupplementItem[];
  readonly dueOn: string;
}

export function newWish(dueOn: string): Wish {
  return {
    ...{ reason: '', note: '', returnReason: '', toCentre: '', moveReason: '', outcome: '', closingNote: '' },
    ...{ endReason: '', endNote: '', retention: '' },
    items: [{ key: 0, item: '', why: '' }],
    dueOn,
  };
}

/** The reasons that must be said in words: of not accepting, and of ending early. */
const [OTHER, OTHER_END] = ['R99', 'T99'];

/** Fields that lack something, by the ids of their inputs; an item by its place. */
export type Lack = NamedLack | `item-${number}`;
export const NAMED_LACKS = [
  'reason',
  'note',
  'returnReason',
  'dueOn',
  'toCentre',
  'moveReason',
  'outcome',
  'endReason',
  'endNote',
  'retention',
] as const;
type NamedLack = (typeof NAMED_LACKS)[number];

/** What an action lacks before it can be sent. */
export function lacksOf(action: Action, wish: Wish, today: string): readonly Lack[] {
  switch (action) {
    case 'decline':
      if (wish.reason === '') return ['reason'];
      return wish.reason === OTHER && wish.note.trim() === '' ? ['note'] : [];
    case 'supplement':
      return [...itemsLacking(wish.items), ...(wish.dueOn < today ? (['dueOn'] as const) : [])];
    case 'return-hand-over':
      return empty(wish, 'returnReason');
    case 'offer-hand-over':
      return empty(wish, 'toCentre', 'moveReason');
    case 'close':
      return empty(wish, 'outcome');
    case 'terminate':
      return wish.endReason === OTHER_END ? empty(wish, 'endNote') : empty(wish, 'endReason');
    case 'archive':
      return empty(wish, 'retention');
    case 'accept':
    case 'begin':
    case 'accept-hand-over':
      return [];
    default:
      return action satisfies never;
  }
}

type Words = Exclude<keyof Wish, 'items' | 'dueOn' | 'closingNote'>;
function empty(wish: Wish, ...fields: readonly Words[]): readonly Words[] {
  return fields.filter((field) => wish[field].trim() === '');
}

function itemsLacking(items: readonly SupplementItem[]): readonly Lack[] {
  return items.flatMap(({ item, why }, at): readonly Lack[] => (item.trim() && why.trim() ? [] : [`item-${at}`]));
}
