import { reactionCollections } from '@sinan/aggregate';
import { defineService } from '@sinan/runtime';
import { FACTS } from './facts.ts';
import { graphql } from './graphql.ts';
import { caseTallies, figures, listOutcomeRows } from './queries.ts';
import { casesReaction } from './reactions.ts';
import { openRoom } from './room.ts';

/** Figures: how many enterprises were guided, what was recovered and what was saved, tallied over facts from the events of others. */
export const insights = defineService({
  name: 'insights',
  collections: [...FACTS, ...reactionCollections('insights')],
  publishes: [],
  open: openRoom,
  operations: [figures, caseTallies, listOutcomeRows],
  loaders: {},
  graphql,
  reactions: [casesReaction],
  workers: [],
});
