import { useCallback, useEffect, useRef, useState } from 'react';
import { useClient } from 'urql';
import { ASK } from '../../api/documents.ts';
import { type Trouble, troubleOf } from '../../api/trouble.ts';
import type { WarningLine } from './chosen.ts';

/** All that is in force, in pages of this many. */
const PAGE = 100;

export type Warnings =
  | { readonly status: 'asking' }
  | { readonly status: 'there'; readonly lines: readonly WarningLine[] }
  | { readonly status: 'in-trouble'; readonly trouble: Trouble };

/** The warnings in force, page after page, so that they can be counted by country. Asks anew by `again`. */
export function useWarnings(): { readonly warnings: Warnings; readonly again: () => void } {
  const client = useClient();
  const [warnings, setWarnings] = useState<Warnings>({ status: 'asking' });
  const latest = useRef(0);
  const again = useCallback(async () => {
    const mine = ++latest.current;
    const found = await allOf(client);
    if (mine === latest.current) setWarnings(found);
  }, [client]);
  useEffect(() => void again(), [again]);
  return { warnings, again };
}

async function allOf(client: ReturnType<typeof useClient>): Promise<Warnings> {
  const lines: WarningLine[] = [];
  let after: string | null = null;
  do {
    const variables: { first: number; after: string | null } = { first: PAGE, after };
    const { data, error } = await client.query(ASK.warnings, variables, { requestPolicy: 'network-only' });
    if (!data) return { status: 'in-trouble', trouble: error ? troubleOf(error) : { kind: 'failed', reference: null } };
    const { edges, pageInfo } = data.warnings;
    lines.push(...edges.map(({ node }) => node));
    after = pageInfo.hasNextPage ? (pageInfo.endCursor ?? null) : null;
  } while (after !== null);
  return { status: 'there', lines };
}
