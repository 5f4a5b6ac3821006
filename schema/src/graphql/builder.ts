import SchemaBuilder from '@pothos/core';
import DataloaderPlugin from '@pothos/plugin-dataloader';
import ErrorsPlugin from '@pothos/plugin-errors';
import RelayPlugin from '@pothos/plugin-relay';
import { InvalidInput, Refusal } from '../errors.ts';
import type { Envelope } from '../envelope.ts';
import { ID_PREFIXES } from '../ids.ts';
import type { Ask, Call } from '../operation.ts';
import type { TopicName } from '../topics.ts';
import { NODES } from './nodes.ts';

/** What every resolver is handed: who asks, a way to run operations, the owners' loaders, and changes as they come (for SSE). */
export interface GraphContext {
  readonly call: Call;
  readonly ask: Ask;
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
  DefaultEdgesNullability: false;
  Scalars: { ID: { Input: string; Output: string } };
}>({
  plugins: [ErrorsPlugin, RelayPlugin, DataloaderPlugin],
  defaultFieldNullability: false,
  errors: { defaultTypes: [], directResult: true },
  relay: {
    clientMutationId: 'omit',
    cursorType: 'String',
    edgesFieldOptions: { nullable: false },
    encodeGlobalID: (_, id) => String(id),
    decodeGlobalID: (id) => ({ typename: typenameOf(id), id }),
  },
});

function typenameOf(id: string): string {
  return NODES.find(({ noun }) => id.startsWith(`${ID_PREFIXES[noun]}_`))?.typename ?? 'Nothing';
}

builder.queryType({});
builder.mutationType({});
builder.subscriptionType({});

/** The errors that a mutation may answer with, beside its result. */
export const expected = { errors: { types: [Refusal, InvalidInput] } };
