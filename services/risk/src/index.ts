import { defineService } from '@sinan/runtime';
import {
  cancelWarning,
  discardDraft,
  draftVersion,
  draftWarning,
  proofreadWarning,
  publishWarning,
  returnWarning,
  reviseWarning,
  submitWarning,
} from './commands/index.ts';
import { publishedInCodes, warningForMail, warningInCodes, withdrawalForMail, workForMail } from './for-mails.ts';
import { graphql } from './graphql/index.ts';
import { desk, drafts, ended, warnings, warningsByIds, warningVersions } from './queries.ts';
import { reactions } from './reactions.ts';
import { collections, openRoom } from './room.ts';
import { expiryTimer } from './timers.ts';
import { warningUpdates } from './updates.ts';

export type { WarningContent } from './content.ts';
export type { RiskRoom } from './room.ts';

const drafting = [draftWarning, draftVersion, reviseWarning, discardDraft];
const reviewing = [submitWarning, proofreadWarning, returnWarning, publishWarning, cancelWarning];
const reading = [warnings, drafts, desk, ended, warningsByIds, warningVersions, warningUpdates];
const forMails = [warningForMail, withdrawalForMail, workForMail, warningInCodes, publishedInCodes];

/** Risk warnings (风险预警): written, reviewed and let out by different people, read by everyone, and ended when they no longer hold. */
export const risk = defineService({
  name: 'risk',
  collections,
  publishes: ['risk'],
  open: openRoom,
  aggregates: (room) => [room.warnings],
  operations: [...drafting, ...reviewing, ...reading, ...forMails],
  loaders: { Warning: warningsByIds },
  graphql,
  reactions,
  workers: [expiryTimer],
});
