import { instant, type Resources } from '@sinan/runtime';
import { type Audience, actorRef, type Call, deriveId, type Id, Refusal, timeOf } from '@sinan/schema';
import { DuplicateKey, OutcomeUnknown, StaleRevision, type Stored } from '@sinan/store';
import { openChainCheck } from './chain-check.ts';
import type { DomainEvent } from './decider.ts';
import type { AggregateDoc, HistoryEntry } from './document.ts';
import { openJournal } from './erasure-journal.ts';
import { openErasures } from './erasures.ts';
import { sayable } from './facts.ts';
import { inspection, newerThan } from './inspection.ts';
import { KeyedQueue } from './keyed-queue.ts';
import { openPast } from './past.ts';
import type { AggregateSpec, DerivedRows, Execution, Handler, Outcome } from './port.ts';
import { openRelay } from './relay.ts';
import { outboxStanding } from './standing.ts';
import { openStripper } from './stripper.ts';
import { checkAge, entriesOf, eventOf, headOf, remembering } from './writing.ts';

const RETRY_FOR_MS = 5_000;

function derivingFor<Event extends DomainEvent>(resources: Resources, derived: DerivedRows<Event> | undefined) {
  if (!derived) return async () => undefined;
  const rows = resources.store.collection(derived.collection);
  return async (entries: readonly HistoryEntry[]) => {
    const outcomes = await rows.insertMany(entries.flatMap((entry) => derived.of(eventOf<Event>(entry), entry)));
    if (outcomes.includes('unknown')) throw new Error('the rows of an entry could not be written');
  };
}

