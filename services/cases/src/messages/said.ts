import { type CaseStatus, type Id, Refusal } from '@sinan/schema';

/** What messages and notes have in common: for a quarter of an hour who wrote one may correct it or take it back; its history keeps what it was. */

const MINUTES = 15;

export interface By {
  readonly by: Id<'person'>;
  readonly at: string;
}

/** Whoever else sees it is refused first; then what is taken back, then the time. */
export function checkOwn({ by, at }: By, said: By & { readonly status: 'said' | 'withdrawn' }): void {
  if (said.by !== by) throw new Refusal('FORBIDDEN');
  if (said.status === 'withdrawn') throw new Refusal('STATE_CONFLICT', { state: 'withdrawn' });
  if (Date.parse(at) - Date.parse(said.at) > MINUTES * 60_000)
    throw new Refusal('CORRECTION_OVER', { minutes: MINUTES });
}

/** A closed case still takes messages and notes; an archived one is a file that nobody writes in. */
export function checkTakes(caseStatus: CaseStatus): void {
  if (caseStatus === 'archived') throw new Refusal('STATE_CONFLICT', { state: caseStatus });
}
