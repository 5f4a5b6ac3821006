import { useEffect, useState } from 'react';
import { type AnyVariables, type TypedDocumentNode, useQuery } from 'urql';
import { type Trouble, troubleOf } from './trouble.ts';

/** A question to the gateway, as it stands. */
export type Asked<Data> =
  | { readonly status: 'asking' }
  | { readonly status: 'answered'; readonly data: Data; readonly again: () => void }
  | { readonly status: 'in-trouble'; readonly trouble: Trouble; readonly again: () => void };

/** Asks, and shows what is known already while it asks anew. */
export function useAsk<Data, Variables extends AnyVariables>(
  query: TypedDocumentNode<Data, Variables>,
  variables: Variables,
): Asked<Data> {
  const [{ data, error, fetching }, ask] = useQuery<Data, AnyVariables>({ query, variables });
  const again = () => ask({ requestPolicy: 'network-only' });
  if (data) return { status: 'answered', data, again };
  if (error && !fetching) return { status: 'in-trouble', trouble: troubleOf(error), again };
  return { status: 'asking' };
}

/** The same, for pages where one writes: who asks anew in vain goes on with what is known; but not who is refused. */
export function useAskAndKeep<Data, Variables extends AnyVariables>(
  query: TypedDocumentNode<Data, Variables>,
  variables: Variables,
): Asked<Data> {
  const asked = useAsk(query, variables);
  const [known, setKnown] = useState<Data | null>(null);
  const data = asked.status === 'answered' ? asked.data : null;
  useEffect(() => {
    if (data !== null) setKnown(data);
  }, [data]);
  const isShut = asked.status === 'in-trouble' && asked.trouble.kind === 'refused';
  if (asked.status !== 'in-trouble' || isShut || known === null) return asked;
  return { status: 'answered', data: known, again: asked.again };
}
