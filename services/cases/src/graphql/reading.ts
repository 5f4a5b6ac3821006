import { isId } from '@sinan/schema';
import { builder, CaseRef, pageArgs, runs, toConnection } from '@sinan/schema/graphql';
import { caseQueue, casesByIds, listCases, offeredCases } from '../queries.ts';
import type { statusEnum } from './case.ts';

/** The queries about cases. */
export function registerReading(status: ReturnType<typeof statusEnum>): void {
  const connection = builder.connectionObject({ type: CaseRef, name: 'CaseConnection' });
  builder.queryFields((t) => ({
    cases: t.field({
      description: 'The cases that the reader may see.',
      type: connection,
      ...runs(listCases),
      args: {
        ...pageArgs,
        status: t.arg({ type: status, description: 'Only those in this state.' }),
        oldestFirst: t.arg.boolean({ description: 'In the order in which they were filed; else the newest first.' }),
      },
      resolve: async (_, { first, after, status, oldestFirst }, { ask }) =>
        toConnection(await ask(listCases, { first: first ?? 20, after, status, oldestFirst })),
    }),
    queue: t.field({
      description: "What waits for acceptance at the reader's centres, oldest first. For intake officers.",
      type: connection,
      ...runs(caseQueue),
      args: pageArgs,
      resolve: async (_, { first, after }, { ask }) =>
        toConnection(await ask(caseQueue, { first: first ?? 20, after })),
    }),
    offeredCases: t.field({
      description: "What other centres offer to the reader's (移送), oldest first. For intake officers.",
      type: connection,
      ...runs(offeredCases),
      args: pageArgs,
      resolve: async (_, { first, after }, { ask }) =>
        toConnection(await ask(offeredCases, { first: first ?? 20, after })),
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
