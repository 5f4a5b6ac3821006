/** The clock port. `now` is milliseconds since the epoch, UTC. Nothing pure asks it: time comes in with the command. */
export interface Clock {
  now(): number;
}

// biome-ignore lint/plugin: this is where the system is asked.
export const systemClock: Clock = { now: () => Date.now() };

/** An instant as every document and event writes it: UTC, milliseconds, fixed width. */
export function instant(ms: number): string {
  return new Date(ms).toISOString();
}
