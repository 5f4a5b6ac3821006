import { describe, expect, it } from 'vitest';
import { GenerationCache } from './cache.ts';

const sized = (size: number) => ({ size });

describe('given a full cache', () => {
  it('keeps what is asked for and forgets what is not', () => {
    const cache = new GenerationCache<{ readonly size: number }>(10, 1_000);
    cache.set('wanted', sized(1));
    for (let i = 0; i < 100; i++) {
      cache.set(`${i}`, sized(1));
      expect(cache.get('wanted')).toBeDefined();
    }
    expect(cache.get('0')).toBeUndefined();
    expect(held(cache)).toBeLessThanOrEqual(10);
  });

  it('is full by size as well, and takes nothing that would fill it alone', () => {
    const cache = new GenerationCache<{ readonly size: number }>(1_000, 100);
    for (let i = 0; i < 100; i++) cache.set(`${i}`, sized(10));
    expect(held(cache)).toBeLessThanOrEqual(10);
    cache.set('huge', sized(51));
    expect(cache.get('huge')).toBeUndefined();
  });
});

function held(cache: GenerationCache<{ readonly size: number }>): number {
  return Array.from({ length: 100 }, (_, i) => cache.get(`${i}`)).filter((value) => value !== undefined).length;
}
