import type { Id } from '@sinan/schema';
import { NOTHING_STALE } from '../comparison.ts';
import { type GivenContent, wholeContent } from '../content.ts';
import type { WarningState } from './state.ts';

/** What version 1 wrote: a draft, which any second editor could publish, and what was then live for ever. */
interface DraftV1 {
  readonly status: 'draft';
  readonly content: GivenContent;
  readonly draftedBy: Id<'person'>;
  readonly authors: readonly Id<'person'>[];
}
interface LiveV1 extends Omit<DraftV1, 'status'> {
  readonly status: 'live';
  readonly version: number;
  readonly publishedBy: Id<'person'>;
  readonly publishedAt: string;
}
type WarningStateV1 = { readonly status: 'none' } | DraftV1 | LiveV1;

/** The state of a stored document as today's shape has it. */
export function upcast(state: unknown, version: number): WarningState {
  return version >= 2 ? (state as WarningState) : fromV1(state as WarningStateV1);
}

function fromV1(state: WarningStateV1): WarningState {
  if (state.status === 'none') return state;
  const { content, draftedBy, authors } = state;
  const writing = { content: wholeContent(content), draftedBy, authors, note: null };
  if (state.status === 'draft') return { status: 'draft', work: { ...writing, stage: 'draft', remark: null } };
  const { version, publishedBy, publishedAt } = state;
  const published = { version, publishedBy, publishedAt, proofreadBy: null, changed: [], stale: NOTHING_STALE };
  return { status: 'live', current: { ...writing, ...published }, authors, next: null };
}
