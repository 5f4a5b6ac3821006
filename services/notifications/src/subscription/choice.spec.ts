import { describe, expect, it } from 'vitest';
import { aChoice } from '../testing/subscription-life.ts';
import { countriesOf, type Interest, interestIn, interestsOf, matchedCountries } from './index.ts';
import { isSame, widened } from './widening.ts';

const daily = { every: 'day', hour: 8, zone: 'Asia/Shanghai' } as const;
const weekly = { ...daily, every: 'week', weekday: 1 } as const;
const aWarning = {
  countries: ['US', 'DE'],
  rights: ['trademark'],
  industries: ['C'],
  platforms: ['amazon', 'temu'],
  severity: 'warning',
} as const;

const anInterest = (differs: Partial<Interest>) => interestIn(aChoice(differs));

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

  it('of several interests is met by what meets any of them, in the countries of those that it meets', () => {
    const also = [anInterest({ countries: ['DE', 'JP'], rights: ['trademark'] }), anInterest({ countries: ['FR'] })];
    const choice = aChoice({ countries: ['US'], rights: ['design'], also });
    expect(matchedCountries(choice, aWarning)).toEqual(['DE']);
    expect(matchedCountries(choice, { ...aWarning, rights: [] })).toEqual(['US', 'DE']);
    expect(matchedCountries(choice, { ...aWarning, countries: ['US'] })).toEqual([]);
    expect(countriesOf(choice)).toEqual(['US', 'DE', 'JP', 'FR']);
  });

  it('is not met across its interests', () => {
    const choice = aChoice({ countries: ['US'], rights: ['design'], also: [anInterest({ countries: ['JP'] })] });
    expect(matchedCountries(choice, { ...aWarning, countries: ['US'], rights: ['trademark'] })).toEqual([]);
  });

  it('that is widened has what is asked for as a further interest, in the language and rhythm of the later one', () => {
    const narrow = aChoice({ countries: ['US'], rights: ['design'], severity: 'urgent' });
    const other = aChoice({ countries: ['JP'], platforms: ['temu'], locale: 'zh-CN', rhythm: daily });
    const both = widened(narrow, other);
    expect(both).toEqual({ ...narrow, also: [interestIn(other)], locale: 'zh-CN', rhythm: daily });
    expect(matchedCountries(both, { ...aWarning, countries: ['JP', 'US'] })).toEqual(['JP']);
  });

  it.each([
    ['countries', { countries: ['US'] }],
    ['rights', { rights: ['design'] }],
    ['industries', { industries: ['C'] }],
    ['platforms', { platforms: ['amazon'] }],
    ['levels', { severity: 'urgent' }],
  ] as const)(
    'that is widened by fewer %s stays as it is, and the other way round the wider one is left',
    (_, less) => {
      const wide = aChoice({ countries: ['US', 'JP'] });
      expect(widened(wide, aChoice({ ...wide, ...less }))).toEqual(wide);
      expect(widened(aChoice({ ...wide, ...less }), wide)).toEqual(wide);
    },
  );

  it('that is widened by a choice of several interests takes in each', () => {
    const also = [anInterest({ countries: ['JP'] }), anInterest({ countries: ['US'], rights: ['design'] })];
    const { also: got, ...first } = widened(aChoice(), aChoice({ countries: ['DE'], also }));
    expect([first.countries, got.map(({ countries }) => countries)]).toEqual([['US'], [['DE'], ['JP']]]);
  });

  it('that has as many interests as there may be has its last one widened: never less, if more than was asked for', () => {
    const one = (n: number) => anInterest({ countries: ['US'], platforms: [`p${n}`] });
    const full = aChoice({ ...one(1), also: Array.from({ length: 9 }, (_, n) => one(n + 2)) });
    const more = aChoice({ countries: ['JP'], platforms: ['temu'], rights: ['design'] });
    const interests = interestsOf(widened(full, more));
    expect(interests).toHaveLength(10);
    expect(interests.slice(0, 9)).toEqual(interestsOf(full).slice(0, 9));
    expect(interests[9]).toEqual(anInterest({ countries: ['US', 'JP'], platforms: ['p10', 'temu'] }));
  });

  it('whose last interest is widened takes all that either takes', () => {
    const narrow = anInterest({
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
    const others = Array.from({ length: 9 }, (_, n) => anInterest({ countries: ['DE'], platforms: [`p${n}`] }));
    const [first = anInterest({}), ...rest] = [...others, narrow];
    const { also } = widened(aChoice({ ...first, also: rest }), other);
    expect(also.at(-1)).toEqual({
      countries: ['US', 'JP'],
      rights: ['design', 'trademark'],
      industries: ['C', 'F'],
      platforms: ['amazon', 'temu'],
      severity: 'attention',
    });
  });

  it('is the same in whatever order it stands', () => {
    const [countries, rights] = [
      ['US', 'JP'],
      ['design', 'trademark'],
    ];
    const choice = aChoice({ countries, rights, industries: ['C', 'F'], platforms: ['amazon', 'temu'] });
    const turned = { countries: ['JP', 'US'], rights: ['trademark', 'design'], industries: ['F', 'C'] };
    expect(isSame(choice, { ...choice, ...turned, platforms: ['temu', 'amazon'] })).toBe(true);
    const [one, two] = [anInterest({ countries: ['DE'] }), anInterest({ countries: ['FR'], rights: ['design'] })];
    expect(isSame({ ...choice, also: [one, two] }, { ...choice, also: [two, one] })).toBe(true);
    expect(isSame({ ...choice, also: [one, two] }, { ...choice, also: [two] })).toBe(false);
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
