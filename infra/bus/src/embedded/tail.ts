import type { Entry } from '../delivery/entry.ts';
import type { Message, Running } from '../port.ts';
import type { Partition } from './topic.ts';

/** Listens to what is published from now on. A handler's error is its own affair. */
export function openTail(
  partitions: readonly Partition[],
  handle: (message: Message) => void,
  onStopped: () => void,
): Running {
  const listener = ({ message }: Entry): void => {
    try {
      handle(message);
    } catch {
      // The port drops it: a tail feeds caches and open pages, which read the store when in doubt.
    }
  };
  for (const { listeners } of partitions) listeners.add(listener);
  return {
    async stop() {
      for (const { listeners } of partitions) listeners.delete(listener);
      onStopped();
    },
  };
}
