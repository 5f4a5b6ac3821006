import { describe, expect, it } from 'vitest';
import { barOf, missingIn, told } from './figures.ts';

describe('the bar of a delivery', () => {
  it('goes by what has come to an end, and is over when nobody waits any more', () => {
    expect(barOf({ planned: true, matched: 8, waiting: 6 })).toEqual({ done: 2, of: 8, isOver: false, quarter: 1 });
    expect(barOf({ planned: true, matched: 8, waiting: 0 })).toEqual({ done: 8, of: 8, isOver: true, quarter: 4 });
  });

  it('is not over while recipients are still looked for, whatever was sent', () => {
    expect(barOf({ planned: false, matched: 8, waiting: 0 })).toMatchObject({ isOver: false, quarter: 3 });
    expect(barOf({ planned: false, matched: 0, waiting: 0 })).toMatchObject({ isOver: false, quarter: 0 });
  });

  it('is over at once where it reaches nobody', () => {
    expect(barOf({ planned: true, matched: 0, waiting: 0 })).toEqual({ done: 0, of: 0, isOver: true, quarter: 4 });
  });
});

describe('what is missing of a delivery', () => {
  it('is what waits, was refused or was not sent in time, but not what is gathered for a digest', () => {
    const part = { planned: true, waiting: 5, gathered: 2, refused: 1, expired: 4 };
    expect(missingIn(part)).toBe(8);
    expect(missingIn({ ...part, waiting: 2, refused: 0, expired: 0 })).toBe(0);
  });

  it('is nothing while recipients are still looked for', () => {
    expect(missingIn({ planned: false, waiting: 5, gathered: 0, refused: 1, expired: 0 })).toBe(0);
  });
});

describe('the figures of a delivery', () => {
  it('are told where they say something', () => {
    const none = { sent: 0, waiting: 0, bounced: 0, refused: 0, unknown: 0, suppressed: 0, expired: 0 };
    expect(told(none)).toEqual([['sent', 0]]);
    expect(told({ ...none, refused: 2, waiting: 3, bounced: 3 })).toEqual([
      ['sent', 0],
      ['waiting', 3],
      ['bounced', 3],
      ['refused', 2],
    ]);
  });
});
