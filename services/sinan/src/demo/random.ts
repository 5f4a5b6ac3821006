/** Numbers by chance that are the same each time: mulberry32. */
export interface Chance {
  /** At least `from`, at most `to`, whole. */
  between(from: number, to: number): number;
  oneOf<T>(list: readonly T[]): T;
  /** So many of a list, each once, in the list's order. */
  some<T>(list: readonly T[], count: number): readonly T[];
  /** Whether something happens that happens so often, 0 to 1. */
  happens(often: number): boolean;
}

/** The same seed gives the same numbers, for ever. */
export function chanceOf(seed: number): Chance {
  let a = seed;
  function next(): number {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  }
  function oneOf<T>(list: readonly T[]): T {
    const found = list[Math.floor(next() * list.length)];
    if (found === undefined) throw new RangeError('nothing to choose from');
    return found;
  }
  return {
    between: (from, to) => from + Math.floor(next() * (to - from + 1)),
    oneOf,
    some(list, count) {
      const drawn = list.map((one, place) => ({ one, place, at: next() })).toSorted((x, y) => x.at - y.at);
      const chosen = drawn.slice(0, count).toSorted((x, y) => x.place - y.place);
      return chosen.map(({ one }) => one);
    },
    happens: (often) => next() < often,
  };
}
