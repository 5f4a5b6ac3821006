import { describe, expect, it } from 'vitest';
import { addressWith, choiceIn } from './choice.ts';
import { chosenOf, tilesOf, type WarningLine } from './chosen.ts';

const LEVELS = ['notice', 'attention', 'warning', 'urgent'];
const anyChoice = { country: null, right: null, severity: null, view: 'list' } as const;
function warning(id: string, more: Partial<WarningLine> = {}): WarningLine {
  const line = { id, severity: 'warning', countries: ['US'], rights: ['trademark'], title: '', summary: '' } as const;
  return { ...line, countries: [...line.countries], rights: [...line.rights], publishedAt: null, version: 1, ...more };
}
const a = warning('a');
const b = warning('b', { severity: 'notice', countries: ['DE', 'US'] });
const c = warning('c', { severity: 'urgent', countries: ['DE'], rights: ['design'] });
const idsOf = (lines: readonly WarningLine[]) => lines.map(({ id }) => id);

describe('warnings in force', () => {
  it('are all there when nothing was chosen', () => {
    expect(idsOf(chosenOf([a, b, c], anyChoice, LEVELS))).toEqual(['a', 'b', 'c']);
  });

  it('are those about a country, a right, at a level or above, and all of it at once', () => {
    const chosen = (more: object) => idsOf(chosenOf([a, b, c], { ...anyChoice, ...more }, LEVELS));
    expect(chosen({ country: 'DE' })).toEqual(['b', 'c']);
    expect(chosen({ right: 'design' })).toEqual(['c']);
    expect(chosen({ severity: 'warning' })).toEqual(['a', 'c']);
    expect(chosen({ country: 'US', severity: 'urgent' })).toEqual([]);
  });

  it('are counted once for each of their countries, under the highest level there', () => {
    expect(tilesOf([a, b, c], LEVELS)).toEqual([
      { country: 'DE', count: 2, highest: 'urgent' },
      { country: 'US', count: 2, highest: 'warning' },
    ]);
    expect(tilesOf([], LEVELS)).toEqual([]);
  });
});

describe('what was chosen', () => {
  it('is read from the address and written into it, without what is as it always is', () => {
    const query = new URLSearchParams('country=US&severity=&view=tiles&lang=en');
    expect(choiceIn(query, ['list', 'tiles'])).toEqual({ country: 'US', right: null, severity: null, view: 'tiles' });
    expect(addressWith(query, { right: 'design', view: 'list' }).toString()).toBe('country=US&severity=&right=design');
    expect(addressWith(query, { country: null, severity: null }).toString()).toBe('view=tiles');
  });

  it('is the map only where there is one', () => {
    const query = new URLSearchParams('view=map');
    expect(choiceIn(query, ['list', 'tiles']).view).toBe('list');
    expect(choiceIn(query, ['list', 'tiles', 'map']).view).toBe('map');
  });
});
