import type { ErrorCode } from '@sinan/schema';
import { GraphQLError } from 'graphql';

/** What is wrong with a request: GraphQL's own messages, with a code of the error table in `extensions.code`. */
export interface Refused {
  readonly errors: readonly GraphQLError[];
}

/** Who sends more errors than this reads these first. */
export const MAX_ERRORS = 10;

/** A message repeats what was sent, which may be long, and ends with what is wrong with it. */
const START = 120;
const END = 180;

/**
 * graphql-js says what a wrong name may have meant, which would tell a closed schema name by name. It ends the message, whatever its form: a
 * field, an argument, “the enum value …”, “to use an inline fragment on …”.
 */
const SUGGESTION = /\s*Did you mean .*$/s;

/** The first errors of a request under their code; `suggestions` are for development. */
export function refused(code: ErrorCode, errors: readonly GraphQLError[], suggestions: boolean): Refused {
  return {
    errors: errors.slice(0, MAX_ERRORS).map(
      ({ message, nodes, source, positions }) =>
        new GraphQLError(shortened(suggestions ? message : message.replace(SUGGESTION, '')), {
          nodes: nodes ?? null,
          source: source ?? null,
          positions: positions ?? null,
          extensions: { code },
        }),
    ),
  };
}

/** Of a character that was cut in two. */
const HALF = /[\uD800-\uDBFF]$|^[\uDC00-\uDFFF]/;

function shortened(message: string): string {
  if (message.length <= START + END) return message;
  return `${message.slice(0, START).replace(HALF, '')}…${message.slice(-END).replace(HALF, '')}`;
}
