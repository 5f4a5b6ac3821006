import type { Progress } from '../../api/delivery.ts';

export type Part = Progress['parts'][number];

/** What becomes of the mails about a version, in the order in which it is told: together they are all of them. */
export const FIGURES = ['sent', 'waiting', 'bounced', 'refused', 'unknown', 'suppressed', 'expired'] as const;
export type Figure = (typeof FIGURES)[number];

/** How far a delivery is: of so many mails so many have come to an end, whichever. */
export interface Bar {
  readonly done: number;
  readonly of: number;
  /** Nobody waits, and everybody whom it concerns has been found. */
  readonly isOver: boolean;
  /** Whole quarters: what is said aloud, so that nobody hears every mail. */
  readonly quarter: number;
}

export function barOf({ planned, matched, waiting }: Pick<Part, 'planned' | 'matched' | 'waiting'>): Bar {
  const done = matched - waiting;
  const isOver = planned && waiting === 0;
  const quarter = isOver ? 4 : matched === 0 ? 0 : Math.min(3, Math.floor((4 * done) / matched));
  return { done, of: matched, isOver, quarter };
}

/** How many mails did not go out, and are not gathered for a digest: of these a redrive has those sent that can still go out. */
export function missingIn(part: Pick<Part, 'planned' | 'waiting' | 'gathered' | 'refused' | 'expired'>): number {
  return part.planned ? part.waiting - part.gathered + part.refused + part.expired : 0;
}

/** The figures that say something: what was sent always does. */
export function told(part: Pick<Part, Figure>): readonly (readonly [figure: Figure, count: number])[] {
  return FIGURES.filter((figure) => figure === 'sent' || part[figure] > 0).map((figure) => [figure, part[figure]]);
}
