import { EVENTS, type Id, InvalidInput, isId, problem } from '@sinan/schema';
import {
  asking,
  builder,
  CaseRef,
  type CaseView,
  expected,
  type GraphContext,
  known,
  pageArgs,
  retryArgs,
  runs,
  toConnection,
} from '@sinan/schema/graphql';
import { acceptCase, fileCase } from '../commands.ts';
import { caseQueue, casesByIds, listCases } from '../queries.ts';
import { acceptCaseInput, fileCaseInput } from './inputs.ts';
import { registerCase, statusEnum } from './types.ts';

/** Registers the fields of cases on the one builder. Calling it twice would name types twice. */
export function graphql(): void {
  const status = statusEnum();
  registerCase(status);
  registerReading(status);
  registerWriting();
  registerChanges();
}

function registerReading(status: ReturnType<typeof statusEnum>): void {
  const connection = builder.connectionObject({ type: CaseRef, name: 'CaseConnection' });
  builder.queryFields((t) => ({
    cases: t.field({
      description: 'The cases that the reader may see, newest first.',
      type: connection,
      ...runs(listCases),
      args: { ...pageArgs, status: t.arg({ type: status, description: 'Only those in this state.' }) },
      resolve: async (_, { first, after, status }, { ask }) =>
        toConnection(await ask(listCases, { first: first ?? 20, after, status })),
    }),
    queue: t.field({
      description: "What waits for acceptance at the reader's centres, oldest first. For intake officers.",
      type: connection,
      ...runs(caseQueue),
      args: pageArgs,
      resolve: async (_, { first, after }, { ask }) =>
        toConnection(await ask(caseQueue, { first: first ?? 20, after })),
    }),
    case: t.field({
      type: CaseRef,
      nullable: true,
      ...runs(casesByIds),
      args: { id: t.arg.id({ required: true }) },
      resolve: (_, { id }) => (isId('case', id) ? id : null),
    }),
  }));
}

function registerWriting(): void {
  const inputs = { file: fileCaseInput(), accept: acceptCaseInput() };
  builder.mutationFields((t) => ({
    fileCase: t.field({
      description: 'Files a case; it is routed to a guidance centre.',
      type: CaseRef,
      ...runs(fileCase),
      ...expected,
      args: { input: t.arg({ type: inputs.file, required: true }), ...retryArgs },
      resolve: (_, { input, commandId }, context) => {
        const organisationId = known('organisation', input.organisationId);
        const form = { ...input.form, choice: chosen(input.form.choice) };
        return asking(context, commandId)(fileCase, { organisationId, form });
      },
    }),
    acceptCase: t.field({
      description: 'Accepts a case (受理).',
      type: CaseRef,
      ...runs(acceptCase),
      ...expected,
      args: { input: t.arg({ type: inputs.accept, required: true }), ...retryArgs },
      resolve: (_, { input, commandId }, context) =>
        asking(context, commandId)(acceptCase, { caseId: known('case', input.caseId) }),
    }),
  }));
}

function chosen(choice: string | null | undefined): Id<'centre'> | null {
  if (choice === null || choice === undefined) return null;
  if (!isId('centre', choice)) throw new InvalidInput([problem('form.choice', 'id')]);
  return choice;
}

function registerChanges(): void {
  builder.subscriptionField('caseChanged', (t) =>
    t.field({
      description: 'Each case that the reader may see, as it changes.',
      type: CaseRef,
      ...runs(listCases),
      subscribe: (_, __, context) => changed(context),
      resolve: (view) => view,
    }),
  );
}

const caseEvents: readonly string[] = Object.values(EVENTS)
  .filter(({ topic }) => topic === 'cases')
  .map(({ type }) => type);

/** Cases as events name them, as the actor may read them at that moment. */
async function* changed(context: GraphContext): AsyncGenerator<CaseView> {
  for await (const { type, subject } of context.changes('cases')) {
    if (!caseEvents.includes(type)) continue;
    const [view] = await context.ask(casesByIds, { ids: [subject] });
    if (view) yield view;
  }
}
