export { type AccessLog, type AccessRow, accessCollection, openAccessLog } from './access-log.ts';
export { type AccessView, accessOperation } from './access-operation.ts';
export { brokenLink } from './chain.ts';
export type { Decider, DomainEvent } from './decider.ts';
export { type AggregateDoc, aggregateCollections, erasureCollection, type HistoryEntry } from './document.ts';
export { type Fact, fact, type Tombstone, tombstone } from './facts.ts';
export { type FileSource, fileOperation } from './file-operation.ts';
export { openAggregate } from './handler.ts';
export { historyOf } from './history.ts';
export type { ParkedRow } from './parked.ts';
export { type ParkedView, parkedOperations, type ReplayView } from './parked-operations.ts';
export {
  type ErasingRow,
  erasingCollection,
  type PersonErasing,
  type PersonErasingSpec,
  personErasing,
} from './person-erasing.ts';
export type { AggregateSpec, Ahead, DerivedRows, Erasure, Execution, Handler, Outcome } from './port.ts';
export { type ReactionRunner, reactionCollections, reactionRunner } from './reactions.ts';
export type { Forgetting } from './seals.ts';
export { type RunningService, serviceChecks } from './service-checks.ts';
export { sifted } from './sifted.ts';
export { type Change, type Changed, changedSince, type Since, since } from './since.ts';
export { parkedStanding } from './standing.ts';
export { startReactions } from './start-reactions.ts';
export { openTimers, type Timer, type TimerRow, type Timers, timerCollection, timerWorker } from './timers.ts';
export { type RunContext, WaitingFor, type WorkerSpec, type WorkResult, workWorker } from './work.ts';
export { failedForMs, type NewWork, openWork, type WorkQueue, type WorkRow, workCollection } from './work-queue.ts';
export { checkAge, eventOf } from './writing.ts';
