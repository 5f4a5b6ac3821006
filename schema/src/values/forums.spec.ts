import { describe, expect, it } from 'vitest';
import { todayIn } from '../kernel/legal-date.ts';
import { COUNTRIES } from './countries.ts';
import { FORUMS, forumsOf, zoneOf, zoneOfCountry } from './forums.ts';

const codesOf = (country: string) => forumsOf(country).map(({ code }) => code);

describe('forums', () => {
  it('lie in countries that exist and keep their dates in zones that exist', () => {
    const countries = new Set(COUNTRIES.map(({ code }) => code));

    expect(FORUMS.filter(({ country }) => country !== null && !countries.has(country))).toEqual([]);
    for (const { zone } of FORUMS) if (zone) expect(todayIn(zone, 0)).toMatch(/^19(69-12-31|70-01-01)$/);
  });

  it('carry their country in front of their code', () => {
    expect(FORUMS.filter(({ code, country }) => country && !code.startsWith(`${country.toLowerCase()}-`))).toEqual([]);
  });

  it('of a country are its own, those that act anywhere, and "unknown"', () => {
    expect(codesOf('US')).toContain('us-itc');
    expect(codesOf('US')).toContain('platform-amazon');
    expect(codesOf('US')).toContain('unknown');
    expect(codesOf('US').filter((code) => /^(eu|de|jp)-/.test(code))).toEqual([]);
  });

  it('of the Union may be named under a member state, and not under another country', () => {
    expect(codesOf('DE')).toEqual(expect.arrayContaining(['eu-upc', 'de-lg']));
    expect(codesOf('EU')).not.toContain('de-lg');
    expect(codesOf('GB')).not.toContain('eu-upc');
  });
});

describe('the zone of legal dates', () => {
  it.each([
    ['us-itc', 'US', 'America/New_York'],
    ['us-dct-ilnd', 'US', 'America/Chicago'],
    ['us-dct-cacd', 'US', 'America/Los_Angeles'],
    ['jp-jpo', 'JP', 'Asia/Tokyo'],
    ['unknown', 'JP', 'Asia/Tokyo'],
    ['unknown', 'US', 'America/New_York'],
    ['unknown', 'AQ', 'UTC'],
  ])('of %s in %s is %s', (forum, country, zone) => {
    expect(zoneOf(forum, country)).toBe(zone);
  });

  it('is known for each country that has a forum', () => {
    const countries = FORUMS.flatMap(({ country }) => country ?? []);

    expect(countries.filter((country) => zoneOfCountry(country) === 'UTC')).toEqual([]);
  });
});
