/** What the bus asks of its writer thread: one array of requests a tick, answered by one array. */

/** Appends message i to `slots[i]`. Answered with the offsets, in order. */
export interface Append {
  readonly kind: 'append';
  readonly at: number;
  readonly slots: readonly number[];
  readonly keys: readonly string[];
  readonly values: readonly (string | null)[];
}
/** Remembers where a group is: `nexts[i]` is the offset that it handles next in `slots[i]`. */
export interface Commit {
  readonly kind: 'commit';
  readonly group: string;
  readonly slots: readonly number[];
  readonly nexts: readonly number[];
}
/** Makes topics that do not exist. Answered with [id, partitions] of each, flat. */
export interface Declare {
  readonly kind: 'declare';
  readonly topics: readonly string[];
  readonly partitions: number;
}
/** Deletes at most `limit` entries of a slot that are older than `before` (ms), from its beginning. Answered with how many. */
export interface Drop {
  readonly kind: 'drop';
  readonly slot: number;
  readonly before: number;
  readonly limit: number;
}
/** Deletes the entries of a slot that have these offsets. */
export interface Erase {
  readonly kind: 'erase';
  readonly slot: number;
  readonly offsets: readonly number[];
}
/** Shows that a durable write succeeds. */
export interface Probe {
  readonly kind: 'probe';
}
/** One step of a scrub, after the commit of what was asked with it. Answered with 1 when more are left, else 0. */
export interface ScrubOn {
  readonly kind: 'scrub';
}
/** Ends the thread once everything before it is answered. */
export interface Close {
  readonly kind: 'close';
}

export type Ask = Append | Commit | Declare | Drop | Erase | Probe | ScrubOn | Close;
export interface Request {
  readonly id: number;
  readonly ask: Ask;
}
export type Answer =
  | { readonly id: number; readonly ok: true; readonly result: readonly number[] }
  | { readonly id: number; readonly ok: false; readonly error: string };

/** What the thread is started with. `maxPages` limits the file, to try what a full disk does. */
export interface WriterData {
  readonly file: string;
  readonly maxPages: number | null;
}
