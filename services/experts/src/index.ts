import { reactionCollections } from '@sinan/aggregate';
import { defineService } from '@sinan/runtime';
import { expertCommands } from './commands/index.ts';
import { erasingPeople, personalData } from './erasure/forgetting.ts';
import { graphql } from './graphql/index.ts';
import { candidacyBrief, myInvitations } from './queries/candidacies.ts';
import { expertsByIds, listExperts, ownExpert } from './queries/pool.ts';
import { rankExperts } from './queries/ranking.ts';
import { expertOfCase, invitationOfCase, invitationsByIds } from './queries/searches.ts';
import { reactions } from './reactions.ts';
import { erasing, erasures, expertCollections, invitationCollections, openRoom, stepCollection } from './room.ts';
import { stepTimer } from './steps.ts';

export type { ExpertsRoom } from './room.ts';

/** Experts (专家): their pool, who fits a case and why, and the invitation in two steps behind the wall of conflicts of interest. */
export const experts = defineService({
  name: 'experts',
  collections: [
    expertCollections.documents,
    expertCollections.history,
    invitationCollections.documents,
    invitationCollections.history,
    stepCollection,
    erasures,
    erasing,
    ...reactionCollections('experts'),
  ],
  publishes: ['experts'],
  open: openRoom,
  aggregates: (room) => [room.experts, room.invitations],
  operations: [
    ...expertCommands,
    ...[listExperts, expertsByIds, ownExpert, rankExperts],
    ...[personalData, erasingPeople.isErased],
    ...[invitationOfCase, invitationsByIds, expertOfCase, myInvitations, candidacyBrief],
  ],
  loaders: { Expert: expertsByIds, Invitation: invitationsByIds },
  graphql,
  reactions: [...reactions, erasingPeople.reaction],
  workers: [stepTimer, erasingPeople.worker],
});
