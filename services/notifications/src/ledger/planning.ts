import { instant } from '@sinan/runtime';
import type { Placing } from '../digest/placing.ts';
import { classOfWarning } from '../dispatch/classes.ts';
import type { NotificationsRoom } from '../room.ts';
import { partOf } from '../rows.ts';
import { idsIn, keptReaders } from './readers.ts';
import { LAST, plannedShard, SHARD_READERS, type ShardRow, shardIdOf, shardIds } from './rows.ts';

/** How far the shards of a part go by now: behind which reader the next one begins. */
export async function plannedThrough({ shards }: NotificationsRoom, content: ShardRow['content']): Promise<string> {
  const { first, end } = shardIds(content.warningId, partOf(content));
  const { rows } = await shards.rows.page({
    where: { id: { gte: first, lt: end } },
    orderBy: { field: 'id', direction: 'desc' },
    limit: 1,
  });
  return rows[0]?.doc.through ?? '';
}

/**
 * Writes the shards of these readers, who are all that are told at once between two ids; resolves to how far the shards go then, which is elsewhere where somebody
 * else has planned there meanwhile: theirs stay. Whom a shard is for is there before the shard is; whoever finds that alone writes the shard that belongs to it.
 */
export async function addShards(
  room: NotificationsRoom,
  { content, severity }: Pick<Placing, 'content' | 'severity'>,
  readers: readonly string[],
  { after, through }: { readonly after: string; readonly through: string },
): Promise<string> {
  const { clock, settings } = room.resources;
  for (let [from, begin] = [0, after]; from < readers.length; from += SHARD_READERS) {
    const of = readers.slice(from, from + SHARD_READERS);
    const isLast = from + SHARD_READERS >= readers.length;
    const until = isLast ? through : (of.at(-1) ?? LAST);
    const planned = await keptReaders(room, { id: shardIdOf(content, begin), through: until, ids: of.join(' ') });
    const { id, through: reached } = planned;
    const where = { lane: classOfWarning(severity), askedAt: instant(clock.now()), secret: settings.secret };
    await room.shards.add([plannedShard(content, { id, through: reached, many: idsIn(planned).length }, where)]);
    if (reached !== until) return reached;
    begin = until;
  }
  return through;
}
