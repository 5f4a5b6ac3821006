import SchemaBuilder from '@pothos/core';
import DataloaderPlugin from '@pothos/plugin-dataloader';
import ErrorsPlugin from '@pothos/plugin-errors';
import RelayPlugin from '@pothos/plugin-relay';
import type { Envelope } from '../envelope.ts';
import { InvalidInput, Refusal } from '../errors.ts';
import { ID_PREFIXES } from '../ids.ts';
import type { Ask, Call } from '../operation.ts';
import type { TopicName } from '../topics.ts';
import { NODES } from './nodes.ts';

/** What every resolver is handed: who asks, a way to run operations, the owners' loaders, and changes as they come (for SSE). */
export interface GraphContext {
  readonly call: Call;
  readonly ask: Ask;
  /** The same asker under a command id that the client chose. Use `asking`, which checks the id first. */
  askAs(commandId: string): Ask;
  /** Resolves a noun by ids through its owner's loader: JSON or null, in order. What the actor may not see is null. */
  load(noun: string, ids: readonly string[]): Promise<readonly unknown[]>;
  /** Events of a topic from now on, until the client leaves. Not filtered: resolve what they name through a query of the actor's. */
  changes(topic: TopicName): AsyncIterable<Envelope>;
}

/**
 * The one builder. Tenancy never sits in type scopes or `isTypeOf` (a JIT calls those without context): it sits in the queries and
 * loaders that the fields name. Ids are global as they are, so a node's id is the id that events and URLs carry.
 */
export const builder = new SchemaBuilder<{
  Context: GraphContext;
  DefaultFieldNullability: false;
  DefaultEdgesNullability: { list: false; items: false };
  Scalars: { ID: { Input: string; Output: string } };
}>({
  plugins: [ErrorsPlugin, RelayPlugin, DataloaderPlugin],
  defaultFieldNullability: false,
  errors: { defaultTypes: [], directResult: true },
  relay: {
    clientMutationId: 'omit',
    cursorType: 'String',
    edgesFieldOptions: { nullable: { list: false, items: false } },
    nodeFieldOptions: { nullable: false },
    encodeGlobalID: (_, id) => String(id),
    decodeGlobalID: (id) => ({ typename: typenameOf(id), id }),
    brandLoadedObjects: false,
    nodeTypeOptions: { resolveType: (value) => typenameOf(idOf(value)) },
    nodeQueryOptions: {
      resolve: async (_, { id }, context) => (await loadNodes(context, [id]))[0] ?? null,
    },
    nodesQueryOptions: {
      resolve: (_, { ids }, context) => loadNodes(context, ids),
    },
  },
});

interface GlobalId {
  readonly typename: string;
  readonly id: string;
}

/** A node's type is told by its id alone, since a JIT calls `resolveType` and `isTypeOf` without context. */
function typenameOf(id: string): string {
  return NODES.find(({ noun }) => id.startsWith(`${ID_PREFIXES[noun]}_`))?.typename ?? 'Nothing';
}

function idOf(value: unknown): string {
  return typeof value === 'object' && value !== null && 'id' in value ? String(value.id) : '';
}

/** Nodes by id, in order, one load a type. What is unknown and what the actor may not see are the same null. */
async function loadNodes(context: GraphContext, ids: readonly GlobalId[]): Promise<(object | null)[]> {
  const typenames = [...new Set(ids.map(({ typename }) => typename))].filter((name) => name !== 'Nothing');
  const found = new Map<string, object>();
  for (const typename of typenames) {
    const wanted = ids.filter((global) => global.typename === typename).map(({ id }) => id);
    for (const view of await context.load(typename, wanted)) {
      if (typeof view === 'object' && view !== null) found.set(idOf(view), view);
    }
  }
  return ids.map(({ id }) => found.get(id) ?? null);
}

builder.queryType({});
builder.mutationType({});
builder.subscriptionType({});

/** The errors that a mutation may answer with, beside its result. */
export const expected = { errors: { types: [Refusal, InvalidInput] } };
