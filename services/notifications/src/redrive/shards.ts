import { instant } from '@sinan/runtime';
import { type Page, StaleRevision, type Stored } from '@sinan/store';
import { lettersIn } from '../ledger/letters.ts';
import { entriesIn } from '../ledger/readers.ts';
import { type Entry, type EntryState, type ShardRow, shardIds, statesIn, withStates } from '../ledger/rows.ts';
import type { NotificationsRoom } from '../room.ts';
import type { Redrive } from './rows.ts';

const PAGE = 20;

/** Opens again what a part's shards have missing; resolves to how many mails go on. */
export async function redriveShards(room: NotificationsRoom, redrive: Redrive): Promise<number> {
  const { first, end } = shardIds(redrive.about, redrive.part);
  let mails = 0;
  for (let after: string | null = null; ; ) {
    const where = { id: { gte: first, lt: end } };
    const page: Page<ShardRow> = await room.shards.rows.page({ where, after, limit: PAGE });
    for (const stored of page.rows) mails += await redriveShard(room, redrive, stored);
    if (page.next === null) break;
    after = page.next;
  }
  room.shards.stir();
  return mails;
}

async function redriveShard(room: NotificationsRoom, redrive: Redrive, found: Stored<ShardRow>): Promise<number> {
  for (let stored: Stored<ShardRow> | null = found; stored !== null; ) {
    const { doc, revision } = stored;
    if (doc.redriven?.id === redrive.id) return doc.redriven.mails;
    const next = takenUp(doc, await missingIn(room, doc), redrive, room.resources.clock.now());
    if (next === null) return 0;
    try {
      await room.shards.rows.replace(next, revision);
      return next.redriven?.mails ?? 0;
    } catch (error) {
      if (!(error instanceof StaleRevision)) throw error;
      stored = await room.shards.rows.get(doc.id);
    }
  }
  return 0;
}

/** The mails that did not go out, and of which nothing is known that keeps them from it now: their readers still want them, and mails to the address are not held back. */
async function missingIn(room: NotificationsRoom, shard: ShardRow): Promise<readonly Entry[]> {
  const entries = (await entriesIn(room, shard)).filter((entry) => isMissing(entry));
  const letters = await lettersIn(room, entries);
  return entries.filter((_, at) => letters[at] === 'later' || !('not' in (letters[at] ?? { not: true })));
}

/** Where a shard was closed in the middle, what had not begun did not go out. */
function isMissing({ state, shard }: Entry): boolean {
  return state === 'expired' || state === 'refused' || (state === 'waiting' && !shard.open);
}

/** A shard that goes on, or null where nothing is missing. One that is being sent stays with who sends it, who looks once more before it is closed. */
function takenUp(shard: ShardRow, missing: readonly Entry[], { id }: Redrive, now: number): ShardRow | null {
  const isHeld = shard.open && Boolean(shard.lease);
  const isPutOff = shard.open && !isHeld && shard.waiting > 0 && shard.due > instant(now);
  if (missing.length === 0 && !isPutOff) return null;
  const changes = new Map<number, EntryState>([
    ...(shard.open ? [] : mayHaveGone(shard)),
    ...missing.map(({ place }) => [place, 'waiting'] as const),
  ]);
  const mails = missing.length + (isPutOff ? shard.waiting : 0);
  const row = { ...withStates(shard, changes, now), redriven: { id, mails } };
  return isHeld ? row : dueNow(row, now);
}

/** What had begun when a shard was closed in the middle may have arrived: it does not go out again. */
function mayHaveGone(shard: ShardRow) {
  const begun = statesIn(shard).filter(([, state]) => state === 'trying' || state === 'again');
  return begun.map(([place]) => [place, 'unknown'] as const);
}

/** As after a first attempt, so that whoever takes it looks whether a mail has a row; that it had failed before no longer counts. */
function dueNow({ lastError: _, longWaits: __, ...shard }: ShardRow, now: number): ShardRow {
  return { ...shard, open: true, due: instant(now), attempts: 1, failsSince: null, waitsFor: null };
}
