import { useEffect, useRef } from 'react';
import { useClient } from 'urql';
import { follow } from './follow.ts';

/** `null` when more may have changed than is known, as after a stream that broke. */
export type Changed = (caseIds: readonly string[] | null) => void;

/** Hears of changes of cases while the page is there. Follows nothing while it is off. */
export function useChanges(isOn: boolean, changed: Changed): void {
  const client = useClient();
  const hear = useRef(changed);
  useEffect(() => {
    hear.current = changed;
  }, [changed]);
  useEffect(() => {
    if (!isOn) return undefined;
    return follow<{ readonly id: string }>(client, {
      stream: 'caseChanged',
      opened: () => hear.current(null),
      // One that has left the reader's sight is told of without its id.
      told: (found) => hear.current(found ? [found.id] : null),
      asked({ cases, queueChanged, complete }, isFirst) {
        if (isFirst || !complete) hear.current(null);
        else if (cases.length > 0 || queueChanged) hear.current(cases);
      },
    });
  }, [client, isOn]);
}
