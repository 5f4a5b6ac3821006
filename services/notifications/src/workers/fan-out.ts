import { type Placing, place, placeLeftOver } from '../digest/placing.ts';
import { addShards, plannedThrough } from '../ledger/planning.ts';
import { LAST, SHARD_READERS } from '../ledger/rows.ts';
import { type Addressed, recipients } from '../recipients.ts';
import type { NotificationsRoom } from '../room.ts';
import { noticeIdOf, type WarningNotice } from '../rows.ts';
import { type Concerns, matchedCountries } from '../subscription/index.ts';
import { planPosts } from '../webhooks/planning.ts';

interface Run {
  readonly signal: AbortSignal;
  readonly isRepeated: boolean;
}

/**
 * Has a part told to each whom it concerns, in a mail or in a part of a digest: a version to those who chose what it is about, and a later one also to those who got an
 * earlier one; a withdrawal to those who got one, and to nobody else. To their programs it is posted as well. Cut short and run again, it goes on behind the last shard that it wrote.
 */
export async function tellSubscribers(room: NotificationsRoom, notice: WarningNotice, run: Run): Promise<void> {
  await earlierOnesAreTold(room, notice);
  const placing = placingOf(notice);
  await planPosts(room, placing.content, addressedBy(notice), run.signal);
  for (let from = await plannedThrough(room, placing.content); from < LAST; )
    from = await plannedOn(room, notice, from, run);
  if (run.isRepeated) await placeLeftOver(room, placing);
}

/** Whoever an earlier version is still to be told to has not got it yet, and would be passed over: one after the other. */
async function earlierOnesAreTold({ notices }: NotificationsRoom, notice: WarningNotice): Promise<void> {
  const found = await notices.rows.getMany(earlierParts(notice).map((part) => noticeIdOf(notice.warningId, part)));
  if (found.some(({ doc }) => doc.open)) throw new Error('an earlier version is still being told');
}

function earlierParts({ kind, version }: WarningNotice): readonly `${number}`[] {
  const last = kind === 'warning-cancelled' ? version : version - 1;
  return Array.from({ length: last }, (_, before) => `${before + 1}` as const);
}

/** Plans from behind an id on, shard by shard, until everybody was looked at, or somebody else is found to have planned there too; resolves to how far the shards go. */
async function plannedOn(room: NotificationsRoom, notice: WarningNotice, from: string, run: Run): Promise<string> {
  const placing = placingOf(notice);
  let [atOnce, after]: [string[], string] = [[], from];
  for await (const round of recipients(room, addressedBy(notice), { from, signal: run.signal })) {
    run.signal.throwIfAborted();
    for (const { id } of await place(room, placing, round.readers, run)) atOnce.push(id);
    if (atOnce.length < SHARD_READERS && round.through < LAST) continue;
    const through = await addShards(room, placing, atOnce, { after, through: round.through });
    if (through !== round.through) return through;
    [atOnce, after] = [[], through];
  }
  return LAST;
}

function addressedBy(notice: WarningNotice): Addressed {
  const { kind, warningId, version } = notice;
  const matching = { concerns: concernsOf(notice), confirmedBy: happenedAt(notice) };
  switch (kind) {
    case 'warning':
      return { warningId, matching, informedBefore: 1 };
    case 'warning-updated':
      return { warningId, matching, informedBefore: version };
    case 'warning-cancelled':
      return { warningId, matching: null, informedBefore: version + 1 };
    default:
      return kind satisfies never;
  }
}

/** What an earlier release did not keep is taken for what concerned everybody. */
function concernsOf({
  countries,
  rights = [],
  industries = [],
  platforms = [],
  severity = 'urgent',
}: WarningNotice): Concerns {
  return { countries, rights, industries, platforms, severity };
}
function happenedAt({ at }: WarningNotice): number {
  return at === undefined ? Number.POSITIVE_INFINITY : Date.parse(at);
}

function placingOf(notice: WarningNotice): Placing {
  const { kind, warningId, version } = notice;
  const concerns = concernsOf(notice);
  return {
    content: { kind, warningId, version },
    severity: concerns.severity,
    at: happenedAt(notice),
    isWanted: ({ state }) => kind !== 'warning-cancelled' && matchedCountries(state.choice, concerns).length > 0,
  };
}
