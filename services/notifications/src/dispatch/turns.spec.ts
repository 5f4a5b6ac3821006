import { describe, expect, it } from 'vitest';
import type { MailClass } from './classes.ts';
import { Turns } from './turns.ts';

/** Mails that are on their way until the spec lets the first of them arrive. */
function onTheirWay(places: number) {
  const turns = new Turns(places);
  const went: string[] = [];
  const arrivals: (() => void)[] = [];
  const send = (of: MailClass, name: string, signal?: AbortSignal) =>
    turns.run(
      of,
      async () => {
        went.push(name);
        await new Promise<void>((resolve) => arrivals.push(resolve));
        return name;
      },
      signal,
    );
  async function arrive(): Promise<void> {
    arrivals.shift()?.();
    await settled();
  }
  return { went, send, arrive, count: () => arrivals.length };
}
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));
const named = (name: string, many: number) => Array.from({ length: many }, (_, n) => `${name}${n}`);

describe('the turns at the connections', () => {
  it('go by class, whenever a place is free', async () => {
    const { send, went, arrive } = onTheirWay(3);
    for (const name of named('digest', 3)) void send('digest', name);
    for (const name of named('instant', 2)) void send('instant', name);
    void send('urgent', 'urgent');
    void send('transactional', 'sign-in');
    await settled();
    expect(went).toEqual(['digest0', 'sign-in']);
    for (let n = 0; n < 7; n += 1) await arrive();
    expect(went).toEqual(['digest0', 'sign-in', 'urgent', 'instant0', 'instant1', 'digest1', 'digest2']);
  });

  it('leave two places to who waits for a mail', async () => {
    const { send, count } = onTheirWay(4);
    for (const name of named('urgent', 10)) void send('urgent', name);
    await settled();
    expect(count()).toBe(2);
    for (const name of named('sign-in', 10)) void send('transactional', name);
    await settled();
    expect(count()).toBe(4);
  });

  it('leave one place to the others, however few there are', async () => {
    for (const places of [1, 2]) {
      const { send, went, arrive } = onTheirWay(places);
      for (const name of named('instant', 2)) void send('instant', name);
      await settled();
      expect(went).toEqual(['instant0']);
      await arrive();
      expect(went).toEqual(['instant0', 'instant1']);
    }
  });

  it('come to each class at last: every tenth is of who waits longest', async () => {
    const { send, went, arrive } = onTheirWay(3);
    for (const name of named('digest', 3)) void send('digest', name);
    for (const name of named('urgent', 40)) void send('urgent', name);
    await settled();
    for (let n = 0; n < 30; n += 1) await arrive();
    expect(went.flatMap((name, at) => (name.startsWith('digest') ? [at] : []))).toEqual([0, 9, 19]);
  });

  it('are given back by a mail that fails', async () => {
    const turns = new Turns(3);
    for (let n = 0; n < 5; n += 1)
      await expect(turns.run('instant', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await turns.run('instant', async () => 'went')).toBe('went');
  });

  it('are waited for no longer than until the process is to stop', async () => {
    const { send, went, arrive } = onTheirWay(3);
    const stopping = new AbortController();
    const first = send('instant', 'first', stopping.signal);
    const second = send('instant', 'second', stopping.signal);
    const other = send('instant', 'other');
    stopping.abort();
    expect(await second).toBe(null);
    expect(await send('instant', 'late', stopping.signal)).toBe(null);
    await settled();
    await arrive();
    await arrive();
    expect([await first, await other, went]).toEqual(['first', 'other', ['first', 'other']]);
  });
});
