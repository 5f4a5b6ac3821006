/**
 * The store port: documents by id, optimistic revisions, and reads over indexes that are declared whole.
 *
 * Two adapters keep this contract (SQLite, MongoDB) and one suite (`test/contract/store.ts`) holds them to it. What is not declared is
 * refused by both, so that nothing works in one and fails in the other.
 */

/**
 * What a document may hold. Refused: Date, NaN, ±Infinity, -0, Buffer, functions, lone surrogates, NUL in a key, more than 64 levels,
 * over 4 MB of JSON.
 */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined };

/** A document. `id` is its key, 1–512 characters; every other field is its owner's. `undefined` fields are dropped. */
export interface Doc {
  readonly id: string;
}

/** A document as stored, frozen: readers share it. `revision` counts its replacements from 1; `trim` leaves it as it is. */
export interface Stored<D extends Doc> {
  readonly doc: D;
  readonly revision: number;
}

/** The type of a declared field. `strings` is an array of up to 10,000 strings (matched by `contains` and `containsAny`). */
export type FieldType = 'string' | 'number' | 'boolean' | 'strings';

/**
 * An index, declared whole: equality fields, then one order field (`id` when left out), `id` always the tie-break.
 * At most one of the equality fields is an array. A query must use exactly these equality fields and this order.
 */
export interface IndexSpec {
  readonly equal: readonly string[];
  readonly order?: string;
}

/** A collection: `owner` is the service whose handle may open it. Only declared fields can be queried. */
export interface CollectionSpec {
  readonly owner: string;
  readonly name: string;
  readonly fields: { readonly [field: string]: FieldType };
  readonly indexes: readonly IndexSpec[];
  /**
   * What a declared scalar counts as in a document that lacks it. So a field may be declared, and may order, that documents stored before it
   * have not; the documents themselves stay as they are.
   */
  readonly missing?: { readonly [field: string]: Scalar };
}

export type Scalar = string | number | boolean;

/**
 * One condition. A plain scalar is equality; `null` matches a field that is null or missing (not an empty array). Ranges go on the
 * order field or on `id`. The lists of one query multiply to at most 500 combinations. Text is compared by code point.
 */
export type Condition =
  | Scalar
  | null
  | { readonly in: readonly Scalar[] }
  | { readonly contains: string }
  | { readonly containsAny: readonly string[] }
  | { readonly gt?: Scalar; readonly gte?: Scalar; readonly lt?: Scalar; readonly lte?: Scalar };

export type Where = { readonly [field: string]: Condition };

/**
 * `field` is the order field of a declared index, or `id`. Order fields are never null in a stored document. Left out, the order is
 * that of the range asked, else `id`, else that of the only index that fits.
 */
export interface OrderBy {
  readonly field: string;
  readonly direction: 'asc' | 'desc';
}

/** `after` is the opaque cursor of a row of an earlier page under the same query. `limit` is 1–1,000. */
export interface PageQuery {
  readonly where: Where;
  readonly orderBy?: OrderBy;
  readonly after?: string | null;
  readonly limit: number;
}

/** `cursors[i]` stands behind `rows[i]`; `next` is the cursor of the last row when more follow, else null. Keyset: stable under inserts. */
export interface Page<D extends Doc> {
  readonly rows: readonly Stored<D>[];
  readonly cursors: readonly string[];
  readonly next: string | null;
}

/** The answer for one item of a batch. `unknown` is only ever said of a whole batch. */
export type ItemOutcome = 'ok' | 'exists' | 'stale' | 'unknown';

/**
 * A tally of matching documents, grouped by up to three declared scalar fields, with sums of declared number fields.
 * `where` must match an index, as for a page. The rows come in the order of `by`, null first; without matches there are none.
 * Sums of whole numbers are exact up to 2^53; others are rounded, in whatever order the store adds.
 */
export interface TallyQuery {
  readonly where: Where;
  readonly by: readonly string[];
  readonly sum?: readonly string[];
}
export interface TallyRow {
  readonly by: { readonly [field: string]: Scalar | null };
  readonly count: number;
  readonly sum: { readonly [field: string]: number };
}

