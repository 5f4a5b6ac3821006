import { describe, expect, it } from 'vitest';
import { type CentreWish, inputOf, lacksOf, newWish } from './wish.ts';

const station: CentreWish = {
  ...{ code: ' US ', nameZh: '示例工作站', nameEn: 'Example Station', kind: 'station', division: '440300' },
  ...{ industry: 'C', country: 'US' },
};

describe('a centre as it is stated', () => {
  it('is sent with what its kind has, and nothing else', () => {
    expect(inputOf(station)).toEqual({
      ...{ code: 'US', kind: 'station', division: '440300', industry: null, country: 'US' },
      name: { zh: '示例工作站', en: 'Example Station' },
    });
    expect(inputOf({ ...station, kind: 'industry' })).toMatchObject({ industry: 'C', country: null });
  });

  it('covers the nation, when it is the first', () => {
    expect([newWish(true).kind, newWish(false).kind]).toEqual(['national', 'local']);
  });

  it('lacks what its kind needs', () => {
    expect(lacksOf(station)).toEqual([]);
    expect(lacksOf({ ...station, country: '' })).toEqual(['country']);
    expect(lacksOf({ ...station, kind: 'industry', industry: '' })).toEqual(['industry']);
    expect(lacksOf({ ...station, division: '4403' })).toEqual(['division']);
    expect(lacksOf(newWish(false))).toEqual(['code', 'name-zh', 'name-en', 'division']);
  });
});
