import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { BusUnavailable } from '../port.ts';
import { Committer } from './committer.ts';
import type { Ask } from './protocol.ts';

/** A writer that remembers what it was asked, and answers when told to. */
function slowWriter() {
  const asked: Ask[] = [];
  const answers: { resolve(): void; reject(error: Error): void }[] = [];
  const ask = (one: Ask) => {
    asked.push(one);
    return new Promise<readonly number[]>((resolve, reject) => {
      answers.push({ resolve: () => resolve([]), reject });
    });
  };
  return { asked, answers, ask };
}

function open() {
  const writer = slowWriter();
  const onTried = vi.fn();
  const committer = new Committer({ group: 'g', writer, step: () => {}, onTried });
  const handle = (count: number) => {
    for (let n = 1; n <= count; n += 1) committer.handled(7, n);
  };
  return { ...writer, committer, handle, onTried };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('given a few handled messages', () => {
  it('when half of the promised 500 ms have passed, then the last position is committed, once', async () => {
    const { asked, answers, handle } = open();
    handle(3);
    expect(asked).toEqual([]);
    await vi.advanceTimersByTimeAsync(250);
    answers[0]?.resolve();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(asked).toEqual([{ kind: 'commit', group: 'g', slots: [7], nexts: [3] }]);
  });

  it('when the commit fails, then it is tried again with what has come since', async () => {
    const { asked, answers, handle, committer, onTried } = open();
    handle(3);
    await vi.advanceTimersByTimeAsync(250);
    committer.handled(8, 1);
    answers[0]?.reject(new BusUnavailable('full'));
    await vi.advanceTimersByTimeAsync(250);
    expect(onTried).toHaveBeenCalledTimes(1);
    expect(asked[1]).toEqual({ kind: 'commit', group: 'g', slots: [7, 8], nexts: [3, 1] });
  });
});

describe('given many handled messages', () => {
  it('when 250 are reached, then they are committed without waiting, and at 500 uncommitted it is full until the answer', async () => {
    const { asked, answers, handle, committer } = open();
    handle(250);
    expect(asked).toHaveLength(1);
    handle(250);
    expect(committer.isFull).toBe(true);
    answers[0]?.resolve();
    await vi.advanceTimersByTimeAsync(0);
    expect(committer.isFull).toBe(false);
  });

  it('when the last of them come while a commit is on its way, then they too are committed in time', async () => {
    const { asked, answers, handle } = open();
    handle(250);
    handle(249);
    answers[0]?.resolve();
    await vi.advanceTimersByTimeAsync(250);
    expect(asked[1]).toMatchObject({ nexts: [249] });
  });
});

describe('given a group that was moved', () => {
  it('when flushed by two callers while a commit is on its way, then both wait until the move is durable', async () => {
    const { asked, answers, handle, committer } = open();
    handle(250);
    committer.moved(7, 0);
    let durable = 0;
    for (const flushed of [committer.flush(), committer.flush()]) flushed.then(() => (durable += 1));
    answers[0]?.resolve();
    await vi.advanceTimersByTimeAsync(0);
    expect([asked.length, durable]).toEqual([2, 0]);
    answers[1]?.resolve();
    await vi.advanceTimersByTimeAsync(0);
    expect(durable).toBe(2);
  });
});
