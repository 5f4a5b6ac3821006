import { describe, expect, it } from 'vitest';
import { cityOf, levelOf, provinceOf } from './place.ts';

describe('a division code', () => {
  it.each([
    ['440000', 'province', null, '440000'],
    ['440300', 'city', '440300', '440000'],
    ['440305', 'county', '440300', '440000'],
    ['110101', 'county', '110100', '110000'],
    ['419001', 'county', '419001', '410000'],
  ])('%s is a %s in the city %s of the province %s', (code, level, city, province) => {
    expect([levelOf(code), cityOf(code), provinceOf(code)]).toEqual([level, city, province]);
  });
});
