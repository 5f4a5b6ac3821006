import { describe, expect, it } from 'vitest';
import { byField, problemsOf } from './wish.ts';

const words = { noEmail: 'an address', noCountry: 'a country' };
const wish = { email: 'li@example.cn', countries: ['US'], rights: [], severity: 'notice', locale: 'en' };

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

describe('what the platform finds wrong', () => {
  it('is said at its field, one thing a field', () => {
    const problems = [
      { path: 'countries.0', message: 'no country' },
      { path: 'countries.1', message: 'no country either' },
      { path: 'email', message: 'no address' },
      { path: 'elsewhere', message: 'of no field here' },
    ];
    expect(byField(problems)).toEqual({ countries: 'no country', email: 'no address' });
  });
});
