import { accessOperation } from '@sinan/aggregate';
import { defineService } from '@sinan/runtime';
import { auditRecord } from './audit/queries.ts';
import * as commands from './commands/index.ts';
import * as erasure from './erasure/index.ts';
import { erasingWorker, scrubWorker } from './erasure/workers.ts';
import { graphql } from './graphql/index.ts';
import * as queries from './queries/index.ts';
import { type AccountsRoom, aggregatesOf, collections, openRoom } from './room.ts';
import * as secondFactor from './second-factor/index.ts';
import * as sessions from './sessions/index.ts';
import { tokenAdoption } from './tokens/adopt.ts';
import * as tokens from './tokens/index.ts';
import { uploadExpiry } from './uploads/expiry.ts';
import * as uploads from './uploads/index.ts';
import { namedFiles } from './uploads/queries.ts';

export { auditRecord } from './audit/queries.ts';
export * from './commands/index.ts';
export { signInAs } from './commands/sign-in-as.ts';
export * from './erasure/index.ts';
export * from './queries/index.ts';
export type { AccountsRoom } from './room.ts';
export * from './second-factor/index.ts';
export * from './sessions/index.ts';
export * from './tokens/index.ts';
export * from './uploads/index.ts';

/** People, organisations and partners: who asks, for whom, and with which duties. */
export const accounts = defineService({
  name: 'accounts',
  collections,
  publishes: ['accounts', 'contacts'],
  open: openRoom,
  aggregates: aggregatesOf,
  operations: [
    ...Object.values(commands),
    ...Object.values(queries),
    ...Object.values(sessions),
    ...Object.values(secondFactor),
    ...Object.values(erasure),
    ...Object.values(tokens),
    ...Object.values(uploads),
    auditRecord,
    accessOperation('accounts', (room: AccountsRoom) => room.accessLog),
  ],
  loaders: {
    Person: queries.peopleByIds,
    Organisation: queries.organisationsByIds,
    Membership: queries.membershipsByIds,
    Centre: queries.centresByIds,
    Partner: queries.partnersByIds,
  },
  files: { upload: uploads.uploadedFile },
  namesFiles: namedFiles,
  graphql,
  reactions: [],
  workers: [uploadExpiry, tokenAdoption, erasingWorker, scrubWorker],
});
