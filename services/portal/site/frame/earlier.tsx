import { Button } from 'antd';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CombinedError } from 'urql';
import { type Trouble, troubleOf } from '../api/trouble.ts';
import { InTrouble } from './states.tsx';

interface Line {
  readonly id: string;
  readonly at: string;
}
export interface Lines<Node> {
  readonly edges: readonly { readonly node: Node }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}
type Ask<Node> = (
  after: string,
) => Promise<{ readonly lines: Lines<Node> | undefined; readonly error: CombinedError | undefined }>;
type Asking = 'idle' | 'asking' | Trouble;

export interface Earlier {
  readonly asking: Asking;
  readonly more: () => void;
}
/** The pages before the newest, as they were read last. */
interface Opened<Node> {
  readonly count: number;
  readonly lines: readonly Node[];
  readonly end: Lines<Node>['pageInfo'] | null;
}

/** The lines of a list whose newest page is read anew again and again, with as many earlier pages as were asked for; those are read anew after it. */
export function useEarlier<Node extends Line>(newest: Lines<Node>, ask: Ask<Node>) {
  const [{ count, lines, end }, setOpened] = useState<Opened<Node>>({ count: 0, lines: [], end: null });
  const [asking, setAsking] = useState<Asking>('idle');
  const [asks, latest] = [useRef(ask), useRef(0)];
  const read = useCallback(
    async (wanted: number) => {
      const mine = ++latest.current;
      const found = await pagesAfter(newest, wanted, asks.current);
      if (mine !== latest.current) return;
      if ('kind' in found) return setAsking(found);
      setOpened(found);
      setAsking('idle');
    },
    [newest, asks, latest],
  );
  useEffect(() => {
    if (count > 0) void read(count);
  }, [read, count]);
  function more(): void {
    setAsking('asking');
    void read(count + 1);
  }
  const earlier: Earlier | null = (end ?? newest.pageInfo).hasNextPage ? { asking, more } : null;
  return { lines: count > 0 ? joined(newest, lines) : newest.edges.map(({ node }) => node), earlier };
}

async function pagesAfter<Node extends Line>(
  newest: Lines<Node>,
  count: number,
  ask: Ask<Node>,
): Promise<Opened<Node> | Trouble> {
  let [lines, end] = [joined(newest, []), newest.pageInfo];
  for (let nth = 0; nth < count && end.hasNextPage; nth += 1) {
    const { lines: page, error } = await ask(end.endCursor ?? '');
    if (!page) return error ? troubleOf(error) : { kind: 'failed', reference: null };
    [lines, end] = [joined(page, lines), page.pageInfo];
  }
  return { count, lines, end };
}

/** Each line once, as it was read last, the newest first. */
function joined<Node extends Line>({ edges }: Lines<Node>, before: readonly Node[]): readonly Node[] {
  const byId = new Map([...before, ...edges.map(({ node }) => node)].map((node) => [node.id, node]));
  return [...byId.values()].toSorted((a, b) => b.at.localeCompare(a.at) || b.id.localeCompare(a.id));
}

/** What leads to earlier lines, under those that are there. */
export function ShowEarlier({ earlier }: { readonly earlier: Earlier | null }) {
  const { t } = useTranslation();
  if (!earlier) return null;
  const { asking, more } = earlier;
  return (
    <div className="noprint">
      {typeof asking === 'object' && <InTrouble trouble={asking} />}
      <Button loading={asking === 'asking'} onClick={more}>
        {t('thread.earlier')}
      </Button>
    </div>
  );
}
