import { isId } from '@sinan/schema';
import { builder, ExpertRef, InvitationRef, pageArgs, runs, toConnection } from '@sinan/schema/graphql';
import { myInvitations } from '../queries/candidacies.ts';
import { expertsByIds, listExperts, ownExpert } from '../queries/pool.ts';
import { expertOfCase, invitationOfCase } from '../queries/searches.ts';
import type { assignedExpertType, candidacyType } from './candidacy.ts';
import type { statusEnum } from './expert.ts';

/** The queries about the pool. */
export function registerPoolReading(status: ReturnType<typeof statusEnum>): void {
  const connection = builder.connectionObject({ type: ExpertRef, name: 'ExpertConnection' });
  builder.queryFields((t) => ({
    experts: t.field({
      description: 'The pool of experts (专家库), newest first. For the staff of the centres.',
      type: connection,
      ...runs(listExperts),
      args: { ...pageArgs, status: t.arg({ type: status, description: 'Only those in this state.' }) },
      resolve: async (_, { first, after, status }, { ask }) =>
        toConnection(await ask(listExperts, { first: first ?? 20, after, status })),
    }),
    expert: t.field({
      type: ExpertRef,
      nullable: true,
      ...runs(expertsByIds),
      args: { id: t.arg.id({ required: true }) },
      resolve: (_, { id }) => (isId('expert', id) ? id : null),
    }),
    myExpertProfile: t.field({
      description: 'What the pool says of the expert who reads.',
      type: ExpertRef,
      nullable: true,
      ...runs(ownExpert),
      resolve: (_, __, { ask }) => ask(ownExpert, {}),
    }),
  }));
}

/** The queries about searches, each for its own readers. */
export function registerSearchReading(
  candidacy: ReturnType<typeof candidacyType>,
  assignedExpert: ReturnType<typeof assignedExpertType>,
): void {
  const connection = builder.connectionObject({ type: candidacy, name: 'CandidacyConnection' });
  builder.queryFields((t) => ({
    invitation: t.field({
      description:
        'The newest search for the expert of a case. For staff; null for whoever may not see it, and while there is none.',
      type: InvitationRef,
      nullable: true,
      ...runs(invitationOfCase),
      args: { caseId: t.arg.id({ required: true }) },
      resolve: (_, { caseId }, { ask }) => (isId('case', caseId) ? ask(invitationOfCase, { caseId }) : null),
    }),
    assignedExpert: t.field({
      description: 'The expert of a case. For its enterprise, and its staff; null for others, and while there is none.',
      type: assignedExpert,
      nullable: true,
      ...runs(expertOfCase),
      args: { caseId: t.arg.id({ required: true }) },
      resolve: (_, { caseId }, { ask }) => (isId('case', caseId) ? ask(expertOfCase, { caseId }) : null),
    }),
    myInvitations: t.field({
      description: 'The invitations to the expert who reads, newest first.',
      type: connection,
      ...runs(myInvitations),
      args: pageArgs,
      resolve: async (_, { first, after }, { ask }) =>
        toConnection(await ask(myInvitations, { first: first ?? 20, after })),
    }),
  }));
}
