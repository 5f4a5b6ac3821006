import { type ErrorParams, InvalidInput, problem, type RuleName } from '@sinan/schema';
import { z } from 'zod';
import { parseJson } from '../http/body.ts';
import type { Documents, Naming } from './documents.ts';
import { LIMITS } from './limits.ts';

/** What a GraphQL request asks (https://graphql.github.io/graphql-over-http/draft/#sec-Request-Parameters). */
export interface Question {
  readonly query: string;
  readonly operationName: string | null;
  readonly variables: { readonly [name: string]: unknown };
}

const shape = z.object({
  query: z.string().nullish(),
  documentId: z.string().nullish(),
  operationName: z.string().nullish(),
  variables: z.record(z.string(), z.unknown()).nullish(),
  extensions: z.record(z.string(), z.unknown()).nullish(),
});
type Shape = z.infer<typeof shape>;

/** Reads the parameters of a body, and finds the document that they name. Throws `InvalidInput`, and the refusals of `documents`. */
export function questionOf(body: { readonly [name: string]: unknown }, documents: Documents): Question {
  const { success, data } = shape.safeParse(body);
  if (!success) throw wrong(body);
  const { operationName, variables } = data;
  if (holdsMore(variables, LIMITS.values)) throw invalid('variables', 'too-many', { limit: LIMITS.values });
  return {
    query: documents(namingIn(data)),
    // In a URL, to say nothing is to leave it out.
    operationName: operationName || null,
    variables: variables ?? {},
  };
}

function namingIn({ query = null, documentId = null, extensions }: Shape): Naming {
  if (query !== null && documentId !== null) throw invalid('query', 'unknown-field', { key: 'query' });
  if (query === null && documentId === null && !extensions?.persistedQuery) throw invalid('query', 'missing');
  return { query, documentId };
}

/** The first parameter that has the wrong form. */
function wrong(body: { readonly [name: string]: unknown }): InvalidInput {
  const names = Object.keys(shape.shape) as (keyof Shape)[];
  const name = names.find((one) => !shape.shape[one].safeParse(body[one]).success);
  return invalid(name ?? 'query', 'type');
}

function invalid(path: string, ...rule: [name: RuleName, params?: ErrorParams]): InvalidInput {
  return new InvalidInput([problem(path, ...rule)]);
}

/** The same from a URL, for `EventSource`, which can only GET. */
export function questionInUrl(url: URLSearchParams, documents: Documents): Question {
  const given = {
    query: url.get('query'),
    documentId: url.get('documentId'),
    operationName: url.get('operationName'),
    variables: jsonIn(url.get('variables')),
    extensions: jsonIn(url.get('extensions')),
  };
  return questionOf(given, documents);
}

function jsonIn(text: string | null): unknown {
  return text === null ? null : parseJson(text);
}

/** Whether there are more than so many values in a value, however deep. Each that does not fit its type would be an error of its own. */
function holdsMore(value: unknown, limit: number): boolean {
  const open: unknown[] = [value];
  for (let seen = 0; open.length > 0; seen += 1) {
    const next = open.pop();
    if (seen + open.length > limit) return true;
    const inner = typeof next === 'object' && next !== null ? Object.values(next) : [];
    if (inner.length > limit) return true;
    open.push(...inner);
  }
  return false;
}
