import { useCallback, useEffect, useRef, useState } from 'react';
import type { CombinedError } from 'urql';
import { type Trouble, troubleOf } from '../../../api/trouble.ts';

interface Slice<Node> {
  readonly edges: readonly { readonly node: Node }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}
type Ask<Node> = (
  after: string | null,
) => Promise<{ readonly slice: Slice<Node> | undefined; readonly error: CombinedError | undefined }>;

export type Pages<Node> =
  | { readonly status: 'asking' }
  | { readonly status: 'there'; readonly lines: readonly Node[]; readonly next: string | null }
  | { readonly status: 'in-trouble'; readonly trouble: Trouble };

/** A list a page at a time, from where it is first shown: another filter is another list, so its component has another key. */
export function usePages<Node>(ask: Ask<Node>) {
  const [pages, setPages] = useState<Pages<Node>>({ status: 'asking' });
  const asking = useRef(ask);
  const [latest, count] = [useRef(0), useRef(1)];
  const read = useCallback(async () => {
    latest.current += 1;
    const mine = latest.current;
    const found = await pagesOf(asking.current, count.current);
    if (mine === latest.current) setPages(found);
  }, [count, latest]);
  useEffect(() => void read(), [read]);
  const more = () => {
    count.current += 1;
    void read();
  };
  return { pages, more, again: () => void read() };
}

/** All that is shown is read anew, so that a page is never of another time than the one before it. */
async function pagesOf<Node>(ask: Ask<Node>, count: number): Promise<Pages<Node>> {
  const lines: Node[] = [];
  let next: string | null = null;
  for (let nth = 0; nth < count; nth += 1) {
    const { slice, error } = await ask(next);
    if (!slice)
      return { status: 'in-trouble', trouble: error ? troubleOf(error) : { kind: 'failed', reference: null } };
    lines.push(...slice.edges.map(({ node }) => node));
    next = slice.pageInfo.hasNextPage ? slice.pageInfo.endCursor : null;
    if (next === null) break;
  }
  return { status: 'there', lines, next };
}
