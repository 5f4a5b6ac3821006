import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ClosedMonth, DISCLOSURE_FEN, DISCLOSURE_K, disclosed } from './disclosure.ts';

/** A month in which each of these enterprises had one matter. */
const counted = (...enterprises: readonly string[]): ClosedMonth => ({ enterprises, much: BigInt(enterprises.length) });
const some = (n: number, from = 0) => Array.from({ length: n }, (_, i) => `e${from + i}`);

describe('a count that leaves staff', () => {
  it.each<[number, string, readonly ClosedMonth[]]>([
    [0, 'of nothing', []],
    [0, 'of too few', [counted(...some(4))]],
    [5, 'of enough', [counted(...some(5))]],
    [5, 'between two steps', [counted(...some(9))]],
    [0, 'of many matters of too few', [counted(...some(4), ...some(4), ...some(4))]],
    [5, 'of too few in a month, and enough in two', [counted(...some(3)), counted(...some(2, 3))]],
    [0, 'of the same few in two months', [counted(...some(3)), counted(...some(3))]],
    [5, 'of enough, and of one who came later', [counted(...some(9)), counted('last')]],
    [10, 'of enough twice', [counted(...some(5)), counted(...some(5))]],
  ])('is %i %s', (said, _, months) => {
    expect(disclosed(months, 'count')).toBe(BigInt(said));
  });
});

describe('a sum that leaves staff', () => {
  const paid = (n: number, each: bigint): ClosedMonth => ({ enterprises: some(n), much: each * BigInt(n) });

  it('is in whole ten thousands of yuan, and none of too few', () => {
    expect(disclosed([paid(5, 333_333_333n)], 'fen')).toBe(1_666_000_000n);
    expect(disclosed([paid(4, 333_333_333n)], 'fen')).toBe(0n);
    expect(disclosed([paid(5, 1_000n)], 'fen')).toBe(0n);
  });

  it('is below zero where more was taken back', () => {
    expect(disclosed([paid(5, -333_333_333n)], 'fen')).toBe(-1_666_000_000n);
  });
});

describe('whatever leaves staff, of any months', () => {
  const LARGE = 10n ** 12n;
  const enterprise = fc.nat(11).map((n) => `e${n}`);
  const months = fc.array(
    fc.array(fc.record({ enterprise, much: fc.bigInt({ min: -LARGE, max: LARGE }) }), { maxLength: 12 }),
    { maxLength: 12 },
  );
  type Entry = { readonly enterprise: string; readonly much: bigint };
  const total = (entries: readonly Entry[]): ClosedMonth => ({
    enterprises: entries.map((entry) => entry.enterprise),
    much: entries.reduce((sum, { much }) => sum + much, 0n),
  });
  const behind = (entries: readonly Entry[]) => new Set(entries.map((entry) => entry.enterprise)).size;

  it('is in whole steps, and says nothing of fewer than so many enterprises', () => {
    fc.assert(
      fc.property(months, (all) => {
        const counts = all.map((entries) => counted(...entries.map((entry) => entry.enterprise)));
        const [count, fen] = [disclosed(counts, 'count'), disclosed(all.map(total), 'fen')];
        expect([count % BigInt(DISCLOSURE_K), fen % DISCLOSURE_FEN]).toEqual([0n, 0n]);
        if (behind(all.flat()) < DISCLOSURE_K) expect([count, fen]).toEqual([0n, 0n]);
        expect(count).toBeLessThanOrEqual(BigInt(all.flat().length));
      }),
    );
  });

  it('changes with a month only where so many enterprises came since it changed last', () => {
    fc.assert(
      fc.property(months, (all) => {
        let [known, since] = [0n, 0];
        for (const length of all.keys()) {
          const now = disclosed(all.slice(0, length + 1).map(total), 'fen');
          if (now === known) continue;
          expect(behind(all.slice(since, length + 1).flat())).toBeGreaterThanOrEqual(DISCLOSURE_K);
          [known, since] = [now, length + 1];
        }
      }),
    );
  });
});
