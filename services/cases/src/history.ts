import { type Decider, type DomainEvent, eventOf, type Handler, type HistoryEntry } from '@sinan/aggregate';
import { actorRef, type Call, sequenceText } from '@sinan/schema';

/** Where an aggregate and its history are kept. */
type Kept<State> = Pick<Handler<State, never>, 'documents' | 'history'>;

/** More entries than a case has on its way from filing to archive. */
const LONGEST = 1_000;

/** The whole history. What was not relayed yet stands in the document, which is read first: what leaves it meanwhile is then in the history. */
export async function historyOf<State>(
  { documents, history }: Kept<State>,
  id: string,
): Promise<readonly HistoryEntry[]> {
  const waiting = (await documents.get(id))?.doc.outbox ?? [];
  const range = { gt: `${id}/`, lte: `${id}/${sequenceText(LONGEST)}` };
  const page = await history.page({ where: { id: range }, limit: LONGEST });
  const relayed = page.rows.map(({ doc }) => doc);
  const last = relayed.at(-1)?.sequence ?? 0;
  return [...relayed, ...waiting.filter(({ sequence }) => sequence > last)];
}

/** The aggregate as this very call left it, or null when it never had an effect. */
export async function stateLeftBy<State, Event extends DomainEvent>(
  kept: Kept<State>,
  { initial, evolve }: Pick<Decider<State, never, Event>, 'initial' | 'evolve'>,
  call: Call,
  id: string,
): Promise<State | null> {
  const history = await historyOf(kept, id);
  const [by, commandId] = [actorRef(call.actor), call.commandId];
  const last = history.findLastIndex((entry) => entry.actor === by && entry.commandId === commandId);
  if (last < 0) return null;
  return history
    .slice(0, last + 1)
    .map((entry) => eventOf<Event>(entry))
    .reduce(evolve, initial);
}
