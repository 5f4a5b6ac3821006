import type { Message } from '@sinan/bus';

/** An event of some 1 KB. */
export const value = JSON.stringify({ id: 'x'.repeat(40), data: 'y'.repeat(900) });
export const keyOf = (n: number) => `cas_${n % 500}`;

/** Runs `task` for 0 … count-1, so many at a time. */
export async function callers(atATime: number, count: number, task: (n: number) => Promise<void>): Promise<void> {
  let next = 0;
  const caller = async () => {
    for (let n = next++; n < count; n = next++) await task(n);
  };
  await Promise.all(Array.from({ length: atATime }, caller));
}

/** Resolves `all` when `one` has been called so many times. */
export function counted(total: number) {
  let left = total;
  let done: () => void = () => undefined;
  const all = new Promise<void>((resolve) => {
    done = resolve;
  });
  const one = async () => {
    left -= 1;
    if (left === 0) done();
  };
  return { one, all };
}

/** A handler that notes how long ago its message was published, for messages that hold `performance.now()`. */
export function timed(total: number) {
  const took: number[] = [];
  const { one, all } = counted(total);
  const handle = async (message: Message) => {
    took.push(performance.now() - Number(message.value));
    await one();
  };
  return { took, handle, all };
}

/** Publishes the present time so often, 200 a second. */
export async function at200ASecond(count: number, publish: (n: number, now: string) => unknown): Promise<void> {
  for (let n = 0; n < count; n += 1) {
    void publish(n, String(performance.now()));
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** How long `task` took, in ms. */
export async function durationOf(task: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await task();
  return performance.now() - began;
}
