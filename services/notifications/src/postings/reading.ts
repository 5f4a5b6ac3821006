import { LAST } from '../ledger/rows.ts';
import type { NotificationsRoom } from '../room.ts';
import { type Posting, rangeBehind } from './rows.ts';

const PAGE = 1_000;

/** The subscriptions with a posting under one of some countries, each once and in the order of their ids. */
export interface PostedUnder {
  /** The next of them behind an id, at most a thousand; `through`: so far it is whole, null for all of them. Asked again it may go on from a later id, never from an earlier one. */
  behind(after: string): Promise<{ readonly ids: readonly string[]; readonly through: string | null }>;
}

/** What was read of a country and is not used up, in order; `through`: so far it is whole. */
interface Lane {
  readonly country: string;
  ids: readonly string[];
  through: string;
}

/** Reads each country's postings side by side, each page once: of a country that few chose there is little to read, however many chose the others. */
export function postedUnder(room: NotificationsRoom, countries: readonly string[], from: string): PostedUnder {
  const lanes = countries.map((country): Lane => ({ country, ids: [], through: from }));

  async function fill(lane: Lane, after: string): Promise<void> {
    lane.ids = lane.ids.slice(firstBehind(lane.ids, after));
    if (lane.ids.length > 0 || lane.through === LAST) return;
    const behind = lane.through > after ? lane.through : after;
    const { rows, next } = await room.postings.page({ where: { id: rangeBehind(lane.country, behind) }, limit: PAGE });
    lane.ids = once(rows.map(({ doc }) => doc));
    lane.through = next === null ? LAST : (lane.ids.at(-1) ?? LAST);
  }

  return {
    async behind(after) {
      await Promise.all(lanes.map((lane) => fill(lane, after)));
      const whole = lanes.map(({ through }) => through).sort()[0] ?? LAST;
      const ids = [...new Set(lanes.flatMap(({ ids }) => ids.filter((id) => id <= whole)))].sort();
      if (ids.length > PAGE) return { ids: ids.slice(0, PAGE), through: ids[PAGE - 1] ?? whole };
      return { ids, through: whole === LAST ? null : whole };
    },
  };
}

function firstBehind(ids: readonly string[], after: string): number {
  const at = ids.findIndex((id) => id > after);
  return at < 0 ? ids.length : at;
}

/** One subscription may have several under a country, of times when it was chosen anew. */
function once(postings: readonly Posting[]): readonly string[] {
  return [...new Set(postings.map(({ subscriptionId }) => subscriptionId))];
}
