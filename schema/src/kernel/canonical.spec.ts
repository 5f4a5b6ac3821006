import { describe, expect, it } from 'vitest';
import { canonicalJson } from './canonical.ts';

function doubleOf(hex: string): number {
  return Buffer.from(hex, 'hex').readDoubleBE();
}

describe('the samples of RFC 8785', () => {
  it('writes the primitive values of section 3.2.2', () => {
    const value: unknown = JSON.parse(String.raw`{
      "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
      "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
      "literals": [null, true, false]
    }`);

    expect(canonicalJson(value)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
  });

  it('sorts members by UTF-16 code units as in section 3.2.3', () => {
    const value = {
      '\u20ac': 'Euro Sign',
      '\r': 'Carriage Return',
      '\ufb33': 'Hebrew Letter Dalet With Dagesh',
      '1': 'One',
      '\ud83d\ude00': 'Emoji: Grinning Face',
      '\u0080': 'Control',
      '\u00f6': 'Latin Small Letter O With Diaeresis',
    };

    expect([...canonicalJson(value).matchAll(/:"([^"]*)"/g)].map(([, name]) => name)).toEqual([
      'Carriage Return',
      'One',
      'Control',
      'Latin Small Letter O With Diaeresis',
      'Euro Sign',
      'Emoji: Grinning Face',
      'Hebrew Letter Dalet With Dagesh',
    ]);
  });

  it.each([
    ['0000000000000000', '0'],
    ['8000000000000000', '0'],
    ['0000000000000001', '5e-324'],
    ['8000000000000001', '-5e-324'],
    ['7fefffffffffffff', '1.7976931348623157e+308'],
    ['4340000000000000', '9007199254740992'],
    ['c340000000000000', '-9007199254740992'],
    ['4430000000000000', '295147905179352830000'],
    ['44b52d02c7e14af5', '9.999999999999997e+22'],
    ['44b52d02c7e14af6', '1e+23'],
    ['444b1ae4d6e2ef4e', '999999999999999700000'],
    ['3eb0c6f7a0b5ed8c', '9.999999999999997e-7'],
    ['3eb0c6f7a0b5ed8d', '0.000001'],
    ['41b3de4355555553', '333333333.3333332'],
    ['41b3de4355555554', '333333333.33333325'],
    ['becbf647612f3696', '-0.0000033333333333333333'],
    ['43143ff3c1cb0959', '1424953923781206.2'],
  ])('writes the number %s of appendix B as %s', (hex, text) => {
    expect(canonicalJson(doubleOf(hex))).toBe(text);
  });
});

describe('values that I-JSON cannot carry', () => {
  const cycle: { self?: unknown } = {};
  cycle.self = cycle;

  it.each([
    ['NaN', Number.NaN],
    ['an infinity', { amount: Number.NEGATIVE_INFINITY }],
    ['nothing', undefined],
    ['a cycle', cycle],
    ['half a surrogate pair', { name: 'a\ud83d' }],
    ['half a surrogate pair after a backslash', '\\\ude00'],
    ['half a surrogate pair in a key', { '\ude00': 1 }],
  ])('refuses %s', (_, value) => {
    expect(() => canonicalJson(value)).toThrow(TypeError);
  });

  it('takes text that only looks like an escape', () => {
    expect(canonicalJson('\\ud83d')).toBe('"\\\\ud83d"');
  });
});

describe('the same fact written twice', () => {
  it('has one text, whatever the order of its members', () => {
    const [one, other] = [{ b: [1, { d: 1, c: '中' }], a: undefined }, { b: [1, { c: '中', d: 1 }] }];

    expect(canonicalJson(one)).toBe(canonicalJson(other));
  });
});
