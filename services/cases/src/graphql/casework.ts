import { asking, builder, known, retryArgs } from '@sinan/schema/graphql';
import { acceptCase, declineCase } from '../commands/acceptance.ts';
import { archiveCase, terminateCase } from '../commands/ending.ts';
import { beginGuidance, closeCase } from '../commands/guidance.ts';
import { acceptHandOver, offerHandOver, returnHandOver } from '../commands/hand-over.ts';
import { requestSupplement, supplyMaterials } from '../commands/supplement.ts';
import * as inputs from './casework-inputs.ts';
import { ofCase, onCase } from './on-case.ts';

/** The mutations on a case, phase by phase; those on its opinions stand apart. */
export function registerCasework(): void {
  registerIntake();
  registerGuidance();
  registerEndings();
  registerHandOver();
}

function registerIntake(): void {
  const [accepting, declining] = [inputs.acceptCaseInput(), inputs.declineCaseInput()];
  const [requesting, supplying] = [inputs.requestSupplementInput(), inputs.supplyMaterialsInput()];
  builder.mutationFields((t) => ({
    requestSupplement: t.field({
      description: 'Asks for supplements (补充材料), all at once.',
      ...onCase(requestSupplement),
      args: { input: t.arg({ type: requesting, required: true }), ...retryArgs },
      resolve: (_, { input, commandId }, context) => asking(context, commandId)(requestSupplement, ofCase(input)),
    }),
    supplyMaterials: t.field({
      description: 'Supplies what was asked for. For who filed the case, and the members of its enterprise.',
      ...onCase(supplyMaterials),
      args: { input: t.arg({ type: supplying, required: true }), ...retryArgs },
      resolve: (_, { input, commandId }, context) => asking(context, commandId)(supplyMaterials, ofCase(input)),
    }),
    acceptCase: t.field({
      description: 'Accepts a case (受理).',
      ...onCase(acceptCase),
      args: { input: t.arg({ type: accepting, required: true }), ...retryArgs },
      resolve: (_, { input, commandId }, context) => asking(context, commandId)(acceptCase, ofCase(input)),
    }),
    declineCase: t.field({
      description: 'Does not accept a case (不予受理), for a reason.',
      ...onCase(declineCase),
      args: { input: t.arg({ type: declining, required: true }), ...retryArgs },
      resolve: (_, { input, commandId }, context) => asking(context, commandId)(declineCase, ofCase(input)),
    }),
  }));
}

function registerGuidance(): void {
  const [beginning, closing] = [inputs.beginGuidanceInput(), inputs.closeCaseInput()];
  builder.mutationFields((t) => ({
    beginGuidance: t.field({
      description: 'Begins guidance (指导) on an accepted case.',
      ...onCase(beginGuidance),
      args: { input: t.arg({ type: beginning, required: true }), ...retryArgs },
      resolve: (_, { input, commandId }, context) => asking(context, commandId)(beginGuidance, ofCase(input)),
    }),
    closeCase: t.field({
      description: 'Closes a guided case (办结) with its outcome, which takes an opinion unless advice was all.',
      ...onCase(closeCase),
      args: { input: t.arg({ type: closing, required: true }), ...retryArgs },
      resolve: (_, { input, commandId }, context) => asking(context, commandId)(closeCase, ofCase(input)),
    }),
  }));
}

function registerEndings(): void {
  const [terminating, archiving] = [inputs.terminateCaseInput(), inputs.archiveCaseInput()];
  builder.mutationFields((t) => ({
    terminateCase: t.field({
      description: 'Ends guidance before its end (终止指导), for a reason.',
      ...onCase(terminateCase),
      args: { input: t.arg({ type: terminating, required: true }), ...retryArgs },
      resolve: (_, { input, commandId }, context) => asking(context, commandId)(terminateCase, ofCase(input)),
    }),
    archiveCase: t.field({
      description: 'Archives a closed or terminated case (归档).',
      ...onCase(archiveCase),
      args: { input: t.arg({ type: archiving, required: true }), ...retryArgs },
      resolve: (_, { input, commandId }, context) => asking(context, commandId)(archiveCase, ofCase(input)),
    }),
  }));
}

function registerHandOver(): void {
  const [offering, taking, returning] = [
    inputs.offerHandOverInput(),
    inputs.acceptHandOverInput(),
    inputs.returnHandOverInput(),
  ];
  builder.mutationFields((t) => ({
    offerHandOver: t.field({
      description: 'Offers a case to another centre (移送). Until it answers, both see the case.',
      ...onCase(offerHandOver),
      args: { input: t.arg({ type: offering, required: true }), ...retryArgs },
      resolve: (_, { input, commandId }, context) => {
        const toCentreId = known('centre', input.toCentreId);
        return asking(context, commandId)(offerHandOver, { ...ofCase(input), toCentreId });
      },
    }),
    acceptHandOver: t.field({
      description: 'Takes an offered case over, as staff of the centre that it is offered to.',
      ...onCase(acceptHandOver),
      args: { input: t.arg({ type: taking, required: true }), ...retryArgs },
      resolve: (_, { input, commandId }, context) => asking(context, commandId)(acceptHandOver, ofCase(input)),
    }),
    returnHandOver: t.field({
      description: 'Returns an offered case with the reason, as staff of the centre that it is offered to.',
      ...onCase(returnHandOver),
      args: { input: t.arg({ type: returning, required: true }), ...retryArgs },
      resolve: (_, { input, commandId }, context) => asking(context, commandId)(returnHandOver, ofCase(input)),
    }),
  }));
}
