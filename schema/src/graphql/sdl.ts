import { type GraphQLSchema, lexicographicSortSchema, printSchema } from 'graphql';

/** A schema as the text that is committed: sorted, so that only a change of meaning shows as a difference. */
export function sdlOf(schema: GraphQLSchema): string {
  return `${printSchema(lexicographicSortSchema(schema))}\n`;
}
