export { type AccessLog, type AccessRow, accessCollection, openAccessLog } from './access-log.ts';
export { type AccessView, accessOperation } from './access-operation.ts';
export { brokenLink } from './chain.ts';
export type { Decider, DomainEvent } from './decider.ts';
export { type AggregateDoc, aggregateCollections, type HistoryEntry } from './document.ts';
export { type Fact, fact } from './facts.ts';
export { type FileSource, fileOperation } from './file-operation.ts';
export {
  type AggregateSpec,
  type DerivedRows,
  type Execution,
  type Handler,
  type Outcome,
  openAggregate,
} from './handler.ts';
export type { ParkedRow } from './parked.ts';
export { type ParkedView, parkedOperations, type ReplayView } from './parked-operations.ts';
export { type ReactionRunner, reactionCollections, reactionRunner } from './reactions.ts';
export { type Change, type Changed, changedSince, type Since, since } from './since.ts';
export { startReactions } from './start-reactions.ts';
export { openTimers, type Timer, type TimerRow, type Timers, timerCollection, timerWorker } from './timers.ts';
export { WaitingFor, type WorkerSpec, type WorkResult, workWorker } from './work.ts';
export { type NewWork, openWork, type WorkQueue, type WorkRow, workCollection } from './work-queue.ts';
export { eventOf } from './writing.ts';
