import { describe, expect, it } from 'vitest';
import { type Change, type Changed, changedSince, type Since } from './since.ts';

const NOON = Date.parse('2026-11-10T12:00:00.000Z');
const at = (seconds: number) => new Date(NOON + seconds * 1000).toISOString();

/** Documents as a store has them, and a reader who asks what changed. */
function aStore() {
  const stored = new Map<string, Change>();
  const look = async (after: string | null, limit: number) =>
    [...stored.values()]
      .filter((change) => after === null || change.at > after)
      .sort((a, b) => (a.at < b.at ? 1 : -1))
      .slice(0, limit);
  return {
    write: (id: string, seconds: number) =>
      void stored.set(id, { id, revision: (stored.get(id)?.revision ?? 0) + 1, at: at(seconds) }),
    ask: (place: Since | null, seconds: number): Promise<Changed> => changedSince(place, look, NOON + seconds * 1000),
  };
}

describe('a reader who asks what changed', () => {
  it('begins with nothing, and hears each change once', async () => {
    const { write, ask } = aStore();
    write('old', 0);
    const first = await ask(null, 1);
    expect(first).toMatchObject({ ids: [], complete: true });
    write('new', 2);
    write('old', 3);
    const second = await ask(first.since, 4);
    expect(second).toMatchObject({ ids: ['old', 'new'], complete: true });
    expect(await ask(second.since, 5)).toMatchObject({ ids: [], complete: true });
  });

  it('hears of two changes of one document within a millisecond', async () => {
    const { write, ask } = aStore();
    write('a', 0);
    const first = await ask(null, 0);
    write('a', 0);
    expect((await ask(first.since, 0)).ids).toEqual(['a']);
  });

  it('begins in an empty store', async () => {
    const { write, ask } = aStore();
    const first = await ask(null, 0);
    write('a', -30);
    expect((await ask(first.since, 1)).ids).toEqual(['a']);
  });

  it('hears of what was written by a clock that is late, or by one that runs ahead', async () => {
    const { write, ask } = aStore();
    write('now', 0);
    const first = await ask(null, 0);
    write('late', -50);
    const second = await ask(first.since, 1);
    expect(second.ids).toEqual(['late']);
    write('ahead', 300);
    const third = await ask(second.since, 2);
    expect(third.ids).toEqual(['ahead']);
    write('after', 3);
    expect((await ask(third.since, 4)).ids).toEqual(['after']);
  });

  it('is told to read afresh when more changed than is listed, and goes on from there', async () => {
    const { write, ask } = aStore();
    const first = await ask(null, 0);
    for (let n = 0; n < 101; n += 1) write(`case ${n}`, n);
    const second = await ask(first.since, 200);
    expect([second.complete, second.ids.length]).toEqual([false, 100]);
    write('next', 201);
    expect(await ask(second.since, 202)).toMatchObject({ ids: ['next'], complete: true });
  });

  it('stays where it is while nothing changes, however long', async () => {
    const { write, ask } = aStore();
    write('a', 0);
    let { since } = await ask(null, 0);
    for (let hour = 1; hour < 5; hour += 1) {
      const answer = await ask(since, hour * 3600);
      expect(answer.ids).toEqual([]);
      since = answer.since;
    }
    write('b', 5 * 3600);
    expect((await ask(since, 5 * 3600)).ids).toEqual(['b']);
  });

  it('hears of every change once, whatever clocks within a minute say', async () => {
    const { write, ask } = aStore();
    let seed = 7;
    const random = () => {
      seed = (seed * 1103515245 + 12345) % 2 ** 31;
      return seed / 2 ** 31;
    };
    let { since } = await ask(null, 0);
    const told: string[] = [];
    for (let n = 0; n < 400; n += 1) {
      write(`case ${n}`, n * 5 + (random() * 58 - 29));
      if (random() < 0.6) continue;
      const answer = await ask(since, n * 5);
      told.push(...answer.ids);
      since = answer.since;
    }
    told.push(...(await ask(since, 2_001)).ids);
    expect(new Set(told).size).toBe(400);
    expect(told).toHaveLength(400);
  });
});
