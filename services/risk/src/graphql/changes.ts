import { EVENTS } from '@sinan/schema';
import { builder, type GraphContext, runs, WarningRef, type WarningView } from '@sinan/schema/graphql';
import { warningsByIds } from '../queries.ts';

export function registerChanges(): void {
  builder.subscriptionField('warningPublished', (t) =>
    t.field({
      description: 'Each warning as it goes live.',
      type: WarningRef,
      ...runs(warningsByIds),
      subscribe: (_, __, context) => published(context),
      resolve: (warning) => warning,
    }),
  );
}

/** What is published from now on, as the actor may read it: past the request's own cache, which may have remembered "not there". */
async function* published(context: GraphContext): AsyncGenerator<WarningView> {
  for await (const { type, subject } of context.changes('risk')) {
    if (type !== EVENTS.warningPublished.type) continue;
    const [view] = await context.ask(warningsByIds, { ids: [subject] });
    if (view) yield view;
  }
}