export interface Collection<D extends Doc> {
  readonly spec: CollectionSpec;
  get(id: string): Promise<Stored<D> | null>;
  /** Those that exist, in the order asked, without gaps. At most 1,000 ids. More than 100, or `'once'`, of very many that are each read once, are not shared, and so not frozen. */
  getMany(ids: readonly string[], how?: 'once'): Promise<readonly Stored<D>[]>;
  /** Rejects with `DuplicateKey` when the id is taken. Resolves when durable. */
  insert(doc: D): Promise<void>;
  /** Unordered, each item on its own; not atomic together. Large batches are split. A refused value rejects before anything is stored. */
  insertMany(docs: readonly D[]): Promise<readonly ItemOutcome[]>;
  /** Compare-and-set: rejects with `StaleRevision` unless `revision` is the stored one. Resolves to the new revision, durable. */
  replace(doc: D, revision: number): Promise<number>;
  replaceMany(items: readonly { readonly doc: D; readonly revision: number }[]): Promise<readonly ItemOutcome[]>;
  /** A compare-and-set that keeps the revision, so it makes no command stale. Resolves to false when `revision` is no longer the stored one. */
  trim(doc: D, revision: number): Promise<boolean>;
  /** Resolves to whether a document was removed. With `revision`: only if it is still the stored one. */
  remove(id: string, revision?: number): Promise<boolean>;
  page(query: PageQuery): Promise<Page<D>>;
  /** Counts up to `cap` (default 10,000) and stops there. */
  count(query: { readonly where: Where; readonly cap?: number }): Promise<number>;
  tally(query: TallyQuery): Promise<readonly TallyRow[]>;
}

/** One service's way in: opens that service's own collections and refuses all others with `NotOwned`. */
export interface StoreHandle {
  collection<D extends Doc>(spec: CollectionSpec): Collection<D>;
  /** As the store's. */
  scrub(): Promise<void>;
}

export interface Store {
  /** Declares collections (creating tables and indexes, back-filling new ones). Called once, before any handle is used. */
  declare(specs: readonly CollectionSpec[]): Promise<void>;
  forService(owner: string): StoreHandle;
  /** Resolves when the store answers; rejects with `StoreUnavailable` when it does not. */
  ping(): Promise<void>;
  /**
   * Resolves when nothing is left on disk of what was removed, replaced or trimmed away before the call: for erasures, since it reads all that is
   * stored. Writes go on meanwhile. Rejects with `StoreUnavailable` when it could not be finished. A server cleans its own files: nothing is
   * done there.
   */
  scrub(): Promise<void>;
  close(): Promise<void>;
}

/** The store's errors. `transient` ones say nothing about the data: the same call may succeed later. */
export class StoreError extends Error {
  override readonly name: string = 'StoreError';
  readonly transient: boolean = false;
}
export class DuplicateKey extends StoreError {
  override readonly name = 'DuplicateKey';
}
export class StaleRevision extends StoreError {
  override readonly name = 'StaleRevision';
}
/** A field, index or order that was not declared, or a value that a port refuses: a bug in the caller. */
export class NotDeclared extends StoreError {
  override readonly name = 'NotDeclared';
}
export class RefusedValue extends StoreError {
  override readonly name: string = 'RefusedValue';
}
/** A cursor that is none of this query's. Cursors come back from clients, so this is their mistake and not the caller's. */
export class InvalidCursor extends RefusedValue {
  override readonly name = 'InvalidCursor';
}
export class NotOwned extends StoreError {
  override readonly name = 'NotOwned';
}
/** The store is away or its disk is full; nothing of this call was stored. */
export class StoreUnavailable extends StoreError {
  override readonly name: string = 'StoreUnavailable';
  override readonly transient = true;
}
/** The reply was lost: the write may or may not have been stored. Read again before retrying. */
export class OutcomeUnknown extends StoreUnavailable {
  override readonly name = 'OutcomeUnknown';
}
