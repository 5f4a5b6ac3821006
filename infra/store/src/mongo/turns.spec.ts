import { describe, expect, it } from 'vitest';
import { Turns } from './turns.ts';

/** Work that notes when it begins, and ends when it is told to. */
class Work {
  end: () => void = () => {};
  fail: (error: Error) => void = () => {};
  readonly run: () => Promise<void>;

  constructor(begun: string[], name: string) {
    const ended = new Promise<void>((resolve, reject) => {
      this.end = resolve;
      this.fail = reject;
    });
    this.run = () => {
      begun.push(name);
      return ended;
    };
  }
}

describe('given writes to the same and to other documents', () => {
  it('starts at once what nothing stands before, and the rest in the order asked', async () => {
    const turns = new Turns();
    const begun: string[] = [];
    const [first, second, third] = [new Work(begun, 'a'), new Work(begun, 'a and b'), new Work(begun, 'b')];
    const asked = [
      turns.run(new Set(['a']), first.run),
      turns.run(new Set(['a', 'b']), second.run),
      turns.run(new Set(['b']), third.run),
      turns.run(new Set(['c']), new Work(begun, 'c').run),
    ];
    expect(begun).toEqual(['a', 'c']);
    first.end();
    await asked[0];
    third.end();
    second.end();
    await asked[2];
    expect(begun).toEqual(['a', 'c', 'a and b', 'b']);
  });

  it('goes on after one that failed', async () => {
    const turns = new Turns();
    const begun: string[] = [];
    const first = new Work(begun, 'first');
    const failed = turns.run(new Set(['a']), first.run);
    const next = turns.run(new Set(['a']), async () => 'next');
    first.fail(new Error('lost'));
    await expect(failed).rejects.toThrow('lost');
    expect(await next).toBe('next');
  });
});
