import { type Id, isId } from '@sinan/schema';
import type { Page } from '@sinan/store';
import type { NotificationsRoom } from '../room.ts';
import type { WarningPart } from '../rows.ts';
import { entriesIn, entryIn, readersOf } from './readers.ts';
import {
  COUNTS,
  type Entry,
  entryAt,
  hasGone,
  isOnItsWay,
  isWithin,
  readEntryTicket,
  type ShardRow,
  shardIds,
} from './rows.ts';

/** What became of the mail about a part to a reader, if it is one of a shard's. */
export async function entryOf(
  room: NotificationsRoom,
  warningId: string,
  part: WarningPart,
  subscriptionId: string,
): Promise<Entry | null> {
  const { first } = shardIds(warningId, part);
  const { rows } = await room.shards.rows.page({
    where: { id: { gte: first, lt: `${first}${subscriptionId}` } },
    orderBy: { field: 'id', direction: 'desc' },
    limit: 1,
  });
  const shard = rows[0]?.doc;
  return shard !== undefined && isWithin(shard, subscriptionId) ? entryIn(room, shard, subscriptionId) : null;
}

/** The versions of a warning that went out to a reader by a mail of a shard, or may have. */
export async function versionsSent(
  room: NotificationsRoom,
  warningId: string,
  subscriptionId: string,
): Promise<readonly number[]> {
  const versions: number[] = [];
  for await (const { content } of partsFrom(room, `shard/${warningId}.`)) {
    if (content.warningId !== warningId) break;
    const entry = content.kind === 'warning-cancelled' ? null : await entryAbout(room, content, subscriptionId);
    if (entry !== null && hasGone(entry.state)) versions.push(content.version);
  }
  return versions;
}

/** Every mail of a shard that is a reader's. */
export async function* entriesFor(room: NotificationsRoom, subscriptionId: string): AsyncGenerator<Entry> {
  for await (const { content } of partsFrom(room, 'shard/')) {
    const entry = await entryAbout(room, content, subscriptionId);
    if (entry !== null) yield entry;
  }
}

function entryAbout(
  room: NotificationsRoom,
  content: ShardRow['content'],
  subscriptionId: string,
): Promise<Entry | null> {
  const part = content.kind === 'warning-cancelled' ? 'cancelled' : (`${content.version}` as const);
  return entryOf(room, content.warningId, part, subscriptionId);
}

/** The first shard of each part, from an id on. */
async function* partsFrom({ shards }: NotificationsRoom, from: string): AsyncGenerator<ShardRow> {
  for (let id = from; ; ) {
    const shard: ShardRow | undefined = (await shards.rows.page({ where: { id: { gte: id } }, limit: 1 })).rows[0]?.doc;
    if (shard === undefined) return;
    yield shard;
    id = shardIds(shard.about, shard.part).end;
  }
}

/** Readers of a part's shards, in the order of their subscriptions from behind `after` on; `through`: so far it is whole, null for all of it. */
export async function readersFrom(
  room: NotificationsRoom,
  { warningId, part, after }: { readonly warningId: string; readonly part: WarningPart; readonly after: string },
  atMost: number,
): Promise<{ readonly entries: readonly Entry[]; readonly through: string | null }> {
  const { first, end } = shardIds(warningId, part);
  const entries: Entry[] = [];
  const around = await room.shards.rows.page({
    where: { id: { gte: first, lte: `${first}${after}` } },
    orderBy: { field: 'id', direction: 'desc' },
    limit: 1,
  });
  let next: ShardRow | undefined = around.rows[0]?.doc;
  for (let from = `${first}${after}`; ; ) {
    if (next !== undefined)
      entries.push(...(await entriesIn(room, next)).filter(({ subscriptionId }) => subscriptionId > after));
    if (next !== undefined && entries.length >= atMost) return { entries, through: next.through };
    next = (await room.shards.rows.page({ where: { id: { gt: from, lt: end } }, limit: 1 })).rows[0]?.doc;
    if (next === undefined) return { entries, through: null };
    from = next.id;
  }
}

/** The mails of a warning's shards, part by part; `open`: of shards that are still being sent. */
export interface ShardTally {
  readonly part: string;
  readonly open: boolean;
  readonly sum: { readonly [count: string]: number };
}
export async function shardTally(
  { shards }: NotificationsRoom,
  warningId: Id<'warning'>,
): Promise<readonly ShardTally[]> {
  const rows = await shards.rows.tally({ where: { about: warningId }, by: ['part', 'open'], sum: COUNTS });
  return rows.map(({ by, sum }) => ({ part: String(by.part), open: by.open === true, sum }));
}

/** The mail of a shard that is known by this ticket. */
export async function entryByTicket(room: NotificationsRoom, ticket: string): Promise<Entry | null> {
  const { code, place } = readEntryTicket(ticket);
  const shard = (await room.shards.rows.page({ where: { code }, limit: 1 })).rows[0]?.doc;
  const reader = shard && (await readersOf(room, shard))[place];
  return shard === undefined || reader === undefined ? null : entryAt(shard, place, reader);
}

const PAGE = 100;

/** Whether a mail of a shard to a reader may still go out. */
export async function isStillToldIn(room: NotificationsRoom, subscriptionId: string): Promise<boolean> {
  if (!isId('subscription', subscriptionId)) return false;
  for (let after: string | null = null; ; ) {
    const page: Page<ShardRow> = await room.shards.rows.page({
      where: { open: true },
      orderBy: { field: 'due', direction: 'asc' },
      after,
      limit: PAGE,
    });
    for (const { doc } of page.rows.filter(({ doc }) => isWithin(doc, subscriptionId))) {
      const entry = await entryIn(room, doc, subscriptionId);
      if (entry !== null && isOnItsWay(entry.state)) return true;
    }
    if (page.next === null) return false;
    after = page.next;
  }
}
