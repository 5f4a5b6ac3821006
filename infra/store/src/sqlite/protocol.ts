import type { CollectionSpec } from '../port.ts';
import type { Cell } from './layout.ts';

/** One write, as it travels to the writer thread. `collection` is a model's key; a null revision means whatever is stored. */
export type WriteOp =
  | readonly ['insert', collection: string, id: string, body: string, cells: readonly Cell[]]
  | readonly [
      'replace' | 'trim',
      collection: string,
      id: string,
      body: string,
      cells: readonly Cell[],
      revision: number,
    ]
  | readonly ['remove', collection: string, id: string, revision: number | null];

/** What the writer thread is asked. Messages are answered in the order they were posted, one answer each. */
export type Request =
  | {
      readonly kind: 'open';
      readonly file: string;
      readonly maxPages: number | null;
      readonly marks: SharedArrayBuffer;
    }
  | { readonly kind: 'declare'; readonly specs: readonly CollectionSpec[] }
  | { readonly kind: 'write'; readonly ops: readonly WriteOp[] }
  | { readonly kind: 'ping' }
  /** One step of a scrub. Answered with whether more are left. */
  | { readonly kind: 'scrub' }
  | { readonly kind: 'limit-pages'; readonly maxPages: number }
  | { readonly kind: 'close' };

/** For writes, `done[i]` says whether op `i` found what it needed (no such id yet, or the revision it named) and is stored. For others it is empty, if nothing else is said. */
export type Reply =
  | { readonly ok: true; readonly done: readonly boolean[] }
  | { readonly ok: false; readonly error: string; readonly message: string };
