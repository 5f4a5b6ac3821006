import type { Id } from '@sinan/schema';
import { asking, builder, ExpertRef, expected, known, retryArgs, runs } from '@sinan/schema/graphql';
import { changeOwnTerms, stateAbsences } from '../commands/own.ts';
import {
  changeExpert,
  enrolExpert,
  letExpertLeave,
  resumeExpert,
  reviewExpert,
  suspendExpert,
} from '../commands/pool.ts';
import { poolInputs } from './pool-inputs.ts';

/** What they have in common: each answers the expert as they then are, or why not. */
const onExpert = (operation: { readonly name: string }) => ({ type: ExpertRef, ...runs(operation), ...expected });

/** An input with the expert's id known as one. */
function ofExpert<I extends { readonly expertId: string }>(input: I): I & { readonly expertId: Id<'expert'> } {
  return { ...input, expertId: known('expert', input.expertId) };
}

/** The mutations on the pool. */
export function registerPool(): void {
  const inputs = poolInputs();
  registerEntries(inputs);
  registerStandings(inputs);
  registerOwn(inputs);
}
type Inputs = ReturnType<typeof poolInputs>;

function registerEntries({ enrolling, changing, reviewing }: Inputs): void {
  builder.mutationFields((t) => ({
    enrolExpert: t.field({
      description: 'Enrols an expert (入库) by mail address. For expert managers, as all that changes the pool.',
      ...onExpert(enrolExpert),
      args: { input: t.arg({ type: enrolling, required: true }), ...retryArgs },
      resolve: (_, { input, commandId }, context) => asking(context, commandId)(enrolExpert, input),
    }),
    changeExpert: t.field({
      description: 'Replaces what the pool says of an expert.',
      ...onExpert(changeExpert),
      args: { input: t.arg({ type: changing, required: true }), ...retryArgs },
      resolve: (_, { input, commandId }, context) => asking(context, commandId)(changeExpert, ofExpert(input)),
    }),
    reviewExpert: t.field({
      description: 'Notes the yearly review (年度审核).',
      ...onExpert(reviewExpert),
      args: { input: t.arg({ type: reviewing, required: true }), ...retryArgs },
      resolve: (_, { input, commandId }, context) => asking(context, commandId)(reviewExpert, ofExpert(input)),
    }),
  }));
}

function registerStandings({ suspending, resuming, leaving }: Inputs): void {
  builder.mutationFields((t) => ({
    suspendExpert: t.field({
      description: 'Suspends an expert (暂停), for a reason. Cases in hand are released apart.',
      ...onExpert(suspendExpert),
      args: { input: t.arg({ type: suspending, required: true }), ...retryArgs },
      resolve: (_, { input, commandId }, context) => asking(context, commandId)(suspendExpert, ofExpert(input)),
    }),
    resumeExpert: t.field({
      description: 'Lets a suspended expert be invited again (恢复).',
      ...onExpert(resumeExpert),
      args: { input: t.arg({ type: resuming, required: true }), ...retryArgs },
      resolve: (_, { input, commandId }, context) => asking(context, commandId)(resumeExpert, ofExpert(input)),
    }),
    letExpertLeave: t.field({
      description: 'Takes an expert out of the pool (退出).',
      ...onExpert(letExpertLeave),
      args: { input: t.arg({ type: leaving, required: true }), ...retryArgs },
      resolve: (_, { input, commandId }, context) => asking(context, commandId)(letExpertLeave, ofExpert(input)),
    }),
  }));
}

function registerOwn({ ownTerms, absences }: Inputs): void {
  builder.mutationFields((t) => ({
    changeOwnTerms: t.field({
      description: 'What experts keep themselves: languages, and how many cases at a time.',
      ...onExpert(changeOwnTerms),
      args: { input: t.arg({ type: ownTerms, required: true }), ...retryArgs },
      resolve: (_, { input, commandId }, context) => asking(context, commandId)(changeOwnTerms, input),
    }),
    stateAbsences: t.field({
      description: 'States all absences that are not over. For the expert, and for managers.',
      ...onExpert(stateAbsences),
      args: { input: t.arg({ type: absences, required: true }), ...retryArgs },
      resolve: (_, { input, commandId }, context) => asking(context, commandId)(stateAbsences, ofExpert(input)),
    }),
  }));
}
