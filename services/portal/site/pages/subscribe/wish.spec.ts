import { describe, expect, it } from 'vitest';
import { byField, problemsOf, rhythmOf, type Wish } from './wish.ts';

const words = { noEmail: 'an address', noCountry: 'a country' };
const wish: Wish = {
  ...{ email: 'li@example.cn', countries: ['US'], severity: 'notice', locale: 'en' },
  ...{ rights: [], industries: [], platforms: [] },
  ...{ rhythm: 'instant', weekday: 5, hour: 8, zone: 'Asia/Shanghai' },
};

describe('a wish', () => {
  it('can be sent when it has an address and a country', () => {
    expect(problemsOf(wish, words)).toEqual({});
  });

  it('is told all that it lacks at once', () => {
    expect(problemsOf({ ...wish, email: 'li', countries: [] }, words)).toEqual({
      email: 'an address',
      countries: 'a country',
    });
  });
});

describe('the rhythm of a wish', () => {
  it('is sent with what counts in it', () => {
    expect(rhythmOf(wish)).toEqual({ every: 'instant' });
    expect(rhythmOf({ ...wish, rhythm: 'day' })).toEqual({ every: 'day', hour: 8, zone: 'Asia/Shanghai' });
    expect(rhythmOf({ ...wish, rhythm: 'week' })).toMatchObject({ every: 'week', weekday: 5, hour: 8 });
  });
});

describe('what the platform finds wrong', () => {
  it('is said at its field, one thing a field', () => {
    const problems = [
      { path: 'countries.0', message: 'no country' },
      { path: 'countries.1', message: 'no country either' },
      { path: 'email', message: 'no address' },
      { path: 'industries.0', message: 'no industry' },
      { path: 'platforms', message: 'too many' },
      { path: 'rhythm.zone', message: 'no zone' },
      { path: 'elsewhere', message: 'of no field here' },
    ];
    expect(byField(problems)).toEqual({
      ...{ countries: 'no country', email: 'no address', rhythm: 'no zone' },
      ...{ industries: 'no industry', platforms: 'too many' },
    });
  });
});
