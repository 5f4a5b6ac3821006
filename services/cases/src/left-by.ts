import { type Decider, type DomainEvent, eventOf, type Handler, historyOf } from '@sinan/aggregate';
import { actorRef, type Call } from '@sinan/schema';

/** The aggregate as this very call left it, or null when it never had an effect. */
export async function stateLeftBy<State, Event extends DomainEvent>(
  kept: Pick<Handler<State, never>, 'documents' | 'history'>,
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
