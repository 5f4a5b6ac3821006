import { type Id, type InputProblem, InvalidInput, problem, Refusal } from '@sinan/schema';
import { type Ahead, askNext, NO_PARTIES, type Onward } from './asking.ts';
import { type ByStaff, checkUnderWay, checkWorksAt, inStatus, type OfSearch, ofSearch, openFor } from './rules.ts';
import type { Candidate, Chosen, InvitationState, Matter, OpenInvitation } from './state.ts';

/** Staff choose from the ranking whom to ask, in which order (1 to 10 at once); the first is asked at once. */
export interface OpenInvitationFor extends ByStaff {
  readonly type: 'Open';
  readonly caseId: Id<'case'>;
  readonly round: number;
  readonly filedBy: Id<'person'> | null;
  readonly matter: Matter;
  readonly urgent: boolean;
  /** Who declared a conflict in an earlier search of this case. */
  readonly barred: readonly Id<'person'>[];
  readonly chosen: readonly Chosen[];
  /** What is wrong with the choice, as the ranking says: experts that are not there, or cannot be chosen. */
  readonly problems: readonly InputProblem[];
  readonly ahead: Ahead;
}
/** More candidates behind those who wait. When nobody was left to ask, the first of them is asked at once. */
export interface AddCandidates extends ByStaff {
  readonly type: 'AddCandidates';
  readonly chosen: readonly Chosen[];
  readonly problems: readonly InputProblem[];
  readonly ahead: Ahead;
}

export interface InvitationOpened extends OfSearch {
  readonly type: 'InvitationOpened';
  readonly round: number;
  readonly filedBy: Id<'person'> | null;
  readonly matter: Matter;
  readonly urgent: boolean;
  readonly barred: readonly Id<'person'>[];
  readonly chosen: readonly Chosen[];
  readonly openedBy: Id<'person'>;
  readonly openedAt: string;
}
export interface CandidatesAdded extends OfSearch {
  readonly type: 'CandidatesAdded';
  readonly chosen: readonly Chosen[];
  readonly addedBy: Id<'person'>;
}

/** A search that asks more people than this should be thought over, and opened anew. */
const MOST_CANDIDATES = 30;

export function open(command: OpenInvitationFor, state: InvitationState): readonly (InvitationOpened | Onward)[] {
  checkWorksAt(command);
  if (state.status !== 'none') throw new Refusal('STATE_CONFLICT', { state: state.status });
  checkUnderWay(command.ahead.caseStatus);
  checkChoice(command, []);
  const { caseId, heldBy: centreId, round, filedBy, matter, urgent, barred, chosen } = command;
  const { by: openedBy, at: openedAt } = command;
  const opened = { caseId, centreId, round, filedBy, matter, urgent, barred, chosen, openedBy, openedAt };
  const event: InvitationOpened = { type: 'InvitationOpened', ...opened };
  return [event, ...askNext(invitationOpened(event), command.ahead, openedAt)];
}

export function addCandidates(command: AddCandidates, state: InvitationState): readonly (CandidatesAdded | Onward)[] {
  const invitation = openFor(command, state);
  checkUnderWay(command.ahead.caseStatus);
  checkChoice(command, invitation.candidates);
  const { chosen, by: addedBy, ahead, at } = command;
  const event: CandidatesAdded = { type: 'CandidatesAdded', ...ofSearch(invitation), chosen, addedBy };
  if (invitation.status !== 'exhausted') return [event];
  return [event, ...askNext(candidatesAdded(invitation, event), ahead, at)];
}

type Choice = Pick<AddCandidates, 'chosen' | 'problems'>;

/** What is wrong with the choice itself, then whether each is asked once, and not too many. */
function checkChoice({ chosen, problems }: Choice, before: readonly Candidate[]): void {
  if (problems.length > 0) throw new InvalidInput(problems);
  const known = [...before, ...chosen].map(({ expertId }) => expertId);
  const again = chosen.findIndex(({ expertId }, i) => known.indexOf(expertId) < before.length + i);
  if (again >= 0) throw new InvalidInput([problem(`candidates.${again}`, 'chosen-already')]);
  if (known.length > MOST_CANDIDATES)
    throw new InvalidInput([problem('candidates', 'too-many', { limit: MOST_CANDIDATES - before.length })]);
}

export function invitationOpened({ type: _, chosen, ...search }: InvitationOpened): OpenInvitation {
  return { ...search, status: 'asking', parties: NO_PARTIES, candidates: chosen.map(waiting) };
}

export function candidatesAdded(state: InvitationState, { chosen }: CandidatesAdded): OpenInvitation {
  const invitation = inStatus(state, 'asking', 'assigned', 'exhausted');
  return { ...invitation, candidates: [...invitation.candidates, ...chosen.map(waiting)] };
}

function waiting(chosen: Chosen): Candidate {
  return { ...chosen, waiver: null, stage: 'waiting' };
}
