import { defineService } from '@sinan/runtime';
import * as commands from './commands/index.ts';
import { graphql } from './graphql/index.ts';
import * as queries from './queries/index.ts';
import { aggregatesOf, collections, openRoom } from './room.ts';

export * from './commands/index.ts';
export * from './queries/index.ts';
export type { AccountsRoom } from './room.ts';

/** People, organisations and partners: who asks, for whom, and with which duties. */
export const accounts = defineService({
  name: 'accounts',
  collections,
  publishes: ['accounts', 'contacts'],
  open: openRoom,
  aggregates: aggregatesOf,
  operations: [...Object.values(commands), ...Object.values(queries)],
  loaders: {
    Person: queries.peopleByIds,
    Organisation: queries.organisationsByIds,
    Membership: queries.membershipsByIds,
    Centre: queries.centresByIds,
    Partner: queries.partnersByIds,
  },
  graphql,
  reactions: [],
  workers: [],
});
