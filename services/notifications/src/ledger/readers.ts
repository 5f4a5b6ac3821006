import type { NotificationsRoom } from '../room.ts';
import { type Entry, entryAt, type ShardReaders, type ShardRow } from './rows.ts';

/** The subscriptions of a shard's readers, in their order: at each place that of the state that stands there. */
export async function readersOf({ shardReaders }: NotificationsRoom, shard: ShardRow): Promise<readonly string[]> {
  if (shard.readers) return shard.readers;
  const stored = await shardReaders.get(shard.id);
  if (stored === null) throw new Error('a shard of the ledger has no readers');
  return idsIn(stored.doc);
}

/** Split once: the store hands one and the same document to all who look it up. */
const split = new WeakMap<ShardReaders, readonly string[]>();

export function idsIn(readers: ShardReaders): readonly string[] {
  const ids = split.get(readers) ?? readers.ids.split(' ');
  split.set(readers, ids);
  return ids;
}

/** What became of each mail of a shard, in the order of its readers. */
export async function entriesIn(room: NotificationsRoom, shard: ShardRow): Promise<readonly Entry[]> {
  return (await readersOf(room, shard)).map((reader, place) => entryAt(shard, place, reader));
}

/** A reader's mail of a shard; null where it has none. */
export async function entryIn(room: NotificationsRoom, shard: ShardRow, reader: string): Promise<Entry | null> {
  const place = (await readersOf(room, shard)).indexOf(reader);
  return place < 0 ? null : entryAt(shard, place, reader);
}

/** Writes down whom a shard is to be for; resolves to what is written, which is another's where somebody else has planned it before. */
export async function keptReaders({ shardReaders }: NotificationsRoom, planned: ShardReaders): Promise<ShardReaders> {
  const [outcome] = await shardReaders.insertMany([planned]);
  if (outcome === 'ok') return planned;
  const stored = await shardReaders.get(planned.id);
  if (stored === null) throw new Error('the readers of a shard may not have been written');
  return stored.doc;
}
