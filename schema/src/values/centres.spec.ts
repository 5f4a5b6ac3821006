import { describe, expect, it } from 'vitest';
import { isId } from '../ids.ts';
import { route } from '../kernel/routing.ts';
import { CENTRES } from './centres.ts';
import { COUNTRIES } from './countries.ts';
import { isDivision } from './divisions.ts';
import { INDUSTRIES } from './industries.ts';

describe('the reference centres', () => {
  it('have valid ids, each its own, and places that exist', () => {
    expect(CENTRES.filter(({ id, division }) => !isId('centre', id) || !isDivision(division))).toEqual([]);
    expect(new Set(CENTRES.map(({ id }) => id)).size).toBe(CENTRES.length);
  });

  it('are one national centre, and others that say in both languages that they illustrate', () => {
    const [national, ...others] = CENTRES;

    expect(national?.kind).toBe('national');
    expect(
      others.filter(
        ({ kind, illustrative, name }) =>
          kind === 'national' || !illustrative || !/示例/.test(name.zh) || !/illustrative/.test(name.en),
      ),
    ).toEqual([]);
  });

  it('name an industry exactly when they are of one', () => {
    const sections = new Set(INDUSTRIES.map(({ code }) => code));

    expect(
      CENTRES.filter(({ kind, industry }) => (kind === 'industry') !== (industry !== null && sections.has(industry))),
    ).toEqual([]);
  });

  it('cover every place in China between them', () => {
    expect(route({ division: '440305', industry: 'C' }, CENTRES)).toMatchObject({ by: 'city' });
    expect(route({ division: '540102', industry: 'C' }, CENTRES)).toEqual({ centreId: CENTRES[0]?.id, by: 'nation' });
  });

  it('name a country exactly when they are a station in one', () => {
    const countries = new Set(COUNTRIES.map(({ code }) => code));

    expect(
      CENTRES.filter(({ kind, country }) => (kind === 'station') !== (country !== null && countries.has(country))),
    ).toEqual([]);
  });
});
