import type { Clock } from '@sinan/runtime';

const WINDOW_MS = 60_000;

/** Says whether a client may go on: at most so often within a minute, each minute by itself. */
export function openPace(clock: Clock, most: number): (client: string) => boolean {
  let since = clock.now();
  let counts = new Map<string, number>();
  return (client) => {
    const now = clock.now();
    if (now < since || now >= since + WINDOW_MS) [since, counts] = [now, new Map()];
    const count = (counts.get(client) ?? 0) + 1;
    counts.set(client, count);
    return count <= most;
  };
}
