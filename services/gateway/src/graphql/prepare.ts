import {
  type DocumentNode,
  type ExecutionResult,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  NoSchemaIntrospectionCustomRule,
  type OperationDefinitionNode,
  parse,
  specifiedRules,
  validate,
} from 'graphql';
import { compileQuery, isCompiledQuery } from 'graphql-jit';
import { Lru } from '../lru.ts';
import { costOf, type Variables } from './cost.ts';
import { excessOf, LIMITS } from './limits.ts';
import { MAX_ERRORS, type Refused, refused } from './refused.ts';
import { rootFieldsOf } from './root-fields.ts';

/** A document that may be run as often as it is asked for. */
export interface Prepared {
  readonly type: 'query' | 'mutation' | 'subscription';
  /** How many of its fields run a command that anybody may run. */
  readonly tries: number;
  /** What the document asks too much of, or asks wrongly, with these variables; null when it may run. */
  excess(variables: Variables): Refused | null;
  execute(context: unknown, variables: Variables): Promise<ExecutionResult> | ExecutionResult;
}

export interface Prepare {
  (query: string, operationName: string | null): Prepared | Refused;
  /** Whether a document is kept, so that preparing it costs a look-up: refusals never are. */
  knows(query: string, operationName: string | null): boolean;
}

const KEPT = 500;

/**
 * Parses, limits, validates and compiles documents, each once: the work is kept by the document's text and operation, so that a request whose
 * document is known pays for none of it. Refusals are not kept.
 */
export function preparing(schema: GraphQLSchema, { introspection, open }: PrepareOptions): Prepare {
  const kept = new Lru<string, Prepared>(KEPT);
  const parts: Parts = {
    schema,
    rules: introspection ? specifiedRules : [...specifiedRules, NoSchemaIntrospectionCustomRule],
    suggestions: introspection,
    open,
  };
  const keyOf = (query: string, operationName: string | null) => `${operationName ?? ''}\0${query}`;
  function preparedOnce(query: string, operationName: string | null): Prepared | Refused {
    const key = keyOf(query, operationName);
    const known = kept.get(key);
    if (known) return known;
    const prepared = prepare(parts, query, operationName);
    if (!('errors' in prepared)) kept.set(key, prepared);
    return prepared;
  }
  return Object.assign(preparedOnce, {
    knows: (query: string, operationName: string | null) => kept.get(keyOf(query, operationName)) !== undefined,
  });
}

export interface PrepareOptions {
  /** Whether a document may ask about the schema, and is told what a wrong name may have meant. */
  readonly introspection: boolean;
  /** The commands that anybody may run. */
  readonly open: ReadonlySet<string>;
}

interface Parts extends Pick<PrepareOptions, 'open'> {
  readonly schema: GraphQLSchema;
  readonly rules: typeof specifiedRules;
  readonly suggestions: boolean;
}

function prepare(parts: Parts, query: string, operationName: string | null): Prepared | Refused {
  const { schema, rules, suggestions } = parts;
  if (query.length > LIMITS.characters)
    return tooLarge(`Character limit of ${LIMITS.characters} exceeded, found ${query.length}.`);
  const document = parsed(query);
  if (document instanceof GraphQLError)
    return refused(isOfTokens(document) ? 'QUERY_TOO_LARGE' : 'QUERY_MALFORMED', [document], suggestions);
  const excess = excessOf(schema, document);
  if (excess !== null) return tooLarge(excess);
  const invalid = validate(schema, document, rules, { maxErrors: MAX_ERRORS });
  if (invalid.length > 0) return refused('QUERY_INVALID', invalid, suggestions);
  return compiled(parts, document, operationName);
}

function parsed(query: string): DocumentNode | GraphQLError {
  try {
    return parse(query, { maxTokens: LIMITS.tokens });
  } catch (error) {
    if (error instanceof GraphQLError) return error;
    throw error;
  }
}

/** The parser's own limit has no code. */
function isOfTokens({ message }: GraphQLError): boolean {
  return message.includes(`${LIMITS.tokens} tokens. Parsing aborted.`);
}

function compiled(parts: Parts, document: DocumentNode, operationName: string | null): Prepared | Refused {
  const { schema, suggestions } = parts;
  const operation = getOperationAST(document, operationName);
  if (!operation)
    return refused('QUERY_INVALID', [new GraphQLError('Name one operation of the document.')], suggestions);
  const query = compileQuery(schema, document, operationName ?? undefined);
  if (!isCompiledQuery(query)) return refused('QUERY_INVALID', [...(query.errors ?? [])], suggestions);
  const cost = costOf(schema, document, operationName);
  return {
    type: operation.operation,
    tries: triesIn(parts, document, operation),
    excess: (variables) => excessiveCost(() => cost(variables), suggestions),
    execute(context, variables) {
      const result = query.query(undefined, context, variables);
      // Variables that do not fit are found at once, and leave no data.
      return 'then' in result || 'data' in result ? result : refused('QUERY_INVALID', result.errors ?? [], suggestions);
    },
  };
}

function triesIn({ schema, open }: Parts, document: DocumentNode, operation: OperationDefinitionNode): number {
  const fields = operation.operation === 'mutation' ? schema.getMutationType()?.getFields() : undefined;
  const runs = rootFieldsOf(document, operation).map((name) => String(fields?.[name]?.extensions.operation));
  return runs.filter((name) => open.has(name)).length;
}

function excessiveCost(count: () => number, suggestions: boolean): Refused | null {
  try {
    const cost = count();
    return cost <= LIMITS.cost ? null : tooLarge(`Cost limit of ${LIMITS.cost} exceeded, found ${cost}.`);
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    return refused(isOfNodes(error) ? 'QUERY_TOO_LARGE' : 'QUERY_INVALID', [error], suggestions);
  }
}

/** The counter's own limit has no code either; what else it throws is that a variable does not fit. */
function isOfNodes({ message }: GraphQLError): boolean {
  return message.includes('maximum allowed number of nodes');
}

function tooLarge(reason: string): Refused {
  return refused('QUERY_TOO_LARGE', [new GraphQLError(reason)], false);
}
