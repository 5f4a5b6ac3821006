import { type Id, Refusal } from '@sinan/schema';
import { changedFields, type Field, NOTHING_STALE, staleAfter } from '../comparison.ts';
import type { WarningContent } from '../content.ts';
import { type By, type Codes, codesOf, endOf, refuseAuthor, withAuthor, workAt } from './rules.ts';
import type { Approval, LiveWarning, Version, WarningState } from './state.ts';

/** Lets the version that was reviewed out (终审、发布). */
export interface PublishWarning extends By {
  readonly type: 'publish';
}

/** The first version. */
export interface WarningPublished extends Codes {
  readonly type: 'WarningPublished';
  readonly version: number;
  readonly publishedBy: Id<'person'>;
  readonly publishedAt: string;
}
/** A later one. */
export interface WarningUpdated extends Codes {
  readonly type: 'WarningUpdated';
  readonly version: number;
  readonly minor: boolean;
  readonly changed: readonly Field[];
  readonly publishedBy: Id<'person'>;
  readonly publishedAt: string;
}

/** In three stages the proofreader and the final editor are two people, as are the author and either. */
export function publish({ by, at }: PublishWarning, state: WarningState): readonly [WarningPublished | WarningUpdated] {
  const { content, authors, proofreadBy, note } = workAt(state, 'approval');
  refuseAuthor(authors, by);
  if (proofreadBy === by) throw new Refusal('AUTHOR_CANNOT_APPROVE');
  refuseOver(content, at);
  const out = { ...codesOf(content), publishedBy: by, publishedAt: at };
  if (state.status !== 'live') return [{ type: 'WarningPublished', version: 1, ...out }];
  const { current } = state;
  const changed = changedFields(current.content, content);
  return [{ type: 'WarningUpdated', version: current.version + 1, minor: note?.minor ?? false, changed, ...out }];
}

function refuseOver(content: WarningContent, at: string): void {
  const end = endOf(content);
  if (end !== null && end <= Date.parse(at)) throw new Refusal('VALIDITY_OVER', { date: content.validUntil ?? '' });
}

export function published(state: WarningState, event: WarningPublished | WarningUpdated): LiveWarning {
  const work = workAt(approvable(state), 'approval');
  const before = state.status === 'live' ? state : null;
  const current = versionOf(work, event, before?.current ?? null);
  const authors = work.authors.reduce(withAuthor, before?.authors ?? []);
  return { status: 'live', current, authors, next: null };
}

/** The first release published drafts without a review. */
function approvable(state: WarningState): WarningState {
  if (state.status !== 'draft') return state;
  const { remark: _, ...writing } = state.work;
  return { status: 'review', work: { ...writing, stage: 'approval', proofreadBy: null } };
}

function versionOf(
  { content, draftedBy, authors, note, proofreadBy }: Approval,
  event: WarningPublished | WarningUpdated,
  before: Version | null,
): Version {
  const { version, publishedBy, publishedAt } = event;
  const changed = event.type === 'WarningUpdated' ? event.changed : [];
  const stale = before === null ? NOTHING_STALE : staleAfter(before, content);
  return { version, content, draftedBy, authors, note, changed, stale, proofreadBy, publishedBy, publishedAt };
}
