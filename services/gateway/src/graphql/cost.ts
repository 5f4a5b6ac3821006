import {
  type DocumentNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  getNullableType,
  isListType,
  Kind,
  visit,
} from 'graphql';
import { type ComplexityEstimator, getComplexity } from 'graphql-query-complexity';
import { Lru } from '../lru.ts';

/** What one operation costs with these variables: how many fields its answer may hold. Throws a `GraphQLError` when a variable does not fit. */
export type Cost = (variables: Variables) => number;
export type Variables = { readonly [name: string]: unknown };

/** What a list is taken for that says nowhere how long it may be. */
const ITEMS = 10;
/** What a list holds whose reader left `first` out by saying null. */
const PAGE = 20;
/** How many fragments and fields are looked at, spread as often as they are: a fragment in a fragment doubles them. */
const MAX_LOOKED_AT = 10_000;
/** Costs kept of one operation. */
const KEPT = 64;

/**
 * Counts once and remembers by those variables alone that can change the count, which is a look-up for a document that is known: what a
 * `first` says, how long a list of ids is, and what is skipped or included.
 */
export function costOf(schema: GraphQLSchema, document: DocumentNode, operationName: string | null): Cost {
  const deciding = decidingVariables(document);
  const known = new Lru<string, number>(KEPT);
  return (variables) => {
    const key = deciding.map((name) => weightOf(variables[name])).join();
    const before = known.get(key);
    if (before !== undefined) return before;
    const cost = counted(schema, document, operationName, variables);
    known.set(key, cost);
    return cost;
  };
}

function counted(
  schema: GraphQLSchema,
  query: DocumentNode,
  operationName: string | null,
  variables: Variables,
): number {
  return getComplexity({
    schema,
    query,
    variables,
    ...(operationName === null ? {} : { operationName }),
    estimators: [estimate],
    maxQueryNodes: MAX_LOOKED_AT,
  });
}

/** A field, and what is below it as often as it has items. */
const estimate: ComplexityEstimator = ({ type, field, args, childComplexity }) =>
  1 + childComplexity * itemsOf(type, field, args);

function itemsOf(parent: GraphQLCompositeType, field: GraphQLField<unknown, unknown>, args: Variables): number {
  if (field.args.some(({ name }) => name === 'first')) return Math.max(1, Number(args.first ?? PAGE));
  if (Array.isArray(args.ids)) return args.ids.length;
  return isListType(getNullableType(field.type)) && !isConnection(parent) ? ITEMS : 1;
}

/** The edges of a connection are as many as were asked for, which is counted above them. */
function isConnection(type: GraphQLCompositeType): boolean {
  return 'getFields' in type && 'pageInfo' in type.getFields();
}

/** The variables in arguments that multiply, and in `@skip` and `@include`. */
function decidingVariables(document: DocumentNode): readonly string[] {
  const found = new Set<string>();
  visit(document, {
    Argument({ name, value }) {
      if (value.kind === Kind.VARIABLE && ['first', 'ids', 'if'].includes(name.value)) found.add(value.name.value);
    },
  });
  return [...found];
}

/** Of a value, what can change the count. */
function weightOf(value: unknown): string {
  if (Array.isArray(value)) return `[${value.length}]`;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : typeof value;
}
