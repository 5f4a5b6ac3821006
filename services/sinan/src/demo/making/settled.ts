import { setTimeout as passed } from 'node:timers/promises';
import type { Metrics } from '@sinan/runtime';
import type { YearClock } from './year-clock.ts';

/** What stands in the metrics of a platform that has something to do still. */
const STILL = /^sinan_(?:reaction_lag|outbox_oldest_seconds|work_late)(?:\{.*\})? (?!0$)/m;
/** Work that was due so long ago counts as late: between two looks so much passes by the year's clock, so that all that is due counts. */
const LATE_MS = 6 * 60_000;
/** What one look found done may have asked for more just before the next one. */
const LOOKS = 2;
const LOOK_AGAIN_MS = 10;
const WITHIN_MS = 300_000;

/** Resolves when everything that was said has been reacted to, and no work is due. By the year's clock that takes an hour or so. */
export async function settled(metrics: Metrics, clock: YearClock): Promise<void> {
  const deadline = performance.now() + WITHIN_MS;
  for (let quiet = 0; quiet < LOOKS; ) {
    if (performance.now() > deadline) throw new Error('the platform of the demonstration does not come to rest');
    clock.pass(LATE_MS);
    quiet = STILL.test(await metrics.text()) ? 0 : quiet + 1;
    if (quiet === 0) await passed(LOOK_AGAIN_MS);
  }
}
