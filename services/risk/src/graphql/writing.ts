import type { Id } from '@sinan/schema';
import { asking, builder, expected, known, retryArgs, runs, WarningRef } from '@sinan/schema/graphql';
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
} from '../commands/index.ts';
import type { ContentTypes } from './content.ts';
import { deskInputs } from './inputs.ts';

/** The mutations of the desk. Each answers the warning as it then is, or why not. */
export function registerWriting(types: ContentTypes): void {
  const inputs = deskInputs(types);
  registerDrafting(inputs);
  registerReview(inputs);
}
type Inputs = ReturnType<typeof deskInputs>;

const onWarning = (operation: { readonly name: string }) => ({ type: WarningRef, ...runs(operation), ...expected });

/** An input with the warning's id known as one. */
function ofWarning<I extends { readonly warningId: string }>(input: I): I & { readonly warningId: Id<'warning'> } {
  return { ...input, warningId: known('warning', input.warningId) };
}

function registerDrafting(inputs: Inputs): void {
  builder.mutationFields((t) => ({
    draftWarning: t.field({
      description: 'Begins a warning (拟稿). For editors.',
      ...onWarning(draftWarning),
      args: { input: t.arg({ type: inputs.drafting, required: true }), ...retryArgs },
      resolve: (_, { input, commandId }, context) => asking(context, commandId)(draftWarning, input),
    }),
    draftWarningVersion: t.field({
      description: 'Begins the next version of a live warning, which goes on being read. For editors.',
      ...onWarning(draftVersion),
      args: { input: t.arg({ type: inputs.draftingVersion, required: true }), ...retryArgs },
      resolve: (_, { input, commandId }, context) => {
        const { warningId, change, minor, ...content } = ofWarning(input);
        return asking(context, commandId)(draftVersion, { warningId, change, minor, content });
      },
    }),
    reviseWarning: t.field({
      description: 'Replaces what a draft says. For editors.',
      ...onWarning(reviseWarning),
      args: { input: t.arg({ type: inputs.revising, required: true }), ...retryArgs },
      resolve: (_, { input, commandId }, context) => {
        const { warningId, change, minor, revision, ...content } = ofWarning(input);
        return asking(context, commandId)(reviseWarning, { warningId, change, minor, revision, content });
      },
    }),
    discardWarning: t.field({
      description: 'Gives a draft up; of a live warning, its next version. For editors.',
      ...onWarning(discardDraft),
      args: { input: t.arg({ type: inputs.discarding, required: true }), ...retryArgs },
      resolve: (_, { input, commandId }, context) => asking(context, commandId)(discardDraft, ofWarning(input)),
    }),
  }));
}

function registerReview(inputs: Inputs): void {
  builder.mutationFields((t) => ({
    submitWarning: t.field({
      description: 'Sends a draft into its review (送审). For editors.',
      ...onWarning(submitWarning),
      args: { input: t.arg({ type: inputs.submitting, required: true }), ...retryArgs },
      resolve: (_, { input, commandId }, context) => asking(context, commandId)(submitWarning, ofWarning(input)),
    }),
    proofreadWarning: t.field({
      description: 'Has nothing to change (校对), where the review has three stages. For proofreaders.',
      ...onWarning(proofreadWarning),
      args: { input: t.arg({ type: inputs.proofreading, required: true }), ...retryArgs },
      resolve: (_, { input, commandId }, context) => asking(context, commandId)(proofreadWarning, ofWarning(input)),
    }),
    returnWarning: t.field({
      description: 'Sends it back to its editors (退回). For proofreaders and final editors.',
      ...onWarning(returnWarning),
      args: { input: t.arg({ type: inputs.returning, required: true }), ...retryArgs },
      resolve: (_, { input, commandId }, context) => asking(context, commandId)(returnWarning, ofWarning(input)),
    }),
    publishWarning: t.field({
      description: 'Lets out what others wrote and reviewed (终审、发布). For final editors.',
      ...onWarning(publishWarning),
      args: { input: t.arg({ type: inputs.publishing, required: true }), ...retryArgs },
      resolve: (_, { input, commandId }, context) => asking(context, commandId)(publishWarning, ofWarning(input)),
    }),
    cancelWarning: t.field({
      description: 'Withdraws a live warning (撤销). For final editors who wrote none of it.',
      ...onWarning(cancelWarning),
      args: { input: t.arg({ type: inputs.cancelling, required: true }), ...retryArgs },
      resolve: (_, { input, commandId }, context) => asking(context, commandId)(cancelWarning, ofWarning(input)),
    }),
  }));
}
