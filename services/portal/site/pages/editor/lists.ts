import type { ResultOf } from 'gql.tada';
import type { CombinedError, useClient } from 'urql';
import { ASK } from '../../api/documents.ts';

/** A warning as the lists of its desk give it. */
export type EditorLine = ResultOf<typeof ASK.editorLive>['warnings']['edges'][number]['node'];

/** The lists of the desk, in this order: what is at work by its stage, what is in force, what is over. */
export const GROUPS = ['draft', 'proofreading', 'approval', 'live', 'ended'] as const;
export type Group = (typeof GROUPS)[number];

/** How many warnings of a list come at once. */
export const PAGE = 20;

export interface List {
  readonly lines: readonly EditorLine[];
  readonly hasMore: boolean;
}

type Client = ReturnType<typeof useClient>;
interface Connection {
  readonly edges: readonly { readonly node: EditorLine }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}
interface Found {
  readonly page: Connection | undefined;
  readonly error: CombinedError | undefined;
}

/** A list, page after page, up to so many; the error where it could not be had. */
export async function listOf(client: Client, group: Group, most: number): Promise<List | CombinedError | undefined> {
  const lines: EditorLine[] = [];
  let after: string | null = null;
  do {
    const { page, error }: Found = await pageOf(client, group, after);
    if (!page) return error;
    lines.push(...page.edges.map(({ node }) => node));
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after !== null && lines.length < most);
  return { lines, hasMore: after !== null };
}

const fresh = { requestPolicy: 'network-only' } as const;

async function pageOf(client: Client, group: Group, after: string | null): Promise<Found> {
  const page = { first: PAGE, after };
  switch (group) {
    case 'draft':
    case 'proofreading':
    case 'approval': {
      const { data, error } = await client.query(ASK.editorStage, { ...page, stage: group }, fresh);
      return { page: data?.warningDesk, error };
    }
    case 'live': {
      const { data, error } = await client.query(ASK.editorLive, page, fresh);
      return { page: data?.warnings, error };
    }
    case 'ended': {
      const { data, error } = await client.query(ASK.editorEnded, page, fresh);
      return { page: data?.endedWarnings, error };
    }
    default:
      return group satisfies never;
  }
}
