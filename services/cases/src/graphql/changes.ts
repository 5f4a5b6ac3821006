import { centresOf, type Envelope, EVENTS, type Id } from '@sinan/schema';
import { builder, CaseRef, type CaseView, type GraphContext, runs } from '@sinan/schema/graphql';
import { z } from 'zod';
import { caseQueue, casesByIds, listCases } from '../queries.ts';

export function registerChanges(): void {
  builder.subscriptionFields((t) => ({
    caseChanged: t.field({
      description: 'Each case that the reader may see, as it changes.',
      type: CaseRef,
      ...runs(listCases),
      subscribe: (_, __, context) => changed(context),
      resolve: (view) => view,
    }),
    queueChanged: t.field({
      description: `Each time \`queue\` or \`offeredCases\` of the reader's centres change: the case, or null when it has left the reader's sight. For intake officers.`,
      type: CaseRef,
      nullable: true,
      ...runs(caseQueue),
      subscribe: (_, __, context) => queueChanges(context),
      resolve: ({ view }) => view,
    }),
  }));
}

const caseEvents: readonly string[] = Object.values(EVENTS)
  .filter(({ topic }) => topic === 'cases')
  .map(({ type }) => type);

/** Cases as events name them, as the actor may read them at that moment. */
async function* changed(context: GraphContext): AsyncGenerator<CaseView> {
  for await (const { type, subject } of context.changes('cases')) {
    if (!caseEvents.includes(type)) continue;
    const view = await viewOf(context, subject);
    if (view) yield view;
  }
}

/** What brings a case into a queue or takes it out: it is filed or supplied, taken up or refused, or offered to another centre. */
const QUEUE_EVENTS: readonly string[] = [
  EVENTS.caseSubmitted,
  EVENTS.caseSupplementRequested,
  EVENTS.caseSupplemented,
  EVENTS.caseAccepted,
  EVENTS.caseDeclined,
  EVENTS.caseHandOverOffered,
  EVENTS.caseHandOverAccepted,
  EVENTS.caseHandOverReturned,
].map(({ type }) => type);

async function* queueChanges(context: GraphContext): AsyncGenerator<{ readonly view: CaseView | null }> {
  const mine = centresOf(context.call.actor, ['intake']);
  for await (const event of context.changes('cases')) {
    if (!QUEUE_EVENTS.includes(event.type) || !concerns(event, mine)) continue;
    yield { view: await viewOf(context, event.subject) };
  }
}

/** The centre that holds the case, and the one that it comes from or goes to: of a case handed over, the former sees only this. */
const centresIn = z.object({
  centreId: z.string(),
  fromCentreId: z.string().optional(),
  toCentreId: z.string().optional(),
});

function concerns({ data }: Envelope, centres: readonly Id<'centre'>[]): boolean {
  const named = centresIn.safeParse(data).data;
  return named !== undefined && centres.some((id) => Object.values(named).includes(id));
}

async function viewOf({ ask }: GraphContext, id: string): Promise<CaseView | null> {
  const [view] = await ask(casesByIds, { ids: [id] });
  return view ?? null;
}
