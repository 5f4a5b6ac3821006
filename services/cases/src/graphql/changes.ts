import { EVENTS } from '@sinan/schema';
import { builder, CaseRef, type CaseView, type GraphContext, runs } from '@sinan/schema/graphql';
import { casesByIds, listCases } from '../queries.ts';

export function registerChanges(): void {
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
  .map(({ type }) => type)
  .filter((type) => type.startsWith('sinan.case.'));

/** Cases as events name them, as the actor may read them at that moment. */
async function* changed(context: GraphContext): AsyncGenerator<CaseView> {
  for await (const { type, subject } of context.changes('cases')) {
    if (!caseEvents.includes(type)) continue;
    const [view] = await context.ask(casesByIds, { ids: [subject] });
    if (view) yield view;
  }
}
