import { describe, expect, it } from 'vitest';
import type { Id } from '../ids.ts';
import { type Centre, competentCentres, isCompetent, route } from './routing.ts';

function centre(name: string, kind: Centre['kind'], division: string, industry: string | null = null): Centre {
  return {
    id: `ctr_${name}` as Id<'centre'>,
    name: { zh: name, en: name },
    kind,
    division,
    industry,
    country: kind === 'station' ? 'US' : null,
    illustrative: true,
  };
}
const nation = centre('nation', 'national', '110000');
const guangdong = centre('guangdong', 'local', '440000');
const shenzhen = centre('shenzhen', 'local', '440300');
const nanshan = centre('nanshan', 'local', '440305');
const zhejiang = centre('zhejiang', 'local', '330000');
const software = centre('software', 'industry', '440100', 'I');
const station = centre('station', 'station', '440300');
const all = [nation, zhejiang, guangdong, shenzhen, software, station];

const inShenzhen = { division: '440305', industry: 'C' };

describe('no choice was made', () => {
  it.each([
    ['its industry before its city', { division: '440305', industry: 'I' }, 'software', 'industry'],
    ['its city before its province', inShenzhen, 'shenzhen', 'city'],
    ['its province where the city has none', { division: '440106', industry: 'C' }, 'guangdong', 'province'],
    ['its province when only the province is known', { division: '440000', industry: 'C' }, 'guangdong', 'province'],
    ['the nation where nobody else covers the place', { division: '650102', industry: 'C' }, 'nation', 'nation'],
  ])('goes to %s', (_, place, name, by) => {
    expect(route(place, all)).toEqual({ centreId: `ctr_${name}`, by });
  });

  it('goes to the first of two with the same claim', () => {
    const second = centre('second', 'local', '440300');

    expect(route(inShenzhen, [nation, second, shenzhen]).centreId).toBe(second.id);
  });
});

describe('a centre was chosen', () => {
  it.each([nation, guangdong, shenzhen])('goes to it when it is competent: $name.en', (chosen) => {
    expect(route({ ...inShenzhen, choice: chosen.id }, all)).toEqual({ centreId: chosen.id, by: 'choice' });
  });

  it.each([zhejiang.id, software.id, station.id, 'ctr_nobody', null])(
    'goes on as if %s had not been chosen when it is not',
    (choice) => {
      expect(route({ ...inShenzhen, choice }, all)).toEqual({ centreId: shenzhen.id, by: 'city' });
    },
  );
});

describe('competence', () => {
  it('lists whom an applicant may choose', () => {
    expect(competentCentres(inShenzhen, all)).toEqual([nation, guangdong, shenzhen]);
  });

  it('gives a centre that sits in a district the whole city', () => {
    expect(isCompetent(nanshan, { division: '440304', industry: 'C' })).toBe(true);
    expect(isCompetent(nanshan, { division: '440106', industry: 'C' })).toBe(false);
  });

  it('keeps counties under a province apart although they share four digits', () => {
    const jiyuan = centre('jiyuan', 'local', '419001');

    expect(isCompetent(jiyuan, { division: '419001', industry: 'C' })).toBe(true);
    expect(isCompetent(jiyuan, { division: '419002', industry: 'C' })).toBe(false);
  });

  it('gives no city centre to a place of which only the province is known', () => {
    expect(isCompetent(shenzhen, { division: '440000', industry: 'C' })).toBe(false);
  });
});

describe('a list without a national centre', () => {
  it('is refused when nobody covers the place', () => {
    expect(() => route({ division: '650102', industry: 'C' }, [shenzhen])).toThrow(RangeError);
  });
});
