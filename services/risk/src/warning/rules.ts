import { endOfDayIn, type Id, Refusal } from '@sinan/schema';
import type { WarningContent } from '../content.ts';
import { VALIDITY_ZONE } from '../content-dates.ts';
import type { LiveWarning, WarningState, Work } from './state.ts';

/** Who acts, and when. */
export interface By {
  readonly by: Id<'person'>;
  readonly at: string;
}

/** What the public fact of each entry repeats, since facts are made from the entry alone. Industries and platforms came later: an entry may lack them. */
type WholeCodes = Pick<WarningContent, 'countries' | 'rights' | 'industries' | 'platforms' | 'severity'>;
export type Codes = Omit<WholeCodes, 'industries' | 'platforms'> & Partial<WholeCodes>;
export function codesOf({ countries, rights, industries, platforms, severity }: WarningContent): WholeCodes {
  return { countries, rights, industries, platforms, severity };
}

/** Nobody approves what they wrote: the one separation that holds even where six people hold every role. */
export function refuseAuthor(authors: readonly Id<'person'>[], by: Id<'person'>): void {
  if (authors.includes(by)) throw new Refusal('AUTHOR_CANNOT_APPROVE');
}

/** The instant (ms since the epoch) at which it is over: when the last day of its validity ends. Null: never by itself. */
export function endOf({ validUntil }: Pick<WarningContent, 'validUntil'>): number | null {
  return validUntil === null ? null : endOfDayIn(VALIDITY_ZONE, validUntil);
}

/** The version at work: the first one, or the next one of what is live. */
export function workIn(state: WarningState): Work | null {
  switch (state.status) {
    case 'draft':
    case 'review':
      return state.work;
    case 'live':
      return state.next;
    case 'none':
    case 'discarded':
    case 'cancelled':
    case 'expired':
      return null;
    default:
      return state satisfies never;
  }
}

/** The version at work in one of these stages; a refusal that names where the warning stands instead. */
export function workAt<S extends Work['stage']>(
  state: WarningState,
  ...stages: readonly S[]
): Extract<Work, { readonly stage: S }> {
  const work = workIn(state);
  if (work === null || !isAt(work, stages)) throw conflict(state);
  return work;
}

function isAt<S extends Work['stage']>(work: Work, stages: readonly S[]): work is Extract<Work, { readonly stage: S }> {
  return stages.some((stage) => stage === work.stage);
}

export function liveIn(state: WarningState): LiveWarning {
  if (state.status !== 'live') throw conflict(state);
  return state;
}

/** Told by the stage of the version at work where there is one: that is what stands in the way. */
export function conflict(state: WarningState): Refusal {
  if (state.status === 'none') return new Refusal('NOT_FOUND');
  return new Refusal('STATE_CONFLICT', { state: workIn(state)?.stage ?? state.status });
}

/** The warning with its version at work in another shape. */
export function withWork(state: WarningState, work: Work): WarningState {
  if (state.status === 'live') return { ...state, next: work };
  return work.stage === 'draft' ? { status: 'draft', work } : { status: 'review', work };
}

export function withAuthor(authors: readonly Id<'person'>[], by: Id<'person'>): readonly Id<'person'>[] {
  return [...new Set([...authors, by])];
}

/** When what everybody reads of it last changed: a version went live, or it ended. '' before. */
export function shownAt(state: WarningState): string {
  switch (state.status) {
    case 'none':
    case 'draft':
    case 'review':
    case 'discarded':
      return '';
    case 'live':
      return state.current.publishedAt;
    case 'cancelled':
      return state.cancelled.at;
    case 'expired':
      return state.expiredAt;
    default:
      return state satisfies never;
  }
}
