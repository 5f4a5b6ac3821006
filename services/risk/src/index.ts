import { defineService } from '@sinan/runtime';
import { draftWarning, publishWarning, reviseWarning } from './commands.ts';
import { graphql } from './graphql.ts';
import { drafts, warningForMail, warnings, warningsByIds } from './queries.ts';
import { openRoom, warningCollections } from './room.ts';
import { warningUpdates } from './updates.ts';

export type { WarningContent } from './content.ts';
export type { RiskRoom } from './room.ts';

/** Risk warnings (风险预警): drafted by one editor, published by another, read by everyone. */
export const risk = defineService({
  name: 'risk',
  collections: [warningCollections.documents, warningCollections.history],
  publishes: ['risk'],
  open: openRoom,
  aggregates: (room) => [room.warnings],
  operations: [
    draftWarning,
    reviseWarning,
    publishWarning,
    warnings,
    drafts,
    warningsByIds,
    warningUpdates,
    warningForMail,
  ],
  loaders: { Warning: warningsByIds },
  graphql,
  reactions: [],
  workers: [],
});
