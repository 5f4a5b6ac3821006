import { describe, expect, it } from 'vitest';
import { aChoice } from '../testing/subscription-life.ts';
import { isSame, matchedCountries, widened } from './index.ts';

const daily = { every: 'day', hour: 8, zone: 'Asia/Shanghai' } as const;
const weekly = { ...daily, every: 'week', weekday: 1 } as const;
const aWarning = { countries: ['US', 'DE'], rights: ['trademark'], severity: 'warning' } as const;

describe('a choice', () => {
  it.each([
    ['countries', aChoice({ countries: ['DE', 'JP'] }), ['DE']],
    ['no country of it', aChoice({ countries: ['JP'] }), []],
    ['its right', aChoice({ rights: ['trademark', 'design'] }), ['US']],
    ['other rights', aChoice({ rights: ['design'] }), []],
    ['its very level', aChoice({ severity: 'warning' }), ['US']],
    ['a higher level', aChoice({ severity: 'urgent' }), []],
    ['all of that', aChoice({ countries: ['DE', 'US'], rights: ['trademark'], severity: 'attention' }), ['US', 'DE']],
  ])('of %s', (_, choice, matched) => {
    expect(matchedCountries(choice, aWarning)).toEqual(matched);
  });

  it('of some rights is met by a warning about none in particular', () => {
    expect(matchedCountries(aChoice({ rights: ['design'] }), { ...aWarning, rights: [] })).toEqual(['US']);
  });

  it('that is widened takes all that either takes', () => {
    const narrow = aChoice({ countries: ['US'], rights: ['design'], severity: 'urgent' });
    const other = aChoice({
      countries: ['JP'],
      rights: ['trademark'],
      severity: 'attention',
      locale: 'zh-CN',
      rhythm: daily,
    });
    expect(widened(narrow, other)).toEqual({
      countries: ['US', 'JP'],
      rights: ['design', 'trademark'],
      severity: 'attention',
      locale: 'zh-CN',
      rhythm: daily,
    });
    expect(widened(narrow, aChoice()).rights).toEqual([]);
    expect(widened(aChoice(), narrow).rights).toEqual([]);
  });

  it('is the same in whatever order it stands', () => {
    const choice = aChoice({ countries: ['US', 'JP'], rights: ['design', 'trademark'] });
    expect(isSame(choice, { ...choice, countries: ['JP', 'US'], rights: ['trademark', 'design'] })).toBe(true);
    const rhythms = [{ every: 'instant' }, daily, { ...daily, hour: 9 }, { ...daily, zone: 'UTC' }, weekly] as const;
    for (const [at, rhythm] of rhythms.entries())
      for (const [other, another] of rhythms.entries())
        expect(isSame({ ...choice, rhythm }, { ...choice, rhythm: { ...another } })).toBe(at === other);
    for (const other of [{ countries: ['US'] }, { rights: [] }, { severity: 'urgent' }, { locale: 'zh-CN' }] as const)
      expect(isSame(choice, { ...choice, ...other })).toBe(false);
  });
});
