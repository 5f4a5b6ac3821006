import { describe, expect, it } from 'vitest';
import { murmur2, partitionOf } from './partition.ts';

describe('given the keys of the Java client’s own tests (UtilsTest.testMurmur2)', () => {
  it.each([
    ['21', -973932308],
    ['foobar', -790332482],
    ['a-little-bit-long-string', -985981536],
    ['a-little-bit-longer-string', -1486304829],
    ['lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8', -58897971],
    ['abc', 479470107],
  ])('when %s is hashed, then it is %i', (key, hash) => {
    expect(murmur2(Buffer.from(key))).toBe(hash);
  });
});

describe('given any key', () => {
  it('when placed, then its partition exists and is always the same', () => {
    const keys = ['', '案件', '🧭', ...Array.from({ length: 500 }, (_, n) => `case_${n}`)];
    const places = keys.map((key) => partitionOf(key, 12));
    expect(places.every((place) => Number.isInteger(place) && place >= 0 && place < 12)).toBe(true);
    expect(new Set(places).size).toBe(12);
    expect(keys.map((key) => partitionOf(key, 12))).toEqual(places);
  });
});
