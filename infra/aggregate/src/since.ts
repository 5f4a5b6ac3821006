import { createHash } from 'node:crypto';
import { instant } from '@sinan/runtime';
import { instantText } from '@sinan/schema';
import { z } from 'zod';

/** How many changes one answer lists. */
const MOST_CHANGES = 100;
/** How much later than others a change may be found that says it was at the same time: processes' clocks differ, and writes take their time. */
const LATE_MS = 60_000;

/** Where a reader of changes stands: what the newest one says of its time, and the marks of those that lie within `LATE_MS` of it. */
export const since = z.strictObject({
  at: z.union([z.literal(''), instantText]),
  seen: z.array(z.string().max(8)).max(MOST_CHANGES).readonly(),
});
export type Since = z.infer<typeof since>;

/** A document that changed: when, by its own word, and to which revision. */
export interface Change {
  readonly id: string;
  readonly revision: number;
  readonly at: string;
}

/** `complete` is false when more may have changed than is listed: the reader reads afresh. */
export interface Changed {
  readonly ids: readonly string[];
  readonly complete: boolean;
  readonly since: Since;
}

/** The newest changes, newest first, of those that are later than an instant (all, when null): at most `limit`. */
export type LookForChanges = (after: string | null, limit: number) => Promise<readonly Change[]>;

/**
 * What changed since a reader last asked. One look, at the newest changes alone. Without a place it lists nothing, and says where to begin. A change is
 * told once, unless it was found later than a minute after one that is newer: then it may be missed, which no reader of times can help.
 */
export async function changedSince(place: Since | null, look: LookForChanges, now: number): Promise<Changed> {
  const found = await look(place && lateFor(place.at), MOST_CHANGES + 1);
  const listed = found.slice(0, MOST_CHANGES);
  const fresh = place === null ? [] : listed.filter((change) => !place.seen.includes(markOf(change)));
  const at = newest(place, found[0], now);
  const seen = listed.filter((change) => change.at > lateFor(at)).map(markOf);
  return {
    ids: fresh.map(({ id }) => id),
    complete: place === null || found.length <= MOST_CHANGES,
    since: { at, seen },
  };
}

/** In the order of text, which is that of instants. Never later than now: a clock that runs ahead would hide what the others write meanwhile. */
function newest(place: Since | null, first: Change | undefined, now: number): string {
  const [bounded = ''] = [first?.at ?? '', instant(now)].sort();
  return [place?.at ?? '', bounded].sort().at(-1) ?? '';
}

function lateFor(at: string): string {
  return at === '' ? '' : instant(Date.parse(at) - LATE_MS);
}

/** A change by eight characters: of a hundred no two are alike. */
function markOf({ id, revision }: Change): string {
  return createHash('sha256').update(`${id}/${revision}`).digest('base64url').slice(0, 8);
}
