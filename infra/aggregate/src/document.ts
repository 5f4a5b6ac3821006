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
  /** What may be erased: gone (with its salt) after an erasure, while `digest` stays and the chain holds. */
  readonly personal?: { readonly [field: string]: unknown };
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
