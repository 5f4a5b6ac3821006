import {
  type AccessLog,
  accessCollection,
  aggregateCollections,
  type ErasingRow,
  erasingCollection,
  type Handler,
  openAccessLog,
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
import type { Collection } from '@sinan/store';
import { type CaseCommand, type CaseState, caseDecider, type FiledCase } from './case/index.ts';
import { filerOf } from './case/rules.ts';
import { type Consultations, openConsultations } from './consultation/room.ts';
import { type Directory, openDirectory } from './directory.ts';
import { type DraftRow, draftCollection } from './drafts/draft.ts';
import { erasures } from './erasure/journal.ts';
import { caseFacts } from './facts.ts';
import type { IntakeRow } from './intake.ts';
import { type Ledger, openLedger } from './ledger/room.ts';
import { type Materials, openMaterials } from './materials/room.ts';
import { type Messages, type Notes, openMessages, openNotes } from './messages/room.ts';

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
export const erasing = erasingCollection('cases');
export const accesses = accessCollection('cases');
export const draftTimerCollection = timerCollection('cases', 'draft_timers');

export interface CasesRoom {
  readonly cases: Handler<CaseState, CaseCommand>;
  readonly consultations: Consultations;
  readonly ledger: Ledger;
  readonly messages: Messages;
  readonly notes: Notes;
  readonly materials: Materials;
  /** Who opened which material. */
  readonly accessLog: AccessLog;
  /** Events that programs sent: each stored before it is answered, then published. */
  readonly intake: WorkQueue<IntakeRow>;
  /** When the row of an event that was published is forgotten: the timer's id is the row's. */
  readonly forgetting: Timers<null>;
  readonly drafts: Collection<DraftRow>;
  /** When a draft is forgotten: the timer's id is the draft's. */
  readonly draftTimers: Timers<null>;
  /** People whose words are being taken away. */
  readonly erasing: WorkQueue<ErasingRow>;
  readonly directory: Directory;
  readonly clock: Clock;
  /** From which ids are derived that nobody can choose. */
  readonly secret: string;
  readonly centres: CentreDirectory;
  /** Publishes to the open topic `intake`. Resolves when durable. */
  publishIntake(source: string, event: string): Promise<void>;
}

export function openRoom(resources: Resources): CasesRoom {
  const { ask, bus, clock, centres, settings, store, topic } = resources;
  return {
    cases: openAggregate(resources, {
      noun: 'case',
      decider: caseDecider,
      collections: { ...caseCollections, erasures },
      audience: (state) => (state.status === 'none' ? [] : caseAudience(state)),
      barred: (state) => (state.status === 'none' ? [] : state.barred.map((id) => `person:${id}` as const)),
      index: indexed,
      facts: caseFacts,
    }),
    consultations: openConsultations(resources),
    ledger: openLedger(resources),
    messages: openMessages(resources),
    notes: openNotes(resources),
    materials: openMaterials(resources),
    accessLog: openAccessLog(resources, 'cases'),
    intake: openWork<IntakeRow>(resources, intakeCollection),
    forgetting: openTimers<null>(resources, forgettingCollection),
    drafts: store.collection(draftCollection),
    draftTimers: openTimers<null>(resources, draftTimerCollection),
    erasing: openWork<ErasingRow>(resources, erasing),
    directory: openDirectory(ask),
    clock,
    secret: settings.secret,
    centres,
    publishIntake: (source, event) => bus.publish([{ topic: topic('intake'), key: source, value: event }]),
  };
}

/**
 * Who filed it while they belong to the enterprise, its confirmed members, the centre that holds it, the one that it is offered to, the expert who advises on it, and
 * the nation's own staff. Nobody else: a centre that handed it over, and an expert who was released, have seen the last of it.
 */
function caseAudience(filed: FiledCase): readonly Audience[] {
  const { organisationId, centreId, handOver, expert } = filed;
  const filedBy = filerOf(filed);
  const filer: readonly Audience[] = filedBy === null ? [] : [`person:${filedBy}`];
  const enterprise: readonly Audience[] = organisationId === null ? [] : [`org:${organisationId}`];
  const offered: readonly Audience[] = handOver === null ? [] : [`centre:${handOver.toCentreId}`];
  const advising: readonly Audience[] = expert === null ? [] : [`expert:${expert.personId}`];
  return [...filer, ...enterprise, `centre:${centreId}`, ...offered, ...advising, 'national'];
}

function indexed(state: CaseState, _id: string, changedAt: string) {
  if (state.status === 'none') throw new Error('a case that was not filed has no place in a list');
  const { status, centreId, submittedAt, handOver } = state;
  return { status, centreId, submittedAt, offeredTo: handOver?.toCentreId ?? null, changedAt };
}
