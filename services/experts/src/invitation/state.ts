import type { AnswerStep, ExclusionCode, Id, RankReason, Release } from '@sinan/schema';

/**
 * The search (邀请) for the expert of one case: candidates in the order in which they are asked, one at a time, each in two steps. First the names
 * of the parties alone, then, without a conflict, the facts. One search of a case is open at a time; `round` counts them.
 */
export type InvitationState = { readonly status: 'none' } | Invitation;
export type Invitation = OpenInvitation | CompletedInvitation | WithdrawnInvitation | EndedInvitation;
export type OpenInvitation = Search & { readonly status: 'asking' | 'assigned' | 'exhausted' };
export type InvitationStatusOf = Invitation['status'];

export interface Search {
  readonly caseId: Id<'case'>;
  readonly round: number;
  /** The centre that holds the case: its staff read the search. */
  readonly centreId: Id<'centre'>;
  /** Who filed the case, and whom an expert is therefore told to; null when a partner did. */
  readonly filedBy: Id<'person'> | null;
  readonly matter: Matter;
  readonly urgent: boolean;
  /** As they were when the last candidate was asked. */
  readonly parties: Parties;
  readonly candidates: readonly Candidate[];
  /** Who declared a conflict in an earlier search: nobody may ask them, and nothing here is theirs to read. */
  readonly barred: readonly Id<'person'>[];
  readonly openedBy: Id<'person'>;
  readonly openedAt: string;
}
/** The expert's work is done. `outcome` is how the case then came out, once it is closed. */
export interface CompletedInvitation extends Search {
  readonly status: 'completed';
  readonly endedAt: string;
  readonly outcome: string | null;
}
export interface WithdrawnInvitation extends Search {
  readonly status: 'withdrawn';
  readonly endedAt: string;
  readonly note: string | null;
}
/** The case came to its end: `how` is its state then. */
export interface EndedInvitation extends Search {
  readonly status: 'ended';
  readonly endedAt: string;
  readonly how: string;
  readonly outcome: string | null;
}

/** What of the case the record of an expert goes by. */
export interface Matter {
  readonly country: string;
  readonly rights: readonly string[];
}

/** Between whom there may be a conflict of interest. Personal: a name that was erased is null. */
export type Parties = {
  readonly applicant: string | null;
  readonly claimant: string | null;
  readonly opposingCounsel: readonly string[] | null;
  readonly coParties: readonly string[] | null;
};

/** An expert whom staff chose from the ranking, with the reasons as they were. */
export interface Chosen {
  readonly expertId: Id<'expert'>;
  readonly personId: Id<'person'>;
  readonly score: number;
  readonly reasons: readonly RankReason[];
}
export type Candidate = Chosen & { readonly waiver: string | null } & Stage;
export type Stage =
  | { readonly stage: 'waiting' }
  | { readonly stage: 'checking'; readonly answerBy: string }
  /** Staff decide whether what the expert wrote suffices: it stands in `waiver`. */
  | { readonly stage: 'waiver' }
  | { readonly stage: 'offered'; readonly answerBy: string }
  | { readonly stage: 'assigned'; readonly assignedAt: string; readonly objectUntil: string }
  | {
      readonly stage: 'released';
      readonly assignedAt: string;
      readonly why: Release;
      readonly reason: string | null;
      readonly at: string;
    }
  | { readonly stage: 'conflicted'; readonly at: string }
  | { readonly stage: 'declined'; readonly reason: string; readonly note: string | null; readonly at: string }
  | { readonly stage: 'lapsed'; readonly step: AnswerStep; readonly at: string }
  | { readonly stage: 'passed-over'; readonly why: ExclusionCode; readonly at: string }
  | { readonly stage: 'withdrawn'; readonly at: string };
export type InStage<S extends Stage['stage']> = Extract<Candidate, { readonly stage: S }>;
