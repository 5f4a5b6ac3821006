import {
  aggregateCollections,
  type Handler,
  openAggregate,
  openTimers,
  openWork,
  type Timers,
  timerCollection,
  type WorkQueue,
  workCollection,
} from '@sinan/aggregate';
import type { CentreDirectory, Clock, Resources } from '@sinan/runtime';
import type { Audience } from '@sinan/schema';
import { type CaseCommand, type CaseState, caseDecider, type FiledCase } from './case/index.ts';
import { type Directory, openDirectory } from './directory.ts';
import { caseFacts } from './facts.ts';
import type { IntakeRow } from './intake.ts';
import { type Ledger, openLedger } from './ledger/room.ts';

/**
 * Lists of a reader (by audience, also in one state) and the queue of a centre, and what is offered to a centre, each by the time of filing; and
 * what changed last of what a reader sees.
 */
export const caseCollections = aggregateCollections({
  owner: 'cases',
  name: 'cases',
  fields: { status: 'string', centreId: 'string', submittedAt: 'string', offeredTo: 'string', changedAt: 'string' },
  indexes: [
    { equal: ['audience'], order: 'submittedAt' },
    { equal: ['audience', 'status'], order: 'submittedAt' },
    { equal: ['centreId', 'status'], order: 'submittedAt' },
    { equal: ['offeredTo'], order: 'submittedAt' },
    { equal: ['audience'], order: 'changedAt' },
  ],
  // Of cases stored before it was kept: long ago.
  missing: { changedAt: '' },
});
export const intakeCollection = workCollection('cases', 'intake');
export const forgettingCollection = timerCollection('cases', 'forgetting');

export interface CasesRoom {
  readonly cases: Handler<CaseState, CaseCommand>;
  readonly ledger: Ledger;
  /** Events that programs sent: each stored before it is answered, then published. */
  readonly intake: WorkQueue<IntakeRow>;
  /** When the row of an event that was published is forgotten: the timer's id is the row's. */
  readonly forgetting: Timers<null>;
  readonly directory: Directory;
  readonly clock: Clock;
  readonly centres: CentreDirectory;
  /** Publishes to the open topic `intake`. Resolves when durable. */
  publishIntake(source: string, event: string): Promise<void>;
}

export function openRoom(resources: Resources): CasesRoom {
  const { ask, bus, clock, centres, topic } = resources;
  return {
    cases: openAggregate(resources, {
      noun: 'case',
      decider: caseDecider,
      collections: caseCollections,
      audience: (state) => (state.status === 'none' ? [] : caseAudience(state)),
      index: indexed,
      facts: caseFacts,
    }),
    ledger: openLedger(resources),
    intake: openWork<IntakeRow>(resources, intakeCollection),
    forgetting: openTimers<null>(resources, forgettingCollection),
    directory: openDirectory(ask),
    clock,
    centres,
    publishIntake: (source, event) => bus.publish([{ topic: topic('intake'), key: source, value: event }]),
  };
}

/**
 * Who filed it, the enterprise's confirmed members, the centre that holds it, the one that it is offered to, and the nation's own staff.
 * Nobody else: a centre that handed it over has seen the last of it.
 */
function caseAudience({ filedBy, organisationId, centreId, handOver }: FiledCase): readonly Audience[] {
  const filer: readonly Audience[] = filedBy === null ? [] : [`person:${filedBy}`];
  const enterprise: readonly Audience[] = organisationId === null ? [] : [`org:${organisationId}`];
  const offered: readonly Audience[] = handOver === null ? [] : [`centre:${handOver.toCentreId}`];
  return [...filer, ...enterprise, `centre:${centreId}`, ...offered, 'national'];
}

function indexed(state: CaseState, _id: string, changedAt: string) {
  if (state.status === 'none') throw new Error('a case that was not filed has no place in a list');
  const { status, centreId, submittedAt, handOver } = state;
  return { status, centreId, submittedAt, offeredTo: handOver?.toCentreId ?? null, changedAt };
}
