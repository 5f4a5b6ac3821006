import type { Swept } from '@sinan/runtime';
import type { Audience, Call, Noun } from '@sinan/schema';
import type { Collection, CollectionSpec, Doc, Scalar } from '@sinan/store';
import type { Decider, DomainEvent } from './decider.ts';
import type { AggregateDoc, HistoryEntry } from './document.ts';
import type { Fact, Tombstone } from './facts.ts';
import type { Forgetting } from './seals.ts';

/** How a decider is kept: where, who may read it, what can be queried, and what others hear. */
export interface AggregateSpec<State, Command, Event extends DomainEvent> {
  readonly noun: Noun;
  readonly decider: Decider<State, Command, Event>;
  /** `erasures` is the service's journal (`erasureCollection`), for an aggregate that can be erased. */
  readonly collections: {
    readonly documents: CollectionSpec;
    readonly history: CollectionSpec;
    readonly erasures?: CollectionSpec;
  };
  /** Who may read the document in this state. */
  audience(state: State, id: string): readonly Audience[];
  /** Whom a wall keeps out of it in this state, whatever else they read by. Left out where there is no wall. */
  barred?(state: State): readonly Audience[];
  /** The declared fields, lifted out of the state for queries; `at` is when it came to be as it is. Order fields are never null. */
  index(state: State, id: string, at: string): { readonly [field: string]: Scalar | readonly string[] | null };
  /**
   * The public facts of an entry, from the entry alone (they are republished from history). `facts.ts` of each service. Of what was erased
   * the event lacks the fields (see `eventOf`); a fact that is then no longer whole is not said.
   */
  facts(event: Event, entry: HistoryEntry): readonly (Fact | Tombstone)[];
  /**
   * What must be durable before a document is written: what it will be found by, say. Called before every write, and again for each new try. When
   * the write fails or never comes, what was done for it stays: so it is harmless by itself.
   */
  ahead?(write: Ahead<State>): Promise<void>;
  /** Rows beside the history that are made of its entries, for reads across aggregates. */
  readonly derived?: DerivedRows<Event>;
}

/** A document about to be written: its state, and the sequence that it will stand at; `before` is what it replaces, null for a new one. A write under a sequence that the document has reached without it never comes. */
export interface Ahead<State> {
  readonly id: string;
  readonly sequence: number;
  readonly state: State;
  readonly before: { readonly doc: AggregateDoc<State>; readonly state: State } | null;
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
  /** The revision that the caller has read, where the command is to hold for no other: `DRAFT_CHANGED` with the newest. */
  readonly revision?: number;
  readonly command: Command;
}

/**
 * What is to be erased of an aggregate, and by whose call. `command` folds the state to one without the words (and may lead to a tombstone); it is
 * left out when the state holds none of them. It is kept in the journal, as JSON, so it holds none either; decided again, it changes
 * nothing. `forget` names what goes of the entries so far; `by`, an `actorRef`, leaves alone what others led to.
 */
export interface Erasure<Command> {
  readonly call: Call;
  readonly id: string;
  readonly command?: Command;
  readonly forget: Forgetting;
  readonly by?: string;
}

/** One aggregate's command handler, reader and relay. */
export interface Handler<State, Command> extends Swept {
  readonly documents: Collection<AggregateDoc<State>>;
  readonly history: Collection<HistoryEntry>;
  /**
   * Runs one command. Without `id` it creates: the new id is derived from the call's command id, the actor and `part`
   * (a name that tells apart several aggregates created by one call). With `id` and `create: true` it may create under that id.
   * Rejects with the decider's `Refusal`; `NOT_FOUND` when `id` names nothing; `BUSY` after 5 s of stale revisions.
   */
  execute(input: Execution<Command>): Promise<Outcome<State>>;
  /**
   * Erases words: runs the command, and takes what `forget` names, with its salts, from every entry up to the command's own, wherever it stands;
   * the chain stays whole. Resolves when none of it is left in document and history, and no relay can bring it back; others hear of it by the
   * relay, as of any command. Rejects with the refusals of `execute`, and then nothing was erased; but after `BUSY`, any other error, or a
   * crash, the sweep finishes what was begun. Asked again under the same command id, it does what is left. The bytes on disk go with the
   * store's and the bus's `scrub`.
   */
  erase(input: Erasure<Command>): Promise<Outcome<State>>;
  /** The document, or null. No audience check: for commands and system reads. */
  load(id: string): Promise<Outcome<State> | null>;
  /** Those of `ids` that an actor of these audiences may read, null for the others, in order. */
  visible(ids: readonly string[], audiences: readonly Audience[]): Promise<readonly (Outcome<State> | null)[]>;
  /** Whether an actor of these audiences may read a document that `documents` gave. */
  readable(doc: AggregateDoc<State>, audiences: readonly Audience[]): boolean;
  /** The state in a document that `documents` gave, in today's shape. Throws when a newer release wrote it. */
  stateIn(doc: AggregateDoc<State>): State;
}
