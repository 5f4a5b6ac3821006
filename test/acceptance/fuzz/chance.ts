/** Chance that can be had again: the same seed gives the same draws. */
export interface Chance {
  /** From 0 to below 1. */
  next(): number;
  /** Whether something happens that happens so often (0–1). */
  happens(share: number): boolean;
  /** A whole number from 0 to below `below`. */
  upTo(below: number): number;
  oneOf<T>(choices: readonly T[]): T;
  /** Some of them, in their order: at least one. */
  someOf<T>(choices: readonly T[], share: number): readonly T[];
}

/** mulberry32 (https://gist.github.com/tommyettinger/46a874533244883189143505d203312c). */
export function chanceOf(seed: number): Chance {
  let a = seed;
  const next = (): number => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const upTo = (below: number) => Math.floor(next() * below);
  function oneOf<T>(choices: readonly T[]): T {
    const chosen = choices[upTo(choices.length)];
    if (chosen === undefined) throw new Error('there is nothing to choose from');
    return chosen;
  }
  return {
    next,
    happens: (share) => next() < share,
    upTo,
    oneOf,
    someOf(choices, share) {
      const some = choices.filter(() => next() < share);
      return some.length > 0 ? some : [oneOf(choices)];
    },
  };
}
