import { reactionCollections } from '@sinan/aggregate';
import { defineService } from '@sinan/runtime';
import { acceptCase, fileCase } from './commands.ts';
import { graphql } from './graphql/index.ts';
import { caseQueue, casesByIds, caseTimeline, listCases } from './queries.ts';
import { intakeReaction } from './reactions.ts';
import { receiveEvent } from './receive-event.ts';
import { caseCollections, forgettingCollection, intakeCollection, openRoom } from './room.ts';
import { intakeForgetter, intakeRelay } from './workers.ts';

export type { TimelineEntry } from './queries.ts';
export type { Received } from './receive-event.ts';
export type { CasesRoom } from './room.ts';

/** Cases (案件): filed by enterprises or reported by partners, routed to a guidance centre, accepted there. */
export const cases = defineService({
  name: 'cases',
  collections: [
    caseCollections.documents,
    caseCollections.history,
    intakeCollection,
    forgettingCollection,
    ...reactionCollections('cases'),
  ],
  publishes: ['cases', 'intake'],
  open: openRoom,
  aggregates: (room) => [room.cases],
  operations: [fileCase, acceptCase, receiveEvent, listCases, caseQueue, casesByIds, caseTimeline],
  loaders: { Case: casesByIds },
  graphql,
  reactions: [intakeReaction],
  workers: [intakeRelay, intakeForgetter],
});
