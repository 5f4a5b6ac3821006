import { type Id, Refusal } from '@sinan/schema';
import { type GivenContent, type WarningContent, wholeContent } from '../content.ts';
import { conflict, liveIn, withAuthor, withWork, workAt } from './rules.ts';
import type { Draft, VersionNote, WarningState } from './state.ts';

/** Begins a warning. */
export interface DraftWarning {
  readonly type: 'draft';
  readonly content: WarningContent;
  readonly by: Id<'person'>;
}
/** Begins the next version of a live one. */
export interface DraftVersion {
  readonly type: 'draftVersion';
  readonly content: WarningContent;
  readonly note: VersionNote;
  readonly by: Id<'person'>;
}
/** Replaces what the draft says; of a later version also its note, where one is given. */
export interface ReviseWarning {
  readonly type: 'revise';
  readonly content: WarningContent;
  readonly note: Partial<VersionNote>;
  readonly by: Id<'person'>;
}
/** Gives the draft up. */
export interface DiscardDraft {
  readonly type: 'discard';
  readonly by: Id<'person'>;
}

/** The text is public once published and never personal, so the chain covers it in the clear: it proves what was said. */
export interface WarningDrafted {
  readonly type: 'WarningDrafted';
  readonly content: GivenContent;
  readonly draftedBy: Id<'person'>;
}
export interface VersionDrafted {
  readonly type: 'VersionDrafted';
  readonly content: WarningContent;
  readonly note: VersionNote;
  readonly draftedBy: Id<'person'>;
}
export interface WarningRevised {
  readonly type: 'WarningRevised';
  readonly content: GivenContent;
  /** Of a later version. */
  readonly note?: VersionNote;
  readonly revisedBy: Id<'person'>;
}
export interface DraftDiscarded {
  readonly type: 'DraftDiscarded';
  readonly by: Id<'person'>;
}

export function draft({ content, by }: DraftWarning, state: WarningState): readonly [WarningDrafted] {
  if (state.status !== 'none') throw conflict(state);
  return [{ type: 'WarningDrafted', content, draftedBy: by }];
}

export function draftVersion({ content, note, by }: DraftVersion, state: WarningState): readonly [VersionDrafted] {
  const { next } = liveIn(state);
  if (next !== null) throw new Refusal('STATE_CONFLICT', { state: next.stage });
  return [{ type: 'VersionDrafted', content, note, draftedBy: by }];
}

export function revise({ content, note, by }: ReviseWarning, state: WarningState): readonly [WarningRevised] {
  const { note: before } = workAt(state, 'draft');
  const noted = before === null ? {} : { note: { ...before, ...note } };
  return [{ type: 'WarningRevised', content, ...noted, revisedBy: by }];
}

export function discard({ by }: DiscardDraft, state: WarningState): readonly [DraftDiscarded] {
  workAt(state, 'draft');
  return [{ type: 'DraftDiscarded', by }];
}

export function drafted({ content, draftedBy }: WarningDrafted): WarningState {
  return { status: 'draft', work: draftOf(wholeContent(content), null, draftedBy) };
}

export function versionDrafted(state: WarningState, { content, note, draftedBy }: VersionDrafted): WarningState {
  return { ...liveIn(state), next: draftOf(content, note, draftedBy) };
}

function draftOf(content: WarningContent, note: VersionNote | null, draftedBy: Id<'person'>): Draft {
  return { stage: 'draft', content, note, draftedBy, authors: [draftedBy], remark: null };
}

export function revised(state: WarningState, { content, note, revisedBy }: WarningRevised): WarningState {
  const work = workAt(state, 'draft');
  const authors = withAuthor(work.authors, revisedBy);
  return withWork(state, { ...work, content: wholeContent(content), note: note ?? work.note, authors });
}

/** Of a live warning only the next version goes. */
export function discarded(state: WarningState): WarningState {
  if (state.status === 'live') return { ...state, next: null };
  return { status: 'discarded', work: workAt(state, 'draft') };
}
