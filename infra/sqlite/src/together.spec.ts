import { describe, expect, it } from 'vitest';
import { together } from './together.ts';

/** Work that notes when it begins, and ends when it is told to. */
function work() {
  const ends: ((error?: Error) => void)[] = [];
  const run = together(
    () => new Promise<void>((resolve, reject) => ends.push((error) => (error ? reject(error) : resolve()))),
  );
  return { ends, run };
}
const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('given work that several ask for', () => {
  it('runs once for those who ask before it begins, and once more for all who ask while it runs', async () => {
    const { ends, run } = work();
    const first = Promise.all([run(), run()]);
    await turn();
    expect(ends).toHaveLength(1);
    const second = Promise.all([run(), run(), run()]);
    ends[0]?.();
    await first;
    await turn();
    expect(ends).toHaveLength(2);
    ends[1]?.();
    await second;
  });

  it('tells those who asked when it fails, and runs for the next', async () => {
    const { ends, run } = work();
    const first = run();
    await turn();
    const second = run();
    ends[0]?.(new Error('lost'));
    await expect(first).rejects.toThrow('lost');
    await turn();
    ends[1]?.();
    await second;
  });
});
