export { brokenLink } from './chain.ts';
export type { Decider, DomainEvent } from './decider.ts';
export { type AggregateDoc, aggregateCollections, type HistoryEntry } from './document.ts';
export { type Fact, fact } from './facts.ts';
export { type AggregateSpec, type Execution, type Handler, type Outcome, openAggregate } from './handler.ts';
export type { ParkedRow } from './parked.ts';
export { type ParkedView, parkedOperations, type ReplayView } from './parked-operations.ts';
export { type ReactionRunner, reactionCollections, reactionRunner } from './reactions.ts';
export { startReactions } from './start-reactions.ts';
export {
  type NewWork,
  openWork,
  type WorkerSpec,
  type WorkQueue,
  type WorkResult,
  type WorkRow,
  workCollection,
  workWorker,
} from './work.ts';
