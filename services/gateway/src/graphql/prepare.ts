import type { ErrorCode } from '@sinan/schema';
import {
  type DocumentNode,
  type ExecutionResult,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  NoSchemaIntrospectionCustomRule,
  parse,
  specifiedRules,
  validate,
} from 'graphql';
import { compileQuery, isCompiledQuery } from 'graphql-jit';
import { Lru } from '../lru.ts';
import { excessOf, MAX_TOKENS } from './limits.ts';

/** A document that may be run as often as it is asked for. */
export interface Prepared {
  readonly type: 'query' | 'mutation' | 'subscription';
  readonly document: DocumentNode;
  execute(
    context: unknown,
    variables: { readonly [name: string]: unknown },
  ): Promise<ExecutionResult> | ExecutionResult;
}

/** What is wrong with a document: GraphQL's own messages, with a code of the error table in `extensions.code`. */
export interface Refused {
  readonly errors: readonly GraphQLError[];
}

export type Prepare = (query: string, operationName: string | null) => Prepared | Refused;

const KEPT = 500;
/** White space and comments are no tokens: without this, a few hundred padded documents would fill the memory. */
const KEPT_CHARACTERS = 16_384;

/**
 * Parses, limits, validates and compiles documents, each once: the work is kept by the document's text and operation, so that a request whose
 * document is known pays for none of it. Refusals are not kept.
 */
export function preparing(schema: GraphQLSchema, { introspection }: { readonly introspection: boolean }): Prepare {
  const kept = new Lru<string, Prepared>(KEPT);
  const rules = introspection ? specifiedRules : [...specifiedRules, NoSchemaIntrospectionCustomRule];
  return (query, operationName) => {
    const key = `${operationName ?? ''}\0${query}`;
    const known = kept.get(key);
    if (known) return known;
    const prepared = prepare(schema, rules, query, operationName);
    if (!('errors' in prepared) && key.length <= KEPT_CHARACTERS) kept.set(key, prepared);
    return prepared;
  };
}

function prepare(
  schema: GraphQLSchema,
  rules: typeof specifiedRules,
  query: string,
  operationName: string | null,
): Prepared | Refused {
  const document = parsed(query);
  if (document instanceof GraphQLError) return refused('QUERY_MALFORMED', [document]);
  const excess = excessOf(schema, document);
  if (excess !== null) return refused('QUERY_TOO_LARGE', [new GraphQLError(excess)]);
  const invalid = validate(schema, document, rules);
  if (invalid.length > 0) return refused('QUERY_INVALID', invalid);
  return compiled(schema, document, operationName);
}

function parsed(query: string): DocumentNode | GraphQLError {
  try {
    return parse(query, { maxTokens: MAX_TOKENS });
  } catch (error) {
    if (error instanceof GraphQLError) return error;
    throw error;
  }
}

function compiled(schema: GraphQLSchema, document: DocumentNode, operationName: string | null): Prepared | Refused {
  const operation = getOperationAST(document, operationName);
  if (!operation) return refused('QUERY_INVALID', [new GraphQLError('Name one operation of the document.')]);
  const query = compileQuery(schema, document, operationName ?? undefined);
  if (!isCompiledQuery(query)) return refused('QUERY_INVALID', [...(query.errors ?? [])]);
  return {
    type: operation.operation,
    document,
    execute: (context, variables) => query.query(undefined, context, variables),
  };
}

function refused(code: ErrorCode, errors: readonly GraphQLError[]): Refused {
  return {
    errors: errors.map(
      ({ message, nodes, source, positions }) =>
        new GraphQLError(message, {
          nodes: nodes ?? null,
          source: source ?? null,
          positions: positions ?? null,
          extensions: { code },
        }),
    ),
  };
}
