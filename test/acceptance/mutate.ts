import { data, graphql } from './graphql.ts';
import type { Person } from './people.ts';

/** What a mutation answered: what it made, or why it did not. */
export interface Outcome {
  readonly __typename: string;
  readonly id?: string;
  readonly code?: string;
  readonly message?: string;
  readonly problems?: readonly { readonly path: string; readonly rule: string; readonly message: string }[];
  readonly params?: readonly { readonly name: string; readonly value: string }[];
}

export interface Manner {
  readonly commandId?: string;
  readonly language?: 'zh-CN' | 'en';
  /** What is asked of the answer when it is neither problem, e.g. `... on Case { id }`. */
  readonly selection?: string;
}

/** Runs any mutation of one input. Throws only on what is no answer of the mutation: errors of GraphQL itself. */
export async function mutate<T extends object = Outcome>(
  url: string,
  by: Person | null,
  name: string,
  input: object,
  { commandId, language = 'en', selection = '' }: Manner = {},
): Promise<T> {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  const query = `mutation ($input: ${type}!, $commandId: String) { ${name}(input: $input, commandId: $commandId) {
    __typename
    ... on InvalidInput { code message problems { path rule message } }
    ... on Refused { code message params { name value } }
    ${selection}
  } }`;
  const answer = await data<{ [field: string]: T }>(
    graphql(url, by?.token ?? null, query, { input, commandId }, language),
  );
  const outcome = answer[name];
  if (!outcome) throw new Error(`${name} answered nothing`);
  return outcome;
}
