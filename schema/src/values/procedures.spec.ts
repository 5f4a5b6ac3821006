import { describe, expect, it } from 'vitest';
import { FORUMS } from './forums.ts';
import { PROCEDURES } from './procedures.ts';

describe('procedures', () => {
  it('are brought where there is a forum, each under a code of its own', () => {
    const forums = new Set(FORUMS.map(({ code }) => code));
    const strange = PROCEDURES.flatMap((one) => one.forums).filter((forum) => !forums.has(forum));
    expect(strange).toEqual([]);
    expect(new Set(PROCEDURES.map(({ code }) => code)).size).toBe(PROCEDURES.length);
  });

  it('of a forum are told apart by their names, in either language', () => {
    for (const { code } of FORUMS) {
      const there = PROCEDURES.filter(({ forums }) => forums.includes(code));
      for (const lang of ['zh', 'en'] as const) expect(new Set(there.map((one) => one[lang])).size).toBe(there.length);
    }
  });
});
