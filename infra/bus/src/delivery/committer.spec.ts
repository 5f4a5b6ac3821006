import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { BusUnavailable } from '../port.ts';
import { Committer } from './committer.ts';

/** A log that remembers what it was asked to commit, and answers when told to. */
function slowLog() {
  const asked: (readonly (readonly [place: number, next: number])[])[] = [];
  const answers: { resolve(): void; reject(error: Error): void }[] = [];
  const commit = (nexts: ReadonlyMap<number, number>) => {
    asked.push([...nexts]);
    return new Promise<void>((resolve, reject) => {
      answers.push({ resolve, reject });
    });
  };
  return { asked, answers, commit };
}

function open() {
  const log = slowLog();
  const onTried = vi.fn();
  const committer = new Committer({ commit: log.commit, step: () => {}, onTried });
  const handle = (count: number) => {
    for (let n = 1; n <= count; n += 1) committer.handled(7, n);
  };
  return { ...log, committer, handle, onTried };
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
    expect(asked).toEqual([[[7, 3]]]);
  });

  it('when the commit fails, then it is tried again with what has come since', async () => {
    const { asked, answers, handle, committer, onTried } = open();
    handle(3);
    await vi.advanceTimersByTimeAsync(250);
    committer.handled(8, 1);
    answers[0]?.reject(new BusUnavailable('full'));
    await vi.advanceTimersByTimeAsync(250);
    expect(onTried).toHaveBeenCalledTimes(1);
    expect(new Map(asked[1])).toEqual(
      new Map([
        [7, 3],
        [8, 1],
      ]),
    );
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
    expect(asked[1]).toEqual([[7, 249]]);
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

describe('given handled messages of a place that another member has taken over', () => {
  it('when a commit of them fails, then they are not committed again, and they no longer count', async () => {
    const { asked, answers, handle, committer } = open();
    handle(500);
    committer.handled(8, 1);
    committer.forget(7);
    answers[0]?.reject(new BusUnavailable('rebalancing'));
    await vi.advanceTimersByTimeAsync(250);
    expect(asked[1]).toEqual([[8, 1]]);
    expect(committer.isFull).toBe(false);
  });
});
