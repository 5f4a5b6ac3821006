/**
 * The pure core of an aggregate. `decide` says what happens, or throws a `Refusal` (misuse); `evolve` folds what happened.
 * Neither does I/O: time, ids and look-ups come in with the command.
 */
export interface Decider<State, Command, Event extends DomainEvent> {
  /** `case`, `warning`, …: the name in ids, history and metrics. */
  readonly name: string;
  /** The version of the state's shape, written as `v` in every document. */
  readonly version: number;
  readonly initial: State;
  decide(command: Command, state: State): readonly Event[];
  evolve(state: State, event: Event): State;
  /** The state that an older release stored (`version` is below this one's) in today's shape. Left out while the shape is the first one. */
  upcast?(state: unknown, version: number): State;
}

/**
 * A domain event: what one history entry holds. `type` is the event's name in the past tense. `personal` holds what may be erased later
 * (names, addresses, what people wrote), field by field: the hash chain covers only a salted digest of each.
 */
export interface DomainEvent {
  readonly type: string;
  readonly personal?: { readonly [field: string]: unknown };
}
