import { idOf } from '@sinan/schema';
import { describe, expect, it } from 'vitest';
import { NOW } from '../testing/builders.ts';
import {
  type EntryState,
  entryAt,
  entryTicket,
  LAST,
  plannedShard,
  readEntryTicket,
  type ShardRow,
  shardIdOf,
  statesIn,
  withStates,
} from './rows.ts';

const warningId = idOf('warning').parse('wrn_01a2076b-4400-75b1-aa61-37673bc4cc2e');
function aShard(many: number): ShardRow {
  const askedAt = new Date(NOW).toISOString();
  const where = { askedAt, lane: 'instant' as const, secret: 'a secret of a spec, long enough' };
  const content = { kind: 'warning', warningId, version: 1 } as const;
  const planned = plannedShard(content, { id: shardIdOf(content, ''), through: LAST, many }, where);
  return { due: askedAt, ...planned, open: true, attempts: 0 };
}
const after = (shard: ShardRow, states: readonly EntryState[], seconds = 1) =>
  withStates(shard, new Map(states.map((state, place) => [place, state])), NOW + seconds * 1_000);

describe('a shard', () => {
  it('counts each of its mails once, whatever became of it', () => {
    const shard = after(aShard(11), [
      ...(['waiting', 'trying', 'again', 'moved', 'sent'] as const),
      ...(['bounced', 'refused', 'unknown', 'suppressed', 'expired'] as const),
    ]);
    expect(shard).toMatchObject({ matched: 11, waiting: 4, moved: 1, sent: 1, bounced: 1, refused: 1, unknown: 1 });
    expect(shard).toMatchObject({ suppressed: 1, expired: 1 });
  });

  it('keeps when a mail went out, also once it came back', () => {
    const sent = after(aShard(1), ['sent'], 7);
    const bounced = after(sent, ['bounced'], 3_600);
    for (const shard of [sent, bounced]) expect(entryAt(shard, 0, 'sub').sentAt).toBe('2026-11-23T08:00:07.000Z');
    expect(entryAt(after(sent, ['waiting']), 0, 'sub').sentAt).toBeNull();
  });

  it('gives each of its mails a ticket of its own, which leads back to it', () => {
    const shard = aShard(500);
    const tickets = statesIn(shard).map(([place]) => entryTicket(shard, place));
    expect(new Set(tickets).size).toBe(500);
    expect(tickets.filter((ticket) => !/^[a-z2-7]{16}$/.test(ticket))).toEqual([]);
    expect(tickets.map(readEntryTicket)).toEqual(tickets.map((_, place) => ({ code: shard.code, place })));
  });
});
