import { describe, expect, it } from 'vitest';
import { MOST_CHOSEN, NO_WISH, searchLackOf, toggled } from './wish.ts';

describe('the choice of candidates', () => {
  it('keeps the order in which they were ticked, up to as many as one step takes', () => {
    const three = ['b', 'a', 'c'].reduce<readonly string[]>(toggled, []);
    expect(three).toEqual(['b', 'a', 'c']);
    expect(toggled(three, 'a')).toEqual(['b', 'c']);
    const full = Array.from({ length: MOST_CHOSEN }, (_, i) => `expert-${i}`);
    expect(toggled(full, 'one more')).toEqual(full);
  });
});

describe('an action of a search', () => {
  it('lacks candidates where it is to ask some, and a reason where an expert is replaced', () => {
    expect([searchLackOf('invite', NO_WISH), searchLackOf('add', NO_WISH)]).toEqual(['choice', 'choice']);
    expect(searchLackOf('remove', { ...NO_WISH, reason: ' ' })).toBe('reason');
    for (const action of ['accept-waiver', 'refuse-waiver', 'release', 'withdraw'] as const)
      expect(searchLackOf(action, NO_WISH)).toBeNull();
  });
});
