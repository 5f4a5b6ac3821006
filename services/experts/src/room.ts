import {
  aggregateCollections,
  type ErasingRow,
  erasingCollection,
  erasureCollection,
  type Handler,
  openAggregate,
  openTimers,
  openWork,
  type Timers,
  timerCollection,
  type WorkQueue,
} from '@sinan/aggregate';
import type { CentreDirectory, Clock, Resources } from '@sinan/runtime';
import { deriveId, type Id, timeOf } from '@sinan/schema';
import { type Directory, openDirectory } from './directory.ts';
import { type ExpertCommand, type ExpertState, expertDecider } from './expert/index.ts';
import { expertFacts, invitationFacts } from './facts.ts';
import { type InvitationCommand, type InvitationState, invitationDecider, isSeen } from './invitation/index.ts';
import type { StepPayload } from './steps.ts';

/** The pool as its readers list it, and all of it in one state, by the time of enrolment. */
export const expertCollections = aggregateCollections({
  owner: 'experts',
  name: 'experts',
  fields: { status: 'string', enrolledAt: 'string' },
  indexes: [
    { equal: ['audience'], order: 'enrolledAt' },
    { equal: ['status', 'audience'], order: 'enrolledAt' },
    { equal: ['status'], order: 'enrolledAt' },
  ],
});
/**
 * The searches of a case, those that a person was asked in (`asked`), those that experts were assigned by (`engaged`), and those that a person stands
 * in at all (`candidates`).
 */
export const invitationCollections = aggregateCollections({
  owner: 'experts',
  name: 'invitations',
  fields: {
    caseId: 'string',
    round: 'number',
    openedAt: 'string',
    asked: 'strings',
    engaged: 'strings',
    candidates: 'strings',
  },
  indexes: [
    { equal: ['caseId'], order: 'round' },
    { equal: ['asked'], order: 'openedAt' },
    { equal: ['engaged'], order: 'openedAt' },
    { equal: ['candidates'] },
  ],
});
export const erasures = erasureCollection('experts');
export const erasing = erasingCollection('experts');
export const stepCollection = timerCollection('experts', 'steps');

export interface ExpertsRoom {
  readonly experts: Handler<ExpertState, ExpertCommand>;
  readonly invitations: Handler<InvitationState, InvitationCommand>;
  /** When an answer is overdue. */
  readonly steps: Timers<StepPayload>;
  /** People whose words are being taken away. */
  readonly erasing: WorkQueue<ErasingRow>;
  readonly directory: Directory;
  readonly centres: CentreDirectory;
  readonly clock: Clock;
  /** The one expert that a person can be. */
  expertOf(personId: Id<'person'>): Id<'expert'>;
  /** The search of a case that this round is: since each round has one id, no two of a case are open at once. */
  invitationOf(caseId: Id<'case'>, round: number): Id<'invitation'>;
}

export function openRoom(resources: Resources): ExpertsRoom {
  const { ask, centres, clock, settings } = resources;
  const { secret } = settings;
  return {
    experts: openAggregate(resources, {
      noun: 'expert',
      decider: expertDecider,
      collections: { ...expertCollections, erasures },
      audience: (state) => (state.status === 'none' ? [] : ['staff', `person:${state.personId}`]),
      index: indexedExpert,
      facts: expertFacts,
    }),
    invitations: openAggregate(resources, {
      noun: 'invitation',
      decider: invitationDecider,
      collections: { ...invitationCollections, erasures },
      audience: (state) => (state.status === 'none' ? [] : [`centre:${state.centreId}`, 'national']),
      index: indexedInvitation,
      facts: invitationFacts,
    }),
    steps: openTimers<StepPayload>(resources, stepCollection),
    erasing: openWork<ErasingRow>(resources, erasing),
    directory: openDirectory(ask),
    centres,
    clock,
    expertOf: (personId) => deriveId('expert', timeOf(personId), secret, personId),
    invitationOf: (caseId, round) => deriveId('invitation', timeOf(caseId), secret, caseId, String(round)),
  };
}

function indexedExpert(state: ExpertState) {
  if (state.status === 'none') throw new Error('an expert who was not enrolled has no place in a list');
  return { status: state.status, enrolledAt: state.enrolledAt };
}

function indexedInvitation(state: InvitationState) {
  if (state.status === 'none') throw new Error('an invitation that was not opened has no place in a list');
  const { caseId, round, openedAt, candidates } = state;
  const engaged = candidates.filter(({ stage }) => stage === 'assigned' || stage === 'released');
  return {
    caseId,
    round,
    openedAt,
    asked: candidates.filter(isSeen).map(({ personId }) => personId),
    engaged: engaged.map(({ expertId }) => expertId),
    candidates: candidates.map(({ personId }) => personId),
  };
}
