import { type Actor, CENTRE_DUTIES, centresOf, type Envelope, EVENTS, type Id } from '@sinan/schema';
import { builder, CaseRef, type CaseView, type GraphContext, runs } from '@sinan/schema/graphql';
import { z } from 'zod';
import { caseQueue, casesByIds, listCases } from '../queries.ts';
import { sideOf } from '../sides.ts';

export function registerChanges(): void {
  builder.subscriptionFields((t) => ({
    caseChanged: t.field({
      description:
        'Each case that the reader may see, as it changes or something is written in it. Null: one has left their sight, or is offered to their centre, or no longer.',
      type: CaseRef,
      nullable: true,
      ...runs(listCases),
      subscribe: (_, __, context) => changed(context),
      resolve: ({ view }) => view,
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

/** A case that changed, as its reader may read it at that moment; null when they may not. */
interface Told {
  readonly view: CaseView | null;
}

async function* changed(context: GraphContext): AsyncGenerator<Told> {
  for await (const event of context.changes('cases')) {
    const told = await toldOf(context, event);
    if (told) yield told;
  }
}

async function toldOf(context: GraphContext, event: Envelope): Promise<Told | null> {
  const { actor } = context.call;
  const caseId = caseOf(event);
  if (caseId === null) return null;
  const view = await viewOf(context, caseId);
  if (view === null) return movesSightOf(actor, event) ? { view } : null;
  return hears(actor, view, event) ? { view } : null;
}

/** Messages and materials are for the sides of a case, notes for its staff. Who filed it and left since counts as of their side still: rather told too little. */
function hears(actor: Actor, view: CaseView, { type }: Envelope): boolean {
  if (type.startsWith('sinan.case.')) return true;
  const side = sideOf(actor, { ...view, filerGone: false });
  return type.startsWith('sinan.note.') ? side === 'centre' : side !== null;
}

const KNOWN: ReadonlySet<string> = new Set(Object.values(EVENTS).map(({ type }) => type));
const written = z.object({ caseId: z.string() });

/** The case that an event is about: itself, or a message, a note or a material in it. */
function caseOf({ type, subject, data }: Envelope): string | null {
  if (!KNOWN.has(type)) return null;
  if (type.startsWith('sinan.case.')) return subject;
  return /^sinan\.(message|note|material)\./.test(type) ? (written.safeParse(data).data?.caseId ?? null) : null;
}

/** What takes a case out of somebody's sight, or brings it to the door of a centre, by the field that says whose. */
const MOVES_SIGHT: readonly (readonly [
  event: { readonly type: string },
  field: 'fromCentreId' | 'toCentreId' | 'personId',
])[] = [
  [EVENTS.caseHandOverOffered, 'toCentreId'],
  [EVENTS.caseHandOverReturned, 'toCentreId'],
  [EVENTS.caseHandOverAccepted, 'fromCentreId'],
  [EVENTS.caseExpertReleased, 'personId'],
];
const fields = z.record(z.string(), z.unknown());

function movesSightOf(actor: Actor, { type, data }: Envelope): boolean {
  if (actor.kind !== 'person') return false;
  const mine: readonly unknown[] = [actor.id, ...centresOf(actor, CENTRE_DUTIES)];
  const said = fields.safeParse(data).data ?? {};
  return MOVES_SIGHT.some(([event, field]) => event.type === type && mine.includes(said[field]));
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

async function* queueChanges(context: GraphContext): AsyncGenerator<Told> {
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
