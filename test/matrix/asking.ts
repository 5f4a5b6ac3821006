import type { MatrixActor } from './actors.ts';
import { idsIn, type Mark, marksIn } from './marks.ts';

/** What was answered, as far as the matrix looks at it. */
export interface Answer {
  readonly status: number;
  readonly body: string;
}

interface Init {
  readonly method?: string;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** One request of an actor. */
export async function asks(
  url: string,
  { token }: Pick<MatrixActor, 'token'>,
  path: string,
  init: Init = {},
): Promise<Answer> {
  const headers = {
    'accept-language': 'en',
    ...(token ? { authorization: `Bearer ${token}` } : {}),
    ...init.headers,
  };
  const response = await fetch(`${url}${path}`, { ...init, headers, redirect: 'manual' });
  return { status: response.status, body: await response.text() };
}

interface GraphAnswer extends Answer {
  readonly data: { readonly [field: string]: unknown } | null;
  readonly errors: readonly GraphError[];
}
export interface GraphError {
  readonly path?: readonly (string | number)[];
  readonly extensions?: { readonly code?: string };
}

export async function asksGraph(
  url: string,
  by: Pick<MatrixActor, 'token'>,
  query: string,
  variables: object = {},
): Promise<GraphAnswer> {
  const init = {
    method: 'POST',
    body: JSON.stringify({ query, variables }),
    headers: { 'content-type': 'application/json' },
  };
  const answer = await asks(url, by, '/graphql', init);
  const { data = null, errors = [] } = JSON.parse(answer.body) as Partial<GraphAnswer>;
  if (data === null && errors.some(({ path }) => path === undefined))
    throw new Error(`this is no question of the schema: ${answer.body}\n${query}`);
  return { ...answer, data, errors };
}

/** An answer without what is new in each: ids and instants. What is not another's answers as what does not exist, byte by byte. */
export function sameEachTime(body: string): string {
  return body.replace(/[a-z]{3}_[0-9a-f]{8}-[0-9a-f-]{27}/g, '#').replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '@');
}

/** All that an answer gives away of the world: words, and known ids as `a:#case`. */
export function givenAway(body: string, owners: ReadonlyMap<string, string>): ReadonlySet<string> {
  const ids = idsIn(body).flatMap((id) => owners.get(id) ?? []);
  return new Set<Mark | string>([...marksIn(body), ...ids.map((owner) => owner.replace(':', ':#'))]);
}

/** A cell of the matrix. */
export type Cell = string;
export const CELLS = {
  Y: { en: 'shown, or would be done', zh: '可见，或将被执行' },
  '.': { en: 'nothing there: null, empty or not found', zh: '不存在：空或未找到' },
  S: { en: 'allowed, refused by where the matter stands or by the input', zh: '有权，但因当前状态或输入被拒' },
  F: { en: 'forbidden', zh: '无权' },
  U: { en: 'not signed in', zh: '未登录' },
} as const satisfies { readonly [cell: string]: { readonly en: string; readonly zh: string } };

/** A code of the error table as a cell. */
export function cellOf(code: string | undefined): Cell {
  switch (code) {
    case 'UNAUTHENTICATED':
      return 'U';
    case 'FORBIDDEN':
      return 'F';
    case 'NOT_FOUND':
      return '.';
    case 'BUSY':
      return 'Y';
    case 'INTERNAL':
    case undefined:
      throw new Error(`an answer with the code ${code} has no place in the matrix`);
    default:
      return 'S';
  }
}
