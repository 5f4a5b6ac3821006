import { CASES_UNDER_WAY, type Id, Refusal } from '@sinan/schema';
import type {
  Candidate,
  InStage,
  Invitation,
  InvitationState,
  InvitationStatusOf,
  OpenInvitation,
  Stage,
} from './state.ts';

/** Who of the centres asks, and when. */
export interface ByStaff {
  readonly by: Id<'person'>;
  /** Where this person holds the duty that it takes: at some centres, or, for the nation's own staff, at each. */
  readonly worksAt: 'every centre' | readonly string[];
  /** The centre that holds the case now, since a hand-over may be quicker here than its event: the look-up's result. */
  readonly heldBy: Id<'centre'>;
  readonly at: string;
}
/** A candidate who answers for themselves. */
export interface ByExpert {
  readonly by: Id<'person'>;
  readonly at: string;
}

/** What the public fact of each entry repeats, since facts are made from the entry alone. */
export interface OfSearch {
  readonly caseId: Id<'case'>;
  readonly centreId: Id<'centre'>;
}
export interface OfCandidate extends OfSearch {
  readonly expertId: Id<'expert'>;
  readonly personId: Id<'person'>;
}

export function ofSearch({ caseId, centreId }: Invitation): OfSearch {
  return { caseId, centreId };
}
export function ofCandidate(invitation: Invitation, { expertId, personId }: Candidate): OfCandidate {
  return { ...ofSearch(invitation), expertId, personId };
}

export function checkWorksAt({ worksAt, heldBy }: ByStaff): void {
  if (worksAt !== 'every centre' && !worksAt.includes(heldBy)) throw new Refusal('FORBIDDEN');
}

export function isUnderWay(caseStatus: string): boolean {
  return CASES_UNDER_WAY.some((one) => one === caseStatus);
}

/** Nobody is asked, and nobody takes on, a case that has ended: the refusal names its state. */
export function checkUnderWay(caseStatus: string): void {
  if (!isUnderWay(caseStatus)) throw new Refusal('STATE_CONFLICT', { state: caseStatus });
}

export function isOpen(invitation: Invitation): invitation is OpenInvitation {
  return ['asking', 'assigned', 'exhausted'].includes(invitation.status);
}

/** The invitation in one of these states; a refusal that names its state in any other. */
export function inStatus<S extends InvitationStatusOf>(
  state: InvitationState,
  ...statuses: readonly S[]
): Extract<Invitation, { readonly status: S }> {
  if (state.status === 'none') throw new Refusal('NOT_FOUND');
  if (!isIn(state, statuses)) throw new Refusal('STATE_CONFLICT', { state: state.status });
  return state;
}
function isIn<S extends InvitationStatusOf>(
  state: Invitation,
  statuses: readonly S[],
): state is Extract<Invitation, { readonly status: S }> {
  return statuses.some((status) => status === state.status);
}

/** The open invitation, for staff of the centre that holds the case: others are refused before they learn its state. */
export function openFor(command: ByStaff, state: InvitationState): OpenInvitation {
  if (state.status !== 'none') checkWorksAt(command);
  return inStatus(state, 'asking', 'assigned', 'exhausted');
}

/** The stages in which an invitation is nothing to its candidate: not reached yet, or kept from them for a conflict. */
const UNSEEN: readonly Stage['stage'][] = ['waiting', 'passed-over', 'conflicted'];

/** Whether a candidate may know of the invitation at all. */
export function isSeen({ stage }: Candidate): boolean {
  return !UNSEEN.includes(stage);
}

/** One's own candidacy in this stage: `NOT_FOUND` for whom there is none to see, a refusal that names its stage in any other. */
export function ownIn<S extends Stage['stage']>(
  { by }: ByExpert,
  state: InvitationState,
  stage: S,
): { readonly invitation: Invitation; readonly candidate: InStage<S> } {
  const candidate = state.status === 'none' ? undefined : state.candidates.find(({ personId }) => personId === by);
  if (state.status === 'none' || candidate === undefined || !isSeen(candidate)) throw new Refusal('NOT_FOUND');
  if (!isAt(candidate, stage)) throw new Refusal('STATE_CONFLICT', { state: candidate.stage });
  return { invitation: state, candidate };
}

/** The one candidate in a stage that only one can be in. */
export function candidateAt<S extends Stage['stage']>(invitation: Invitation, stage: S): InStage<S> {
  const candidate = invitation.candidates.find((one): one is InStage<S> => isAt(one, stage));
  if (candidate === undefined) throw new Refusal('STATE_CONFLICT', { state: invitation.status });
  return candidate;
}
export function isAt<S extends Stage['stage']>(candidate: Candidate, stage: S): candidate is InStage<S> {
  return candidate.stage === stage;
}

/** The invitation with one candidate in a new stage. */
export function withStage(state: InvitationState, expertId: Id<'expert'>, stage: Stage): OpenInvitation {
  const invitation = inStatus(state, 'asking', 'assigned', 'exhausted');
  const candidates = invitation.candidates.map((one) =>
    one.expertId === expertId ? { ...chosenOf(one), ...stage } : one,
  );
  return { ...invitation, candidates };
}

/** A candidate without their stage. */
export function chosenOf({ expertId, personId, score, reasons, waiver }: Candidate) {
  return { expertId, personId, score, reasons, waiver };
}