export function openAggregate<State, Command, Event extends DomainEvent>(
  resources: Resources,
  spec: AggregateSpec<State, Command, Event>,
): Handler<State, Command> {
  const { decider } = spec;
  const service = spec.collections.documents.owner;
  const documents = resources.store.collection<AggregateDoc<State>>(spec.collections.documents);
  const history = resources.store.collection<HistoryEntry>(spec.collections.history);
  const queue = new KeyedQueue();
  const facts = (entry: HistoryEntry) => sayable(entry, spec.facts(eventOf<Event>(entry), entry));
  const relay = openRelay<State>({
    resources,
    service,
    documents,
    history,
    facts,
    derive: derivingFor(resources, spec.derived),
    busy: (id) => queue.waiting(id) > 0,
  });

  function targetOf({ call, id, part }: Execution<Command>, commandId: Id<'command'>): string {
    return (
      id ??
      deriveId(spec.noun, timeOf(commandId), resources.settings.secret, actorRef(call.actor), commandId, part ?? '')
    );
  }

  function stateIn({ id, v, state }: AggregateDoc<State>): State {
    if (v > decider.version) throw new Error(`${id} was written by a newer release (v${v})`);
    return v < decider.version && decider.upcast ? decider.upcast(state, v) : state;
  }

  const stateOf = (stored: Stored<AggregateDoc<State>> | null): State =>
    stored === null ? decider.initial : stateIn(stored.doc);

  function readable(doc: AggregateDoc<State>, audiences: readonly Audience[]): boolean {
    const holds = (one: Audience) => audiences.includes(one);
    return doc.audience.some(holds) && !(spec.barred?.(stateIn(doc)) ?? []).some(holds);
  }

  /** What this command led to before, if it is remembered. */
  function earlier(stored: Stored<AggregateDoc<State>> | null, call: Call): Outcome<State> | null {
    const remembered = stored?.doc.commands.find(
      (it) => it.commandId === call.commandId && it.actor === actorRef(call.actor),
    );
    if (!stored || !remembered) return null;
    return { id: stored.doc.id, revision: remembered.revision, state: stateOf(stored), repeated: true };
  }

  function documentOf(
    stored: Stored<AggregateDoc<State>> | null,
    id: string,
    call: Call,
    state: State,
    entries: readonly HistoryEntry[],
  ): AggregateDoc<State> {
    const waiting = (stored?.doc.outbox ?? []).filter((entry) => entry.sequence > relay.relayed(id));
    return {
      ...spec.index(state, id, entries.at(-1)?.at ?? ''),
      id,
      v: decider.version,
      audience: spec.audience(state, id),
      pending: true,
      ...headOf(entries),
      commands: remembering(stored, call),
      outbox: [...waiting, ...entries],
      state,
    };
  }

  /** One try: null when another writer was first, or when the reply was lost (the next try reads what became of it). */
  async function attempt(id: string, execution: Execution<Command>): Promise<Outcome<State> | null> {
    const stored = await documents.get(id);
    const before = earlier(stored, execution.call);
    if (before) {
      // The reply of the write that had this effect may have been lost, and with it the start of its relay.
      if (stored?.doc.pending) relay.kick(stored);
      return before;
    }
    if (stored === null && execution.id !== undefined && execution.create !== true) throw new Refusal('NOT_FOUND');
    return decideOn(stored, id, execution);
  }

  /** A new id is almost always free, so it is not looked for first. When it is taken, or the rules say no, the usual way finds out why. */
  async function attemptNew(id: string, execution: Execution<Command>): Promise<Outcome<State> | null> {
    try {
      return await decideOn(null, id, execution);
    } catch (error) {
      if (error instanceof Refusal) return null;
      throw error;
    }
  }

  async function decideOn(
    stored: Stored<AggregateDoc<State>> | null,
    id: string,
    { call, command, revision }: Execution<Command>,
  ): Promise<Outcome<State> | null> {
    if (revision !== undefined && stored !== null && stored.revision !== revision)
      throw new Refusal('DRAFT_CHANGED', { revision: stored.revision });
    const state = stateOf(stored);
    const events = decider.decide(command, state);
    if (events.length === 0) return { id, revision: stored?.revision ?? 0, state, repeated: false };
    const next = events.reduce((folded, event) => decider.evolve(folded, event), state);
    return write(
      stored,
      documentOf(
        stored,
        id,
        call,
        next,
        entriesOf(stored?.doc ?? null, id, { call, events, v: decider.version, at: instant(resources.clock.now()) }),
      ),
    );
  }

  async function write(
    stored: Stored<AggregateDoc<State>> | null,
    doc: AggregateDoc<State>,
  ): Promise<Outcome<State> | null> {
    try {
      const before = stored && { doc: stored.doc, state: stateIn(stored.doc) };
      await spec.ahead?.({ id: doc.id, sequence: doc.sequence, state: doc.state, before });
      if (stored === null) await documents.insert(doc);
      else await documents.replace(doc, stored.revision);
      const revision = (stored?.revision ?? 0) + 1;
      relay.kick({ doc, revision });
      return { id: doc.id, revision, state: doc.state, repeated: false };
    } catch (error) {
      if (error instanceof StaleRevision || error instanceof DuplicateKey || error instanceof OutcomeUnknown)
        return null;
      throw error;
    }
  }

  async function untilWritten(id: string, input: Execution<Command>): Promise<Outcome<State>> {
    const created = input.id === undefined ? await attemptNew(id, input) : null;
    if (created) return created;
    const deadline = performance.now() + RETRY_FOR_MS;
    for (let tries = 1; ; tries += 1) {
      const outcome = await attempt(id, input);
      if (outcome) return outcome;
      resources.metrics.count('command_conflicts_total', { service, aggregate: decider.name });
      if (performance.now() > deadline) throw new Refusal('BUSY');
      await new Promise((resolve) => setTimeout(resolve, Math.random() * Math.min(10 * 2 ** tries, 250)));
    }
  }

  const outcomeOf = (stored: Stored<AggregateDoc<State>>): Outcome<State> => ({
    id: stored.doc.id,
    revision: stored.revision,
    state: stateOf(stored),
    repeated: false,
  });

  async function execute(input: Execution<Command>): Promise<Outcome<State>> {
    const id = targetOf(input, checkAge(input.call, resources.clock.now()));
    return queue.run(id, async () => {
      try {
        return await untilWritten(id, input);
      } finally {
        relay.settle(id);
      }
    });
  }

  async function existing(id: string): Promise<Stored<AggregateDoc<State>>> {
    const stored = await documents.get(id);
    if (stored === null) throw new Refusal('NOT_FOUND');
    return stored;
  }

  const { erasures: collection } = spec.collections;
  const past = openPast({ documents, history });
  const erasures = collection
    ? openErasures<Command>({
        resources,
        kind: decider.name,
        journal: openJournal(resources, collection, decider.name),
        past,
        stripper: openStripper({ documents, history, past, kick: relay.kick, refuseNewer: stateIn }),
        decide: (call, id, command) => execute({ call, id, command }),
        sayAgain: relay.sayAgain,
      })
    : null;

  return {
    documents,
    history,
    execute,
    async erase(input) {
      if (!erasures) throw new Error(`${decider.name} declares no journal of erasures`);
      checkAge(input.call, resources.clock.now());
      await erasures.erase(input, (await existing(input.id)).doc.sequence);
      return outcomeOf(await existing(input.id));
    },
    reapply: async () => erasures?.reapply() ?? 0,
    async load(id) {
      const stored = await documents.get(id);
      return stored && outcomeOf(stored);
    },
    async visible(ids, audiences) {
      const seen = (await documents.getMany(ids)).filter(({ doc }) => readable(doc, audiences));
      const byId = new Map(seen.map((stored) => [stored.doc.id, outcomeOf(stored)]));
      return ids.map((id) => byId.get(id) ?? null);
    },
    readable,
    stateIn,
    sweep: async () => (await relay.sweep()) + ((await erasures?.sweep()) ?? 0),
    oldestWait: relay.oldestWait,
    standing: () => outboxStanding(documents, resources.clock.now()),
    brokenChains: openChainCheck(documents, history),
    count: () => documents.count({ where: {}, cap: Number.MAX_SAFE_INTEGER }),
    newer: () => newerThan(decider.version, documents),
    inspect: (ids) => inspection({ kind: decider.name, documents, history, facts }, ids),
    republish: relay.republish,
    stop: relay.stop,
  };
}
