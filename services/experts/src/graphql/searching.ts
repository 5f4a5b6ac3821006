import type { Id } from '@sinan/schema';
import { asking, builder, expected, InvitationRef, known, retryArgs, runs } from '@sinan/schema/graphql';
import { answerConflict, answerOffer } from '../commands/answers.ts';
import { type ObjectionView, objectToExpert } from '../commands/objection.ts';
import { addCandidates, inviteExperts } from '../commands/search.ts';
import { acceptWaiver, refuseWaiver, releaseExpert, withdrawInvitation } from '../commands/staff.ts';
import type { candidacyType } from './candidacy.ts';
import * as inputs from './searching-inputs.ts';
import { INSTANT } from './terms.ts';

/** The mutations on a search: of staff, who are answered with it; of the expert who is asked; of the enterprise. */
export function registerSearching(candidacy: ReturnType<typeof candidacyType>): void {
  registerChoosing();
  registerStaffWork();
  registerAnswers(candidacy);
  registerObjection();
}

const onSearch = (operation: { readonly name: string }) => ({ type: InvitationRef, ...runs(operation), ...expected });

/** An input with the invitation's id known as one. */
function ofSearch<I extends { readonly invitationId: string }>(
  input: I,
): I & { readonly invitationId: Id<'invitation'> } {
  return { ...input, invitationId: known('invitation', input.invitationId) };
}

function registerChoosing(): void {
  const [inviting, adding] = [inputs.inviteExpertsInput(), inputs.addCandidatesInput()];
  builder.mutationFields((t) => ({
    inviteExperts: t.field({
      description: 'Invites experts to a case, one after the other in this order.',
      ...onSearch(inviteExperts),
      args: { input: t.arg({ type: inviting, required: true }), ...retryArgs },
      resolve: (_, { input, commandId }, context) => {
        const [caseId, candidates] = [known('case', input.caseId), input.candidates.map((id) => known('expert', id))];
        return asking(context, commandId)(inviteExperts, { ...input, caseId, candidates });
      },
    }),
    addCandidates: t.field({
      description: 'Adds candidates behind those who wait.',
      ...onSearch(addCandidates),
      args: { input: t.arg({ type: adding, required: true }), ...retryArgs },
      resolve: (_, { input, commandId }, context) => {
        const candidates = input.candidates.map((id) => known('expert', id));
        return asking(context, commandId)(addCandidates, { ...ofSearch(input), candidates });
      },
    }),
  }));
}

function registerStaffWork(): void {
  const [accepting, refusing] = [inputs.acceptWaiverInput(), inputs.refuseWaiverInput()];
  const [withdrawing, releasing] = [inputs.withdrawInvitationInput(), inputs.releaseExpertInput()];
  builder.mutationFields((t) => ({
    acceptWaiver: t.field({
      description: 'Accepts the waiver that an expert offers: the facts follow.',
      ...onSearch(acceptWaiver),
      args: { input: t.arg({ type: accepting, required: true }), ...retryArgs },
      resolve: (_, { input, commandId }, context) => asking(context, commandId)(acceptWaiver, ofSearch(input)),
    }),
    refuseWaiver: t.field({
      description: 'Does not accept it: the conflict stands.',
      ...onSearch(refuseWaiver),
      args: { input: t.arg({ type: refusing, required: true }), ...retryArgs },
      resolve: (_, { input, commandId }, context) => asking(context, commandId)(refuseWaiver, ofSearch(input)),
    }),
    withdrawInvitation: t.field({
      description: 'Withdraws a search; an expert who is assigned is released.',
      ...onSearch(withdrawInvitation),
      args: { input: t.arg({ type: withdrawing, required: true }), ...retryArgs },
      resolve: (_, { input, commandId }, context) => asking(context, commandId)(withdrawInvitation, ofSearch(input)),
    }),
    releaseExpert: t.field({
      description:
        'Releases the assigned expert: the work is done, or they are removed and the next candidate is asked.',
      ...onSearch(releaseExpert),
      args: { input: t.arg({ type: releasing, required: true }), ...retryArgs },
      resolve: (_, { input, commandId }, context) => asking(context, commandId)(releaseExpert, ofSearch(input)),
    }),
  }));
}

function registerAnswers(candidacy: ReturnType<typeof candidacyType>): void {
  const [checking, taking] = [inputs.answerConflictInput(), inputs.answerOfferInput()];
  const own = (operation: { readonly name: string }) => ({ type: candidacy, ...runs(operation), ...expected });
  builder.mutationFields((t) => ({
    answerConflict: t.field({
      description:
        'Answers the conflict check. Who is in conflict reads nothing more of it, and is barred from the case.',
      ...own(answerConflict),
      args: { input: t.arg({ type: checking, required: true }), ...retryArgs },
      resolve: (_, { input, commandId }, context) => asking(context, commandId)(answerConflict, ofSearch(input)),
    }),
    answerOffer: t.field({
      description: 'Takes the case, or declines it for a reason.',
      ...own(answerOffer),
      args: { input: t.arg({ type: taking, required: true }), ...retryArgs },
      resolve: (_, { input, commandId }, context) => asking(context, commandId)(answerOffer, ofSearch(input)),
    }),
  }));
}

function registerObjection(): void {
  const objecting = inputs.objectToExpertInput();
  const objection = builder.objectRef<ObjectionView>('ExpertObjection').implement({
    fields: (t) => ({ caseId: t.exposeID('caseId'), objectedAt: t.exposeString('objectedAt', INSTANT) }),
  });
  builder.mutationField('objectToExpert', (t) =>
    t.field({
      description:
        'Objects to the expert of a case: they are released at once. For its enterprise, within five working days.',
      type: objection,
      ...runs(objectToExpert),
      ...expected,
      args: { input: t.arg({ type: objecting, required: true }), ...retryArgs },
      resolve: (_, { input, commandId }, context) =>
        asking(context, commandId)(objectToExpert, { ...input, caseId: known('case', input.caseId) }),
    }),
  );
}
