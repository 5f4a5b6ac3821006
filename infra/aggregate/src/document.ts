import type { Audience } from '@sinan/schema';
import type { CollectionSpec, Doc, FieldType, IndexSpec, Scalar } from '@sinan/store';

/** One entry of an aggregate's history: what happened, who asked, and its link in the chain. Stored under `<aggregate>/<sequence>`. */
export interface HistoryEntry extends Doc {
  readonly aggregate: string;
  readonly sequence: number;
  readonly v: number;
  readonly at: string;
  readonly actor: string;
  readonly commandId: string;
  readonly correlationId: string;
  readonly causationId?: string;
  readonly traceparent?: string;
  readonly event: { readonly type: string; readonly [field: string]: unknown };
  /** What may be erased: each field goes with its own salt, while its digest stays and the chain holds. */
  readonly personal?: { readonly [field: string]: unknown };
  readonly salts?: { readonly [field: string]: string };
  readonly digests?: { readonly [field: string]: string };
  /** In entries of before: one salt and one digest over the whole of `personal`. */
  readonly salt?: string;
  readonly digest?: string;
  /** The hash of the entry before, or null for the first. */
  readonly previous: string | null;
  readonly alg: 'sha256';
  readonly hash: string;
}

/** A command that had an effect, and what it led to, so that a retry gets the same answer. */
export interface Remembered {
  readonly commandId: string;
  readonly actor: string;
  readonly revision: number;
}

/** An aggregate as stored: its state, the head of its chain, the commands it remembers and the entries not yet relayed. */
export interface AggregateDoc<State> extends Doc {
  readonly v: number;
  readonly audience: readonly Audience[];
  readonly pending: boolean;
  readonly sequence: number;
  readonly head: string;
  readonly commands: readonly Remembered[];
  readonly outbox: readonly HistoryEntry[];
  readonly state: State;
}

/** The two collections of an aggregate: its documents (with `fields` of the state lifted for queries) and its history. */
export function aggregateCollections(spec: {
  readonly owner: string;
  readonly name: string;
  readonly fields?: { readonly [field: string]: FieldType };
  readonly indexes?: readonly IndexSpec[];
  readonly missing?: { readonly [field: string]: Scalar };
}): { readonly documents: CollectionSpec; readonly history: CollectionSpec } {
  return {
    documents: {
      owner: spec.owner,
      name: spec.name,
      fields: { ...spec.fields, pending: 'boolean', audience: 'strings' },
      indexes: [{ equal: ['pending'] }, ...(spec.indexes ?? [])],
      ...(spec.missing ? { missing: spec.missing } : {}),
    },
    history: { owner: spec.owner, name: `${spec.name}_history`, fields: {}, indexes: [] },
  };
}

/** The journal of a service's erasures, one for all its aggregates: what was erased, and what is not finished yet. */
export function erasureCollection(owner: string): CollectionSpec {
  return {
    owner,
    name: 'erasures',
    fields: { kind: 'string', open: 'boolean', echoed: 'boolean', at: 'string' },
    indexes: [
      { equal: ['kind'], order: 'at' },
      { equal: ['kind', 'open'], order: 'at' },
      { equal: ['kind', 'echoed'], order: 'at' },
    ],
  };
}
