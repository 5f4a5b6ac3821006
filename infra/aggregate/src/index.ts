export { aggregateCollections, type AggregateDoc, type HistoryEntry } from './document.ts';
export type { Decider, DomainEvent } from './decider.ts';
export { type AggregateSpec, type Handler, openAggregate, type Outcome } from './handler.ts';
export { fact, type Fact } from './facts.ts';
export { type ParkedView, parkedOperations } from './parked-operations.ts';
export { reactionCollections, startReactions } from './reactions.ts';
export { openWork, type WorkQueue, type WorkRow, workCollection, workWorker } from './work.ts';
