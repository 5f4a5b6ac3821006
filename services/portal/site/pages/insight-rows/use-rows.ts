import type { ResultOf } from 'gql.tada';
import { useCallback, useEffect, useRef, useState } from 'react';
import { type CombinedError, useClient } from 'urql';
import { ASK } from '../../api/documents.ts';
import { type Trouble, troubleOf } from '../../api/trouble.ts';
import type { RowsAsked } from '../insights/rows-address.ts';

type Outcome = ResultOf<typeof ASK.insightsOutcomes>['outcomeRows']['edges'][number]['node'];
type Counted = ResultOf<typeof ASK.insightsFiled>['filedRows']['edges'][number]['node'];
export type RowLine =
  | { readonly kind: 'outcome'; readonly of: Outcome }
  | { readonly kind: 'case'; readonly of: Counted };

export type Rows =
  | { readonly status: 'asking' }
  | { readonly status: 'in-trouble'; readonly trouble: Trouble }
  | {
      readonly status: 'there';
      readonly lines: readonly RowLine[];
      readonly hasMore: boolean;
      /** Why no more came, when they did not. */
      readonly trouble?: Trouble;
    };

/** How many come at once. */
const PAGE = 50;
type Client = ReturnType<typeof useClient>;
interface PageInfo {
  readonly hasNextPage: boolean;
  readonly endCursor: string | null;
}
interface Found {
  readonly lines: readonly RowLine[] | null;
  readonly next: string | null;
  readonly error?: CombinedError | undefined;
}

/** The rows behind a number, page after page as they are asked for. */
export function useRows(asked: RowsAsked) {
  const client = useClient();
  const [rows, setRows] = useState<Rows>({ status: 'asking' });
  const next = useRef<string | null>(null);
  // The page is made anew for each number, so what was asked at first is what is asked.
  const first = useRef(asked);
  const busy = useRef(false);
  const more = useCallback(async () => {
    // Pressed twice, a page would stand there twice.
    if (busy.current) return;
    busy.current = true;
    const { lines, next: after, error } = await pageOf(client, first.current, next.current);
    busy.current = false;
    if (!lines) {
      const trouble: Trouble = error ? troubleOf(error) : { kind: 'failed', reference: null };
      setRows((known) => (known.status === 'there' ? { ...known, trouble } : { status: 'in-trouble', trouble }));
      return;
    }
    next.current = after;
    setRows((known) => ({
      status: 'there',
      lines: known.status === 'there' ? [...known.lines, ...lines] : lines,
      hasMore: after !== null,
    }));
  }, [client]);
  const again = useCallback(() => {
    next.current = null;
    setRows({ status: 'asking' });
    void more();
  }, [more]);
  useEffect(() => again(), [again]);
  return { rows, more, again };
}

const fresh = { requestPolicy: 'network-only' } as const;

async function pageOf(client: Client, asked: RowsAsked, after: string | null): Promise<Found> {
  const { year, of, by, key, basis } = asked;
  const page = { first: PAGE, after, year };
  switch (of) {
    case 'recovered':
    case 'saved': {
      const variables = { ...page, kind: of, basis: basis ?? null };
      const { data, error } = await client.query(ASK.insightsOutcomes, variables, fresh);
      return found(data?.outcomeRows, (node): RowLine => ({ kind: 'outcome', of: node }), error);
    }
    case 'filed': {
      const variables = { ...page, by: by ?? null, key: key ?? null };
      const { data, error } = await client.query(ASK.insightsFiled, variables, fresh);
      return found(data?.filedRows, (node): RowLine => ({ kind: 'case', of: node }), error);
    }
    case 'guided':
    case 'registered':
    case 'unregistered': {
      const registered = of === 'guided' ? null : of === 'registered';
      const { data, error } = await client.query(ASK.insightsGuided, { ...page, registered }, fresh);
      return found(data?.guidanceRows, (node): RowLine => ({ kind: 'case', of: node }), error);
    }
    default:
      return of satisfies never;
  }
}

function found<N>(
  connection: { readonly edges: readonly { readonly node: N }[]; readonly pageInfo: PageInfo } | undefined,
  lineOf: (node: N) => RowLine,
  error: CombinedError | undefined,
): Found {
  if (!connection) return { lines: null, next: null, error };
  const { hasNextPage, endCursor } = connection.pageInfo;
  return { lines: connection.edges.map(({ node }) => lineOf(node)), next: hasNextPage ? endCursor : null };
}
