import { Button } from 'antd';
import { useEffect, useState } from 'react';
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

/** The lines of a list whose newest page is read anew again and again, with the earlier ones that were asked for; null: there are no more. */
export function useEarlier<Node extends Line>(newest: Lines<Node>, ask: Ask<Node>) {
  const [known, setKnown] = useState<readonly Node[]>([]);
  const [end, setEnd] = useState<Lines<Node>['pageInfo'] | null>(null);
  const [asking, setAsking] = useState<Asking>('idle');
  const isOpen = end !== null;
  // What the next reading pushes from the newest page stays in sight.
  useEffect(() => {
    if (isOpen) setKnown((before) => joined(newest, before));
  }, [newest, isOpen]);
  const { hasNextPage, endCursor } = end ?? newest.pageInfo;
  async function more(): Promise<void> {
    setAsking('asking');
    const { lines, error } = await ask(endCursor ?? '');
    if (!lines) return setAsking(error ? troubleOf(error) : { kind: 'failed', reference: null });
    setKnown((before) => joined(lines, joined(newest, before)));
    setEnd(lines.pageInfo);
    setAsking('idle');
  }
  const earlier: Earlier | null = hasNextPage ? { asking, more: () => void more() } : null;
  return { lines: isOpen ? joined(newest, known) : newest.edges.map(({ node }) => node), earlier };
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
