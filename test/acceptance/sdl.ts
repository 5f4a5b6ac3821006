import { readFileSync } from 'node:fs';
import {
  buildSchema,
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isRequiredArgument,
} from 'graphql';

/** The schema as it is committed: what clients know of the platform. */
export const sdl: GraphQLSchema = buildSchema(
  readFileSync(new URL('../../schema/graphql/schema.graphql', import.meta.url), 'utf8'),
);

/** Every subscription of the schema as a document. `args` has literals for the arguments that some of them require. */
export function subscriptionsIn(args: { readonly [name: string]: string }): readonly string[] {
  const fields = Object.values(sdl.getSubscriptionType()?.getFields() ?? {});
  return fields.map((field) => `subscription { ${field.name}${given(field, args)}${selected(field)} }`);
}

function given({ name, args }: GraphQLField<unknown, unknown>, known: { readonly [name: string]: string }): string {
  const pairs = args.filter(isRequiredArgument).map((arg) => {
    const value = known[arg.name];
    if (value === undefined) throw new Error(`say what ${name}(${arg.name}: ${arg.type}) is followed with`);
    return `${arg.name}: ${value}`;
  });
  return pairs.length === 0 ? '' : `(${pairs.join(', ')})`;
}

function selected({ type }: GraphQLField<unknown, unknown>): string {
  return isCompositeType(getNamedType(type)) ? ' { __typename }' : '';
}
