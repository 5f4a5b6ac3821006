import { useEffect, useState } from 'react';
import { useClient } from 'urql';
import { ASK } from './documents.ts';
import { follow } from './follow.ts';

/** How many warnings were published since the page was opened, or since `seen` was called. */
export function usePublished(): readonly [count: number, seen: () => void] {
  const client = useClient();
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => {
    const add = (more: readonly string[]) => setIds((known) => new Set([...known, ...more]));
    let heardUntil: string | null = null;
    const askForMissed = async () => {
      const after: string | null = heardUntil;
      const { data } = await client.query(ASK.updates, { after }, { requestPolicy: 'network-only' });
      if (!data) return;
      heardUntil = data.updates.cursor;
      if (after !== null) add(data.updates.warnings);
    };
    return follow<{ readonly id: string }>(client, {
      stream: 'warningPublished',
      opened: () => void askForMissed(),
      told: (found) => add(found ? [found.id] : []),
      asked({ warnings, cursor }, isFirst) {
        if (isFirst && heardUntil !== null) return void askForMissed();
        heardUntil = cursor;
        add(isFirst ? [] : warnings);
      },
    });
  }, [client]);
  return [ids.size, () => setIds(new Set())];
}
