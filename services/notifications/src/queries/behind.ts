import { instant, type ServiceCheck } from '@sinan/runtime';
import type { TallyRow } from '@sinan/store';
import { type ShardTally, shardTally } from '../ledger/reading.ts';
import type { NotificationsRoom } from '../room.ts';
import { type NoticeRow, noticeIdOf, partOf, type WarningNotice, type WarningPart } from '../rows.ts';

/** When nearly all mails of a part that are told at once are to have come to their end, and how many of them. */
const DONE_AFTER_MS = 15 * 60_000;
const DONE = 0.99;
/** Older parts are looked at no more. */
const LOOKED_AT_FOR_MS = 86_400_000;
const FIRST = 10;

/**
 * The parts of warnings of which, 15 minutes after they happened, less than 99 % of the mails that go at once are sent or ended for a reason of their reader's: bounced, suppressed,
 * expired; and those of which not all mails are planned by then. By id: `<warning>.<part>`; the count is that of the mails, of whom nobody knows yet how many as one.
 */
export const mailsBehind: ServiceCheck<NotificationsRoom> = {
  name: 'mails-behind',
  async look(room) {
    const looked = await Promise.all((await toldOfLate(room)).map((row) => behindOf(room, row)));
    const late = looked.filter(({ behind, matched, isPlanned }) => !isPlanned || behind > matched * (1 - DONE));
    if (late.length === 0) return null;
    const count = late.reduce((sum, { behind }) => sum + Math.max(behind, 1), 0);
    return { count, codes: [], ids: late.map(({ id }) => id).slice(0, FIRST) };
  },
};

/** The notices of what happened between a day and 15 minutes ago, planned or not. A notice that is done stays due for when it was run last. */
async function toldOfLate({ notices, resources }: NotificationsRoom): Promise<readonly LateRow[]> {
  const now = resources.clock.now();
  const since = instant(now - LOOKED_AT_FOR_MS);
  const orderBy = { field: 'due', direction: 'desc' } as const;
  const pages = await Promise.all(
    [true, false].map((open) => notices.rows.page({ where: { open, due: { gte: since } }, orderBy, limit: 1_000 })),
  );
  return pages.flatMap(({ rows }) => rows.flatMap(({ doc }) => (isLate(doc, now) ? [doc] : [])));
}

type LateRow = NoticeRow & { readonly content: WarningNotice };
function isLate(row: NoticeRow, now: number): row is LateRow {
  if ('facts' in row.content || row.content.at === undefined) return false;
  const age = now - Date.parse(row.content.at);
  return age >= DONE_AFTER_MS && age < LOOKED_AT_FOR_MS;
}

async function behindOf(room: NotificationsRoom, { content: notice, open: isLeft }: LateRow) {
  const { warningId } = notice;
  const part = partOf(notice);
  const shards = (await shardTally(room, warningId)).filter((one) => one.part === part);
  const open = await room.mails.rows.tally({ where: { about: warningId, open: true }, by: ['part', 'state', 'lane'] });
  const closed = await room.mails.rows.tally({ where: { about: warningId, open: false }, by: ['part', 'state'] });
  const moved = countIn(shards, 'moved');
  // Of rows that are closed nobody knows which were gathered for a digest; no more are counted than were moved.
  const inRows = Math.min(moved, rowsBehind(open, part) + rowsBehind(closed, part));
  const inShards = countIn(shards, 'waiting') + countIn(shards, 'refused') + countIn(shards, 'unknown');
  const id = noticeIdOf(warningId, part).slice('notice/'.length);
  return { id, isPlanned: !isLeft, matched: countIn(shards, 'matched'), behind: inShards + inRows };
}

function countIn(shards: readonly ShardTally[], count: string): number {
  return shards.reduce((total, { sum }) => total + (sum[count] ?? 0), 0);
}

const BEHIND: readonly unknown[] = ['waiting', 'refused', 'unknown'];
function rowsBehind(rows: readonly TallyRow[], part: WarningPart): number {
  return rows
    .filter(({ by }) => by.part === part && BEHIND.includes(by.state))
    .reduce((sum, { count }) => sum + count, 0);
}
