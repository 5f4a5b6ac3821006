import { InvalidInput, problem, Refusal } from '@sinan/schema';
import { z } from 'zod';
import { LIMITS } from './limits.ts';

/** What a GraphQL request asks (https://graphql.github.io/graphql-over-http/draft/#sec-Request-Parameters). */
export interface Question {
  readonly query: string;
  readonly operationName: string | null;
  readonly variables: { readonly [name: string]: unknown };
}

const shape = z.object({
  query: z.string(),
  operationName: z.string().nullish(),
  variables: z.record(z.string(), z.unknown()).nullish(),
});

/** Reads the parameters of a body. Throws `InvalidInput`. */
export function questionOf(body: { readonly [name: string]: unknown }): Question {
  const { success, data } = shape.safeParse(body);
  if (success) {
    if (holdsMore(data.variables, LIMITS.values))
      throw new InvalidInput([problem('variables', 'too-many', { limit: LIMITS.values })]);
    return { query: data.query, operationName: data.operationName ?? null, variables: data.variables ?? {} };
  }
  throw new InvalidInput([problem(typeof body.query === 'string' ? 'variables' : 'query', 'type')]);
}

/** The same from a URL, for `EventSource`, which can only GET. */
export function questionInUrl(url: URLSearchParams): Question {
  return questionOf({
    query: url.get('query'),
    operationName: url.get('operationName'),
    variables: variablesIn(url.get('variables')),
  });
}

function variablesIn(text: string | null): unknown {
  if (text === null) return null;
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal('MALFORMED_BODY', { expected: 'JSON' });
  }
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
