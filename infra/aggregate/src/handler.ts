import { instant, type Resources } from '@sinan/runtime';
import { type Audience, actorRef, type Call, deriveId, type Id, type Noun, Refusal, timeOf } from '@sinan/schema';
import {
  type Collection,
  type CollectionSpec,
  type Doc,
  DuplicateKey,
  OutcomeUnknown,
  type Scalar,
  StaleRevision,
  type Stored,
} from '@sinan/store';
import type { Decider, DomainEvent } from './decider.ts';
import type { AggregateDoc, HistoryEntry } from './document.ts';
import type { Fact } from './facts.ts';
import { KeyedQueue } from './keyed-queue.ts';
import { openRelay } from './relay.ts';
import { checkAge, entriesOf, eventOf, headOf, remembering } from './writing.ts';

/** How a decider is kept: where, who may read it, what can be queried, and what others hear. */
export interface AggregateSpec<State, Command, Event extends DomainEvent> {
  readonly noun: Noun;
  readonly decider: Decider<State, Command, Event>;
  readonly collections: { readonly documents: CollectionSpec; readonly history: CollectionSpec };
  /** Who may read the document in this state. */
  audience(state: State, id: string): readonly Audience[];
  /** The declared fields, lifted out of the state for queries; `at` is when it came to be as it is. Order fields are never null. */
  index(state: State, id: string, at: string): { readonly [field: string]: Scalar | readonly string[] | null };
  /** The public facts of an entry, from the entry alone (they are republished from history). `facts.ts` of each service. */
  facts(event: Event, entry: HistoryEntry): readonly Fact[];
  /** Rows beside the history that are made of its entries, for reads across aggregates. */
  readonly derived?: DerivedRows<Event>;
}

/** Each row is inserted once, under an id made of the entry's: written when the entry is relayed, before others hear of it, and again after a crash. */
export interface DerivedRows<Event> {
  readonly collection: CollectionSpec;
  /** From the entry alone, without its personal part, which may be erased. */
  of(event: Event, entry: HistoryEntry): readonly Doc[];
}

/** What a command led to. `repeated`: this command id had its effect before; the answer is the same. */
export interface Outcome<State> {
  readonly id: string;
  readonly revision: number;
  readonly state: State;
  readonly repeated: boolean;
}

export interface Execution<Command> {
  readonly call: Call;
  readonly id?: string;
  readonly create?: boolean;
  readonly part?: string;
  readonly command: Command;
}

/** One aggregate's command handler, reader and relay. */
export interface Handler<State, Command> {
  readonly documents: Collection<AggregateDoc<State>>;
  readonly history: Collection<HistoryEntry>;
  /**
   * Runs one command. Without `id` it creates: the new id is derived from the call's command id, the actor and `part`
   * (a name that tells apart several aggregates created by one call). With `id` and `create: true` it may create under that id.
   * Rejects with the decider's `Refusal`; `NOT_FOUND` when `id` names nothing; `BUSY` after 5 s of stale revisions.
   */
  execute(input: Execution<Command>): Promise<Outcome<State>>;
  /** The document, or null. No audience check: for commands and system reads. */
  load(id: string): Promise<Outcome<State> | null>;
  /** Those of `ids` that an actor of these audiences may read, null for the others, in order. */
  visible(ids: readonly string[], audiences: readonly Audience[]): Promise<readonly (Outcome<State> | null)[]>;
  /** The state in a document that `documents` gave, in today's shape. Throws when a newer release wrote it. */
  stateIn(doc: AggregateDoc<State>): State;
  /** Relays what a crash left behind; resolves to how many aggregates had something. Run by the host at start and every few seconds. */
  sweep(): Promise<number>;
  /** How long the oldest entry that is not relayed yet has waited, in ms; 0 when none waits. */
  oldestWait(): Promise<number>;
  /** Waits for the relays in flight. The last thing done with a handler. */
  stop(): Promise<void>;
}

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
  const relay = openRelay<State>({
    resources,
    service,
    documents,
    history,
    facts: (entry) => spec.facts(eventOf<Event>(entry), entry),
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
    { call, command }: Execution<Command>,
  ): Promise<Outcome<State> | null> {
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

  return {
    documents,
    history,
    async execute(input) {
      const id = targetOf(input, checkAge(input.call, resources.clock.now()));
      return queue.run(id, async () => {
        try {
          return await untilWritten(id, input);
        } finally {
          relay.settle(id);
        }
      });
    },
    async load(id) {
      const stored = await documents.get(id);
      return stored && outcomeOf(stored);
    },
    async visible(ids, audiences) {
      const readable = (await documents.getMany(ids)).filter(({ doc }) =>
        doc.audience.some((one) => audiences.includes(one)),
      );
      const byId = new Map(readable.map((stored) => [stored.doc.id, outcomeOf(stored)]));
      return ids.map((id) => byId.get(id) ?? null);
    },
    stateIn,
    sweep: relay.sweep,
    oldestWait: relay.oldestWait,
    stop: relay.stop,
  };
}
