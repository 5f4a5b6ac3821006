/** A client as any program would be one: plain HTTP and JSON. */
export interface Answer {
  readonly status: number;
  readonly data: Record<string, unknown> | null;
  readonly errors: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
}

export async function post(
  url: string,
  path: string,
  body: string,
  headers: Record<string, string>,
): Promise<Response> {
  return fetch(`${url}${path}`, { method: 'POST', body, headers, redirect: 'manual' });
}

export async function graphql(
  url: string,
  token: string | null,
  query: string,
  variables: object = {},
  language = 'en',
): Promise<Answer> {
  const headers = {
    'content-type': 'application/json',
    'accept-language': language,
    ...(token ? { authorization: `Bearer ${token}` } : {}),
  };
  const response = await post(url, '/graphql', JSON.stringify({ query, variables }), headers);
  const answer = (await response.json()) as Partial<Answer>;
  return { status: response.status, data: answer.data ?? null, errors: answer.errors ?? [] };
}

/** The data of an answer that must have no errors. */
export async function data<T>(answer: Promise<Answer>): Promise<T> {
  const { data: found, errors } = await answer;
  if (errors.length > 0 || !found) throw new Error(`GraphQL answered with errors: ${JSON.stringify(errors)}`);
  return found as T;
}
