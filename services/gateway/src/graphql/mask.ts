import { randomUUID } from 'node:crypto';
import type { Log } from '@sinan/runtime';
import { errorText, InvalidInput, type Locale, Refusal } from '@sinan/schema';
import { type ExecutionResult, GraphQLError } from 'graphql';

/** An error as the answer carries it. */
export interface PublicError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly locations?: readonly { readonly line: number; readonly column: number }[];
  readonly extensions: { readonly code: string; readonly [name: string]: unknown };
}
export interface PublicResult {
  readonly data?: ExecutionResult['data'] | undefined;
  readonly errors?: readonly PublicError[];
}

/** Who reads the answer, and where what went wrong is written down. */
export interface Reader {
  readonly locale: Locale;
  readonly correlationId: string;
  readonly log: Log;
}

/**
 * The result as its reader may see it: expected failures with their code, in the reader's language; anything else under a reference
 * that the log line with the error repeats. GraphQL's own errors without data are about the request (its variables), and are safe to show.
 */
export function masked(result: ExecutionResult, reader: Reader): PublicResult {
  const { data, errors } = result;
  if (errors === undefined) return { data };
  if (data === undefined)
    return {
      errors: errors.map((error) =>
        isOfRequest(error) ? requestError(error, reader.locale) : publicError(error, reader),
      ),
    };
  return { data, errors: errors.map((error) => publicError(error, reader)) };
}

function isOfRequest({ originalError }: GraphQLError): boolean {
  return originalError === undefined || originalError instanceof GraphQLError;
}

/** An error of the request: its document (which says its code) or its variables. */
export function requestError({ message, locations, extensions }: GraphQLError, locale: Locale): PublicError {
  // The errors of a compiled query may have no extensions at all, whatever their type says.
  const given: unknown = extensions?.code;
  const code = isQueryCode(given) ? given : 'QUERY_INVALID';
  return {
    message: errorText(code, { reason: message }, locale),
    ...(locations ? { locations } : {}),
    extensions: { code },
  };
}

function isQueryCode(code: unknown): code is 'QUERY_MALFORMED' | 'QUERY_INVALID' | 'QUERY_TOO_LARGE' {
  return code === 'QUERY_MALFORMED' || code === 'QUERY_INVALID' || code === 'QUERY_TOO_LARGE';
}

function publicError(error: GraphQLError, reader: Reader): PublicError {
  const cause = error.originalError ?? error;
  const shown = isExpected(cause) ? expectedError(cause, reader.locale) : unexpectedError(cause, reader);
  return error.path ? { ...shown, path: error.path } : shown;
}

export function isExpected(error: unknown): error is Refusal | InvalidInput {
  return error instanceof Refusal || error instanceof InvalidInput;
}

/** A refusal or an invalid input, in the language of its reader. */
export function expectedError(error: Refusal | InvalidInput, locale: Locale): PublicError {
  if (error instanceof Refusal) {
    return {
      message: errorText(error.code, error.params, locale),
      extensions: { code: error.code, params: error.params },
    };
  }
  const problems = error.problems.map(({ path, rule, en, zh }) => ({ path, rule, message: locale === 'en' ? en : zh }));
  return { message: errorText(error.code, {}, locale), extensions: { code: error.code, problems } };
}

/** Anything else: logged whole under a reference, of which alone the reader learns. */
export function unexpectedError(error: unknown, { locale, correlationId, log }: Reader): PublicError {
  const reference = randomUUID();
  log.error({ err: error, reference, correlationId }, 'a request failed unexpectedly');
  return { message: errorText('INTERNAL', { reference }, locale), extensions: { code: 'INTERNAL', reference } };
}
