import { asking, builder, CaseRef, expected, known, retryArgs, runs } from '@sinan/schema/graphql';
import { fileCase } from '../commands/filing.ts';
import { type CaseFormInput, fileCaseInput } from './filing-inputs.ts';

export function registerFiling(form: CaseFormInput): void {
  const filing = fileCaseInput(form);
  builder.mutationField('fileCase', (t) =>
    t.field({
      description: 'Files a case, as it is sent or as a draft has it; it is routed to a guidance centre.',
      type: CaseRef,
      ...runs(fileCase),
      ...expected,
      args: { input: t.arg({ type: filing, required: true }), ...retryArgs },
      resolve: (_, { input, commandId }, context) => {
        const organisationId = input.organisationId ? known('organisation', input.organisationId) : null;
        const draftId = input.draftId ? known('draft', input.draftId) : null;
        return asking(context, commandId)(fileCase, { organisationId, draftId, form: input.form ?? null });
      },
    }),
  );
}
