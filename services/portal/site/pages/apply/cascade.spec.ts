import { describe, expect, it } from 'vitest';
import { forumsOf, proceduresOf, settled, zoneOf } from './cascade.ts';

describe('forums', () => {
  it('of a country are its own, the Union’s for its members, and those that act anywhere; “not sure” comes first', () => {
    expect(forumsOf('US')).toEqual(expect.arrayContaining(['us-itc', 'platform-amazon']));
    expect(forumsOf('US')).not.toContain('de-lg');
    expect(forumsOf('DE')).toEqual(expect.arrayContaining(['de-lg', 'eu-upc']));
    expect(forumsOf('GB')).not.toContain('eu-upc');
    for (const country of ['US', 'DE', 'ZZ', '']) expect(forumsOf(country)[0]).toBe('unknown');
  });

  it('count their days in their own zone, and in the country’s while none is known', () => {
    expect(zoneOf('us-dct-ilnd', 'US')).toBe('America/Chicago');
    expect(zoneOf('unknown', 'JP')).toBe('Asia/Tokyo');
    expect(zoneOf('', '')).toBe('UTC');
  });
});

describe('procedures', () => {
  it('are those of the forum', () => {
    expect(proceduresOf('us-itc')).toContain('itc-temporary-relief');
    expect(proceduresOf('us-ptab')).toEqual(['ipr', 'pgr']);
    expect(proceduresOf('unknown')).toEqual([]);
  });
});

describe('a choice', () => {
  const chosen = { country: 'US', forum: 'us-itc', procedure: 'itc-investigation', product: '婴儿推车' };

  it('stays where it is one', () => {
    expect(settled(chosen)).toEqual(chosen);
    expect(settled({ ...chosen, country: 'DE', forum: 'eu-upc', procedure: 'infringement' })).toMatchObject({
      forum: 'eu-upc',
      procedure: 'infringement',
    });
  });

  it('goes with the country or the forum that it was of, and nothing else goes', () => {
    expect(settled({ ...chosen, country: 'JP' })).toEqual({ ...chosen, country: 'JP', forum: '', procedure: '' });
    expect(settled({ ...chosen, forum: 'us-ptab' })).toEqual({ ...chosen, forum: 'us-ptab', procedure: '' });
  });

  it('keeps a procedure that is told in words, and “not sure”', () => {
    expect(settled({ ...chosen, forum: 'us-ptab', procedure: '衍生程序' }).procedure).toBe('衍生程序');
    expect(settled({ ...chosen, country: 'JP', forum: 'unknown' }).forum).toBe('unknown');
  });
});
