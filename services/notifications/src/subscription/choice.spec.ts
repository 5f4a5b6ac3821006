import { describe, expect, it } from 'vitest';
import { aChoice } from '../testing/subscription-life.ts';
import { isSame, matchedCountries, widened } from './index.ts';

const daily = { every: 'day', hour: 8, zone: 'Asia/Shanghai' } as const;
const weekly = { ...daily, every: 'week', weekday: 1 } as const;
const aWarning = {
  countries: ['US', 'DE'],
  rights: ['trademark'],
  industries: ['C'],
  platforms: ['amazon', 'temu'],
  severity: 'warning',
} as const;

describe('a choice', () => {
  it.each([
    ['countries', aChoice({ countries: ['DE', 'JP'] }), ['DE']],
    ['no country of it', aChoice({ countries: ['JP'] }), []],
    ['its right', aChoice({ rights: ['trademark', 'design'] }), ['US']],
    ['other rights', aChoice({ rights: ['design'] }), []],
    ['its industry', aChoice({ industries: ['C', 'F'] }), ['US']],
    ['another industry', aChoice({ industries: ['F'] }), []],
    ['one of its platforms', aChoice({ platforms: ['ebay', 'temu'] }), ['US']],
    ['another platform', aChoice({ platforms: ['ebay'] }), []],
    ['its right, and another platform', aChoice({ rights: ['trademark'], platforms: ['ebay'] }), []],
    ['its very level', aChoice({ severity: 'warning' }), ['US']],
    ['a higher level', aChoice({ severity: 'urgent' }), []],
    ['all of that', aChoice({ countries: ['DE', 'US'], rights: ['trademark'], severity: 'attention' }), ['US', 'DE']],
  ])('of %s', (_, choice, matched) => {
    expect(matchedCountries(choice, aWarning)).toEqual(matched);
  });

  it.each([
    ['rights', 'design'],
    ['industries', 'F'],
    ['platforms', 'ebay'],
  ])('of some %s is met by a warning about none in particular', (list, code) => {
    expect(matchedCountries(aChoice({ [list]: [code] }), { ...aWarning, [list]: [] })).toEqual(['US']);
  });

  it('that is widened takes all that either takes', () => {
    const narrow = aChoice({
      countries: ['US'],
      rights: ['design'],
      industries: ['C'],
      platforms: ['amazon'],
      severity: 'urgent',
    });
    const other = aChoice({
      countries: ['JP'],
      rights: ['trademark'],
      industries: ['F', 'C'],
      platforms: ['temu'],
      severity: 'attention',
      locale: 'zh-CN',
      rhythm: daily,
    });
    expect(widened(narrow, other)).toEqual({
      countries: ['US', 'JP'],
      rights: ['design', 'trademark'],
      industries: ['C', 'F'],
      platforms: ['amazon', 'temu'],
      severity: 'attention',
      locale: 'zh-CN',
      rhythm: daily,
    });
    const all = { rights: [], industries: [], platforms: [] };
    expect(widened(narrow, aChoice())).toMatchObject(all);
    expect(widened(aChoice(), narrow)).toMatchObject(all);
  });

  it('is the same in whatever order it stands', () => {
    const [countries, rights] = [
      ['US', 'JP'],
      ['design', 'trademark'],
    ];
    const choice = aChoice({ countries, rights, industries: ['C', 'F'], platforms: ['amazon', 'temu'] });
    const turned = { countries: ['JP', 'US'], rights: ['trademark', 'design'], industries: ['F', 'C'] };
    expect(isSame(choice, { ...choice, ...turned, platforms: ['temu', 'amazon'] })).toBe(true);
    const rhythms = [{ every: 'instant' }, daily, { ...daily, hour: 9 }, { ...daily, zone: 'UTC' }, weekly] as const;
    for (const [at, rhythm] of rhythms.entries())
      for (const [other, another] of rhythms.entries())
        expect(isSame({ ...choice, rhythm }, { ...choice, rhythm: { ...another } })).toBe(at === other);
    for (const other of [
      ...[{ countries: ['US'] }, { rights: [] }, { industries: ['C'] }, { platforms: ['amazon', 'ebay'] }],
      ...([{ severity: 'urgent' }, { locale: 'zh-CN' }] as const),
    ])
      expect(isSame(choice, { ...choice, ...other })).toBe(false);
  });
});
