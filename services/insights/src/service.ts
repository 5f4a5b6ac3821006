import { reactionCollections } from '@sinan/aggregate';
import { defineService } from '@sinan/runtime';
import { listFiledRows, listGuidanceRows } from './case-lists.ts';
import { FACTS } from './facts.ts';
import { graphql } from './graphql.ts';
import { publicFigures } from './public-figures.ts';
import { caseTallies, figures, listOutcomeRows } from './queries.ts';
import { casesReaction } from './reactions.ts';
import { openRoom } from './room.ts';
import { rowsReaction } from './rows-reaction.ts';

/** Figures: how many enterprises were guided, what was recovered and what was saved, tallied over facts from the events of others. */
export const insights = defineService({
  name: 'insights',
  collections: [...FACTS, ...reactionCollections('insights')],
  publishes: [],
  open: openRoom,
  operations: [figures, publicFigures, caseTallies, listOutcomeRows, listFiledRows, listGuidanceRows],
  loaders: {},
  graphql,
  reactions: [casesReaction, rowsReaction],
  workers: [],
});
