import { type Id, type Locale, Refusal } from '@sinan/schema';
import { atMost, type ByStaff, heldInState, inState, type OfCase, ofCase } from './rules.ts';
import type { CaseState, GuidingCase, OpinionDraft } from './state.ts';

/**
 * A guidance opinion (指导意见书): drafted by the case officer or by the expert who advises, revised by whoever of them, and issued, which gives it
 * its number, by a person who wrote none of it. Who revises, returns or issues says which revision was read, so that nobody signs what they have not.
 */
export interface DraftOpinion extends ByStaff {
  readonly type: 'DraftOpinion';
  readonly text: string;
  readonly language: Locale;
}
export interface ReviseOpinion extends ByStaff {
  readonly type: 'ReviseOpinion';
  readonly revision: number;
  readonly text: string;
  readonly language: Locale;
}
export interface ReturnOpinion extends ByStaff {
  readonly type: 'ReturnOpinion';
  readonly revision: number;
  readonly reason: string;
}
export interface IssueOpinion extends ByStaff {
  readonly type: 'IssueOpinion';
  readonly revision: number;
}

/** `opinion` is the number that it will have; `round` counts its reviews, from 1. */
interface Written extends OfCase {
  readonly opinion: number;
  readonly revision: number;
  readonly round: number;
  readonly language: Locale;
  readonly side: 'centre' | 'expert';
  readonly writtenBy: Id<'person'>;
  readonly writtenAt: string;
  readonly personal: { readonly text: string };
}
export interface OpinionDrafted extends Written {
  readonly type: 'OpinionDrafted';
}
export interface OpinionRevised extends Written {
  readonly type: 'OpinionRevised';
}
/** `writtenBy` wrote in it last. */
export interface OpinionReturned extends OfCase {
  readonly type: 'OpinionReturned';
  readonly opinion: number;
  readonly revision: number;
  readonly round: number;
  readonly writtenBy: Id<'person'>;
  readonly returnedBy: Id<'person'>;
  readonly returnedAt: string;
  readonly personal: { readonly reason: string };
}
/** Language and authors are not said by entries of releases before, which knew one author, who issued it. */
export interface OpinionIssued extends OfCase {
  readonly type: 'OpinionIssued';
  /** Its number: 1, 2, … */
  readonly opinion: number;
  readonly language?: Locale;
  readonly authors?: readonly Id<'person'>[];
  readonly issuedBy: Id<'person'>;
  readonly issuedAt: string;
  readonly personal: { readonly text: string };
}

/** A case is one document, which is read whole. */
const MOST_OPINIONS = 30;
const MOST_REVISIONS = 200;

export function draftOpinion(command: DraftOpinion, state: CaseState): readonly [OpinionDrafted] {
  const { filed, side } = writing(command, state);
  if (filed.guidance.draft !== null) throw new Refusal('STATE_CONFLICT', { state: 'draft' });
  atMost(MOST_OPINIONS, filed.guidance.opinions.length);
  return [{ type: 'OpinionDrafted', ...written(filed, command, side), revision: 1, round: 1 }];
}

export function reviseOpinion(command: ReviseOpinion, state: CaseState): readonly [OpinionRevised] {
  const { filed, side } = writing(command, state);
  const { revision, returns, returned } = asRead(command, filed);
  // What came back cannot be issued as it is: it may always be written anew once.
  if (returned === null) atMost(MOST_REVISIONS, revision);
  return [{ type: 'OpinionRevised', ...written(filed, command, side), revision: revision + 1, round: returns + 1 }];
}

/** The case, for its officer or its expert. */
function writing(command: ByStaff, state: CaseState): { readonly filed: GuidingCase; readonly side: Written['side'] } {
  const advises = state.status !== 'none' && state.expert?.personId === command.by;
  if (advises) return { filed: inState(state, 'guiding'), side: 'expert' };
  return { filed: heldInState(command, state, 'guiding'), side: 'centre' };
}

