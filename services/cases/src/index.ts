import { reactionCollections } from '@sinan/aggregate';
import { defineService } from '@sinan/runtime';
import { caseCommands } from './commands/index.ts';
import { graphql } from './graphql/index.ts';
import { approveOutcome, recordOutcome, reverseOutcome } from './ledger/commands.ts';
import { listOutcomes, outcomesByIds } from './ledger/queries.ts';
import { ledgerCollections } from './ledger/room.ts';
import { caseQueue, casesByIds, caseTimeline, listCases, offeredCases } from './queries.ts';
import { intakeReaction } from './reactions.ts';
import { receiveEvent } from './receive-event.ts';
import { caseCollections, forgettingCollection, intakeCollection, openRoom } from './room.ts';
import { caseUpdates } from './updates.ts';
import { intakeForgetter, intakeRelay } from './workers.ts';

export type { TimelineEntry } from './queries.ts';
export type { Received } from './receive-event.ts';
export type { CasesRoom } from './room.ts';

/** Cases (案件): filed by enterprises or reported by partners, routed to a guidance centre, and guided there to their end. */
export const cases = defineService({
  name: 'cases',
  collections: [
    caseCollections.documents,
    caseCollections.history,
    ledgerCollections.documents,
    ledgerCollections.history,
    intakeCollection,
    forgettingCollection,
    ...reactionCollections('cases'),
  ],
  publishes: ['cases', 'intake'],
  open: openRoom,
  aggregates: (room) => [room.cases, room.ledger],
  operations: [
    ...caseCommands,
    receiveEvent,
    ...[listCases, caseQueue, offeredCases, casesByIds, caseTimeline, caseUpdates],
    ...[recordOutcome, approveOutcome, reverseOutcome, listOutcomes, outcomesByIds],
  ],
  loaders: { Case: casesByIds, LedgerEntry: outcomesByIds },
  graphql,
  reactions: [intakeReaction],
  workers: [intakeRelay, intakeForgetter],
});
