import type { Actor, Ask, Call, Envelope } from '@sinan/schema';
import { builder, CentreRef, type GraphContext, OrganisationRef, PersonRef } from '@sinan/schema/graphql';
import { type GraphQLSchema, graphql as run } from 'graphql';
import { graphql } from '../graphql/index.ts';
import { cases } from '../index.ts';
import type { CasesUnderTest } from './room.ts';

/** For specs: the fields of this service as a schema, and requests to it as the gateway makes them. */
export interface Graph {
  readonly schema: GraphQLSchema;
  contextOf(actor: Actor, more?: Partial<Call>, events?: readonly Partial<Envelope>[]): GraphContext;
  request(actor: Actor, source: string, variables?: object, more?: Partial<Call>): ReturnType<typeof run>;
}

/** Once a spec file: types have one name. What other services own loads as its bare id. */
export function openGraph({ test, as }: CasesUnderTest): Graph {
  for (const ref of [CentreRef, OrganisationRef, PersonRef]) ref.implement({});
  graphql();
  const schema = builder.toSchema();

  function contextOf(actor: Actor, more: Partial<Call> = {}, events: readonly Partial<Envelope>[] = []): GraphContext {
    const askWith = (call: Partial<Call>): Ask =>
      (async (operation: never, input: unknown) => as(actor, call)(operation, input)) as Ask;
    return {
      call: test.call(actor, more),
      ask: askWith(more),
      askAs: (commandId) => askWith({ ...more, commandId }),
      load: (noun, ids) => loaded(noun, ids, actor),
      changes: async function* () {
        yield* events as readonly Envelope[];
      },
    };
  }
  async function loaded(noun: string, ids: readonly string[], actor: Actor): Promise<readonly unknown[]> {
    const loader = cases.loaders[noun];
    if (!loader) return ids.map((id) => ({ id }));
    return loader.run(test.room, test.call(actor), { ids } as never) as Promise<readonly unknown[]>;
  }
  return {
    schema,
    contextOf,
    request: (actor, source, variableValues = {}, more = {}) =>
      run({ schema, source, variableValues: { ...variableValues }, contextValue: contextOf(actor, more) }),
  };
}
