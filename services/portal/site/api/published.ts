import { useEffect, useState } from 'react';
import { useClient } from 'urql';
import { follow } from './follow.ts';

/** How many warnings were published since the page was opened, or since `seen` was called. */
export function usePublished(): readonly [count: number, seen: () => void] {
  const client = useClient();
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => {
    const add = (more: readonly string[]) => setIds((known) => new Set([...known, ...more]));
    return follow<{ readonly id: string }>(client, {
      stream: 'warningPublished',
      opened: () => {},
      told: (found) => add(found ? [found.id] : []),
      asked: ({ warnings }, isFirst) => add(isFirst ? [] : warnings),
    });
  }, [client]);
  return [ids.size, () => setIds(new Set())];
}
