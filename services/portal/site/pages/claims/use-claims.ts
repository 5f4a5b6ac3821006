import { useCallback, useEffect, useRef, useState } from 'react';
import { useClient } from 'urql';
import { ASK } from '../../api/documents.ts';
import { useNowAndThen } from '../../api/now-and-then.ts';
import { isShut, type Trouble, troubleOf } from '../../api/trouble.ts';
import { type Claim, type ClaimState, oldestFirst } from './claim.ts';

export type Claims =
  | { readonly status: 'asking' }
  | { readonly status: 'there'; readonly lines: readonly Claim[]; readonly hasMore: boolean }
  | { readonly status: 'in-trouble'; readonly trouble: Trouble };

const PAGE = 50;

/** The claims of one state, asked for anew now and then, since others decide too. */
export function useClaims(state: ClaimState) {
  const client = useClient();
  const [claims, setClaims] = useState<Claims>({ status: 'asking' });
  const [most, setMost] = useState(PAGE);
  const latest = useRef(0);
  const again = useCallback(async () => {
    const mine = ++latest.current;
    const found = await claimsOf(client, state, most);
    if (mine === latest.current) setClaims((known) => keepKnown(known, found));
  }, [client, state, most]);
  useEffect(() => void again(), [again]);
  useNowAndThen(() => void again());
  return { claims, again, more: () => setMost((before) => before + PAGE) };
}

/** Who reads them anew in vain goes on with what is known; but not who may read them no more. */
function keepKnown(known: Claims, found: Claims): Claims {
  if (known.status !== 'there' || found.status !== 'in-trouble') return found;
  return isShut(found.trouble) ? found : known;
}

async function claimsOf(client: ReturnType<typeof useClient>, status: ClaimState, most: number): Promise<Claims> {
  const lines: Claim[] = [];
  let after: string | null = null;
  do {
    const page: { first: number; after: string | null; status: ClaimState } = { first: PAGE, after, status };
    const { data, error } = await client.query(ASK.deskClaims, page, { requestPolicy: 'network-only' });
    if (!data) return { status: 'in-trouble', trouble: error ? troubleOf(error) : { kind: 'failed', reference: null } };
    const { edges, pageInfo } = data.memberships;
    lines.push(...edges.map(({ node }) => node));
    after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
  } while (after !== null && lines.length < most);
  return { status: 'there', lines: oldestFirst(lines, null), hasMore: after !== null };
}