function written(filed: GuidingCase, command: DraftOpinion | ReviseOpinion, side: Written['side']) {
  const { by: writtenBy, at: writtenAt, language, text } = command;
  const opinion = numberOf(filed);
  return { ...ofCase(filed), opinion, language, side, writtenBy, writtenAt, personal: { text } };
}

export function returnOpinion(command: ReturnOpinion, state: CaseState): readonly [OpinionReturned] {
  const { filed, draft } = reviewed(command, state);
  const { revision, returns, authors } = draft;
  const { by: returnedBy, at: returnedAt, reason } = command;
  const writtenBy = authors.at(-1) ?? returnedBy;
  const read = { opinion: numberOf(filed), revision, round: returns + 1, writtenBy };
  return [{ type: 'OpinionReturned', ...ofCase(filed), ...read, returnedBy, returnedAt, personal: { reason } }];
}

export function issueOpinion(command: IssueOpinion, state: CaseState): readonly [OpinionIssued] {
  const { filed, draft } = reviewed(command, state);
  const { language, authors, text } = draft;
  const { by: issuedBy, at: issuedAt } = command;
  const opinion = numberOf(filed);
  return [
    { type: 'OpinionIssued', ...ofCase(filed), opinion, language, authors, issuedBy, issuedAt, personal: { text } },
  ];
}

/** The draft as it was read, for somebody at the centre who wrote none of it; one that came back is first revised. */
function reviewed(command: ReturnOpinion | IssueOpinion, state: CaseState) {
  const filed = heldInState(command, state, 'guiding');
  const draft = asRead(command, filed);
  if (draft.authors.includes(command.by)) throw new Refusal('AUTHOR_CANNOT_APPROVE');
  if (draft.returned !== null) throw new Refusal('STATE_CONFLICT', { state: 'returned' });
  return { filed, draft };
}

function asRead({ revision }: { readonly revision: number }, { guidance }: GuidingCase): OpinionDraft {
  if (guidance.draft === null) throw new Refusal('DRAFT_MISSING');
  if (guidance.draft.revision !== revision) throw new Refusal('DRAFT_CHANGED', { revision: guidance.draft.revision });
  return guidance.draft;
}

function numberOf({ guidance }: GuidingCase): number {
  return guidance.opinions.length + 1;
}

export function opinionWritten(state: CaseState, event: OpinionDrafted | OpinionRevised): GuidingCase {
  const { revision, round, language, writtenBy, writtenAt, personal } = event;
  const { filed, draft } = withDraft(state);
  const authors = [...(draft?.authors ?? []).filter((one) => one !== writtenBy), writtenBy];
  const now = { revision, text: personal.text, language, authors, writtenAt, returns: round - 1, returned: null };
  return { ...filed, guidance: { ...filed.guidance, draft: now } };
}

export function opinionReturned(state: CaseState, event: OpinionReturned): GuidingCase {
  const { returnedBy: by, returnedAt: at, personal } = event;
  const { filed, draft } = withDraft(state);
  const returned = { reason: personal.reason, by, at };
  const back = draft && { ...draft, returns: draft.returns + 1, returned };
  return { ...filed, guidance: { ...filed.guidance, draft: back } };
}

export function opinionIssued(state: CaseState, event: OpinionIssued): GuidingCase {
  const { filed } = withDraft(state);
  const { opinion: number, language = 'zh-CN', issuedBy, authors = [issuedBy], issuedAt, personal } = event;
  const opinions = [...filed.guidance.opinions, { number, text: personal.text, language, authors, issuedBy, issuedAt }];
  return { ...filed, guidance: { ...filed.guidance, opinions, draft: null } };
}

function withDraft(state: CaseState): { readonly filed: GuidingCase; readonly draft: OpinionDraft | null } {
  const filed = inState(state, 'guiding');
  return { filed, draft: filed.guidance.draft };
}
