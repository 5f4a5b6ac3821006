import type { Resources } from '@sinan/runtime';
import type { Audience, Call, Noun } from '@sinan/schema';
import type { Collection, CollectionSpec, Scalar } from '@sinan/store';
import type { Decider, DomainEvent } from './decider.ts';
import type { AggregateDoc, HistoryEntry } from './document.ts';
import type { Fact } from './facts.ts';

/** How a decider is kept: where, who may read it, what can be queried, and what others hear. */
export interface AggregateSpec<State, Command, Event extends DomainEvent> {
  readonly noun: Noun;
  readonly decider: Decider<State, Command, Event>;
  readonly collections: { readonly documents: CollectionSpec; readonly history: CollectionSpec };
  /** Who may read the document in this state. */
  audience(state: State, id: string): readonly Audience[];
  /** The declared fields, lifted out of the state for queries. Order fields are never null. */
  index(state: State, id: string): { readonly [field: string]: Scalar | readonly string[] | null };
  /** The public facts of an entry, from the entry alone (they are republished from history). `facts.ts` of each service. */
  facts(event: Event, entry: HistoryEntry): readonly Fact[];
}

/** What a command led to. `repeated`: this command id had its effect before; the answer is the same. */
export interface Outcome<State> {
  readonly id: string;
  readonly revision: number;
  readonly state: State;
  readonly repeated: boolean;
}

/** One aggregate's command handler, reader and relay. */
export interface Handler<State, Command, Event extends DomainEvent> {
  readonly documents: Collection<AggregateDoc<State>>;
  readonly history: Collection<HistoryEntry>;
  /**
   * Runs one command. Without `id` it creates: the new id is derived from the call's command id, the actor and `part`
   * (a name that tells apart several aggregates created by one call). With `id` and `create: true` it may create under that id.
   * Rejects with the decider's `Refusal`; `NOT_FOUND` when `id` names nothing; `BUSY` after 5 s of stale revisions.
   */
  execute(input: { readonly call: Call; readonly id?: string; readonly create?: boolean; readonly part?: string; readonly command: Command }): Promise<Outcome<State>>;
  /** The document, or null. No audience check: for commands and system reads. */
  load(id: string): Promise<Outcome<State> | null>;
  /** Those of `ids` that an actor of these audiences may read, null for the others, in order. */
  visible(ids: readonly string[], audiences: readonly Audience[]): Promise<readonly (Outcome<State> | null)[]>;
  /** Relays what a crash left behind; resolves to how many aggregates had something. Run by the host at start and every few seconds. */
  sweep(): Promise<number>;
  /** Waits until no relay is in flight. */
  idle(): Promise<void>;
}

export declare function openAggregate<State, Command, Event extends DomainEvent>(resources: Resources, spec: AggregateSpec<State, Command, Event>): Handler<State, Command, Event>;
