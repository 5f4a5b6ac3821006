import { type Id, InvalidInput, isId, problem } from '@sinan/schema';
import { asking, builder, CaseRef, expected, known, retryArgs, runs } from '@sinan/schema/graphql';
import { fileCase } from '../commands/filing.ts';
import { fileCaseInput } from './filing-inputs.ts';

export function registerFiling(): void {
  const filing = fileCaseInput();
  builder.mutationField('fileCase', (t) =>
    t.field({
      description: 'Files a case; it is routed to a guidance centre.',
      type: CaseRef,
      ...runs(fileCase),
      ...expected,
      args: { input: t.arg({ type: filing, required: true }), ...retryArgs },
      resolve: (_, { input, commandId }, context) => {
        const organisationId = known('organisation', input.organisationId);
        const form = { ...input.form, choice: chosen(input.form.choice) };
        return asking(context, commandId)(fileCase, { organisationId, form });
      },
    }),
  );
}

function chosen(choice: string | null | undefined): Id<'centre'> | null {
  if (choice === null || choice === undefined) return null;
  if (!isId('centre', choice)) throw new InvalidInput([problem('form.choice', 'id')]);
  return choice;
}
