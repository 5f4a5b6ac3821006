import type { Id } from '@sinan/schema';
import { type By, refuseAuthor, withWork, workAt } from './rules.ts';
import type { WarningState } from './state.ts';

/** Sends a draft into its review. `stages` is how many people the deployment wants: 2, or 3 with a proofreader in between. */
export interface SubmitDraft extends By {
  readonly type: 'submit';
  readonly stages: 2 | 3;
}
/** The proofreader has nothing to change (校对). */
export interface Proofread extends By {
  readonly type: 'proofread';
}
/** Sends it back to its editors, with what is to be changed. */
export interface ReturnDraft extends By {
  readonly type: 'return';
  readonly remark: string;
}

export interface DraftSubmitted {
  readonly type: 'DraftSubmitted';
  readonly to: 'proofreading' | 'approval';
  readonly by: Id<'person'>;
  readonly at: string;
}
export interface DraftProofread {
  readonly type: 'DraftProofread';
  readonly by: Id<'person'>;
  readonly at: string;
}
/** What a colleague remarked is read by the desk alone, and may be erased. */
export interface DraftReturned {
  readonly type: 'DraftReturned';
  readonly by: Id<'person'>;
  readonly at: string;
  readonly personal?: { readonly remark: string };
}

export function submit({ stages, by, at }: SubmitDraft, state: WarningState): readonly [DraftSubmitted] {
  workAt(state, 'draft');
  return [{ type: 'DraftSubmitted', to: stages === 3 ? 'proofreading' : 'approval', by, at }];
}

export function proofread({ by, at }: Proofread, state: WarningState): readonly [DraftProofread] {
  refuseAuthor(workAt(state, 'proofreading').authors, by);
  return [{ type: 'DraftProofread', by, at }];
}

export function sendBack({ by, at, remark }: ReturnDraft, state: WarningState): readonly [DraftReturned] {
  workAt(state, 'proofreading', 'approval');
  return [{ type: 'DraftReturned', by, at, personal: { remark } }];
}

export function submitted(state: WarningState, { to }: DraftSubmitted): WarningState {
  const { remark: _, ...writing } = workAt(state, 'draft');
  return withWork(
    state,
    to === 'proofreading' ? { ...writing, stage: to } : { ...writing, stage: to, proofreadBy: null },
  );
}

export function wasProofread(state: WarningState, { by }: DraftProofread): WarningState {
  return withWork(state, { ...workAt(state, 'proofreading'), stage: 'approval', proofreadBy: by });
}

export function sentBack(state: WarningState, { by, at, personal }: DraftReturned): WarningState {
  const { content, draftedBy, authors, note } = workAt(state, 'proofreading', 'approval');
  const remark = { text: personal?.remark ?? '', by, at };
  return withWork(state, { stage: 'draft', content, draftedBy, authors, note, remark });
}
