import type { Id, Locale, RoutedBy } from '@sinan/schema';
import type { FiledCodes, FiledTexts, Filer, LegalDate } from '../filed.ts';

/**
 * A case (案件): one enterprise's confidential matter with a guidance centre, in the states of the local standards (DB34/T 5367-2026):
 * `submitted` ⇄ `supplementing` → `accepted` → `guiding` → `closed` → `archived`, aside `declined` and `terminated`. A state holds what
 * is true in it and no more; every switch over it stops compiling when a state is added.
 */
export type CaseState = { readonly status: 'none' } | FiledCase;
export type FiledCase =
  | SubmittedCase
  | SupplementingCase
  | DeclinedCase
  | AcceptedCase
  | GuidingCase
  | ClosedCase
  | TerminatedCase
  | ArchivedCase;
export type FiledStatus = FiledCase['status'];
export type InStatus<S extends FiledStatus> = Extract<FiledCase, { readonly status: S }>;

/** What was filed, as the event says it and every later state keeps it. */
export interface Filed extends FiledCodes, Filer {
  /** Null while no organisation with this credit code is registered. */
  readonly organisationId: Id<'organisation'> | null;
  readonly uscc: string;
  readonly division: string;
  readonly industry: string;
  /** The centre that holds the case. */
  readonly centreId: Id<'centre'>;
  /** Why it was routed to its first centre. */
  readonly routedBy: RoutedBy;
  readonly formVersion: number;
  readonly submittedAt: string;
}

/** What every state has. */
export interface Matter extends Filed {
  readonly texts: FiledTexts;
  readonly supplements: readonly Supplement[];
  /** The offer that the other centre has not answered yet (移送): at most one at a time, and none once the case has ended. */
  readonly handOver: HandOver | null;
  /** The last offer that came back, until the next one is made. */
  readonly returned: ReturnedHandOver | null;
  /** Who advises on it (专家), while they do: at most one. */
  readonly expert: AssignedExpert | null;
  /** Those behind the wall (利益冲突): they neither read nor find the case, whatever else they are. Never who filed it. */
  readonly barred: readonly Id<'person'>[];
  /** Whether its filer belongs to the enterprise no more: they have no part in it then. */
  readonly filerGone: boolean;
}

export interface SubmittedCase extends Matter {
  readonly status: 'submitted';
}
/** The last of its supplements is not supplied yet. */
export interface SupplementingCase extends Matter {
  readonly status: 'supplementing';
}
export interface DeclinedCase extends Matter {
  readonly status: 'declined';
  readonly declined: Reasoned;
}

interface Taken extends Matter {
  readonly acceptedBy: Id<'person'>;
  readonly acceptedAt: string;
}
export interface AcceptedCase extends Taken {
  readonly status: 'accepted';
}
export interface GuidingCase extends Taken {
  readonly status: 'guiding';
  readonly guidance: Guidance;
}
export interface ClosedCase extends Taken {
  readonly status: 'closed';
  readonly guidance: Guidance;
  readonly outcome: Reasoned;
}
/** Guidance is null when it ended before it began. */
export interface TerminatedCase extends Taken {
  readonly status: 'terminated';
  readonly guidance: Guidance | null;
  readonly terminated: Reasoned;
}
/** How it ended before: `outcome` when it was closed, `terminated` when it was; the other is null. */
export interface ArchivedCase extends Taken {
  readonly status: 'archived';
  readonly guidance: Guidance | null;
  readonly outcome: Reasoned | null;
  readonly terminated: Reasoned | null;
  readonly archive: { readonly retention: string; readonly by: Id<'person'>; readonly at: string };
}

/** One round of supplements (补充材料): a notice that names everything at once, and what came of it. */
export interface Supplement {
  readonly round: number;
  readonly items: readonly SupplementItem[];
  readonly dueOn: LegalDate;
  readonly requestedBy: Id<'person'>;
  readonly requestedAt: string;
  readonly supplied: { readonly by: Id<'person'>; readonly at: string; readonly note: string } | null;
}
export interface SupplementItem {
  readonly item: string;
  readonly why: string;
}

/** A code of a list (reason or outcome), what was said beside it, by whom and when. */
export interface Reasoned {
  readonly code: string;
  readonly note: string | null;
  readonly by: Id<'person'>;
  readonly at: string;
}

export interface Guidance {
  readonly begunBy: Id<'person'>;
  readonly begunAt: string;
  readonly opinions: readonly Opinion[];
  /** The next opinion, while it is written; null while none is. One that was never issued stays as the case ended. */
  readonly draft: OpinionDraft | null;
}
/** A guidance opinion (指导意见书), numbered from 1 within its case, by authors of whom none issued it. */
export interface Opinion {
  readonly number: number;
  readonly text: string;
  readonly language: Locale;
  readonly authors: readonly Id<'person'>[];
  readonly issuedBy: Id<'person'>;
  readonly issuedAt: string;
}
export interface OpinionDraft {
  /** Counts its versions, from 1. */
  readonly revision: number;
  readonly text: string;
  readonly language: Locale;
  /** Everyone who wrote in it; who did so last is the last. */
  readonly authors: readonly Id<'person'>[];
  readonly writtenAt: string;
  /** How often it came back from its reviewers. */
  readonly returns: number;
  /** Why it came back, until it is revised. */
  readonly returned: { readonly reason: string; readonly by: Id<'person'>; readonly at: string } | null;
}

/** By which invitation, so that the end of an earlier one ends nothing else. */
export interface AssignedExpert {
  readonly invitationId: Id<'invitation'>;
  readonly personId: Id<'person'>;
  readonly assignedAt: string;
}

export interface HandOver {
  readonly toCentreId: Id<'centre'>;
  readonly reason: string;
  readonly offeredBy: Id<'person'>;
  readonly offeredAt: string;
}
export interface ReturnedHandOver {
  readonly toCentreId: Id<'centre'>;
  readonly reason: string;
  readonly returnedBy: Id<'person'>;
  readonly returnedAt: string;
}
