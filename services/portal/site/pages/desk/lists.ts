import type { CombinedError, useClient } from 'urql';
import { ASK } from '../../api/documents.ts';
import type { DeskCase } from './lines.ts';

/** How many cases of a list come at once. */
export const PAGE = 100;

type Client = ReturnType<typeof useClient>;
type Status = 'submitted' | 'supplementing' | 'accepted' | 'guiding';

export interface List {
  /** Null where it could not be had. */
  readonly nodes: readonly DeskCase[] | null;
  readonly hasMore: boolean;
  readonly error?: CombinedError | undefined;
}
export const EMPTY: List = { nodes: [], hasMore: false };

interface PageAsked {
  readonly first: number;
  readonly after: string | null;
}
interface Connection {
  readonly edges: readonly { readonly node: DeskCase }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}
interface PageFound {
  readonly page: Connection | undefined;
  readonly error: CombinedError | undefined;
}

const fresh = { requestPolicy: 'network-only' } as const;
async function queuePage(client: Client, page: PageAsked): Promise<PageFound> {
  const { data, error } = await client.query(ASK.deskQueue, { ...page }, fresh);
  return { page: data?.queue, error };
}
async function offeredPage(client: Client, page: PageAsked): Promise<PageFound> {
  const { data, error } = await client.query(ASK.deskOffered, { ...page }, fresh);
  return { page: data?.offeredCases, error };
}
async function casesPage(client: Client, status: Status, page: PageAsked): Promise<PageFound> {
  const { data, error } = await client.query(ASK.deskCases, { ...page, status }, fresh);
  return { page: data?.cases, error };
}

/** A list, page after page, up to so many. */
async function upTo(most: number, ask: (page: PageAsked) => Promise<PageFound>): Promise<List> {
  const nodes: DeskCase[] = [];
  let after: string | null = null;
  do {
    const { page, error }: PageFound = await ask({ first: PAGE, after });
    if (!page) return { nodes: null, hasMore: false, error };
    nodes.push(...page.edges.map(({ node }) => node));
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after !== null && nodes.length < most);
  return { nodes, hasMore: after !== null };
}

export const queueUpTo = (client: Client, most: number) => upTo(most, (page) => queuePage(client, page));
export const offeredUpTo = (client: Client, most: number) => upTo(most, (page) => offeredPage(client, page));
export const casesUpTo = (client: Client, most: number, status: Status) =>
  upTo(most, (page) => casesPage(client, status, page));
