import { describe, expect, it } from 'vitest';
import { checkCharacter, isUscc, usccText } from './uscc.ts';

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
/** The weights of GB 32100-2015, table 4, for positions 1 to 17. */
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const BODIES = [
  '91350100M000100Y4',
  '91440300MA5EXAMPL',
  '12100000400000000',
  '9133010000000000Y',
  '52500000000000000',
];

/** The check worked out as the standard prints it, with the table instead of powers. */
function byTheTable(body: string): string {
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * ALPHABET.indexOf(body.charAt(i)), 0);
  return ALPHABET.charAt((31 - (sum % 31)) % 31);
}

describe('a credit code', () => {
  it('has the check character of the example that the standard is taught with', () => {
    expect(checkCharacter('91350100M000100Y4')).toBe('3');
    expect(isUscc('91350100M000100Y43')).toBe(true);
  });

  it.each(BODIES)('has the check character that the table of weights gives: %s', (body) => {
    expect(checkCharacter(body)).toBe(byTheTable(body));
    expect(isUscc(body + byTheTable(body))).toBe(true);
  });

  it('is taken as people type it', () => {
    expect(usccText.parse(' 91350100m000100y43\n')).toBe('91350100M000100Y43');
  });

  it.each([
    ['too short', '91350100M000100Y4'],
    ['too long', '91350100M000100Y433'],
    ['with a letter that does not occur', '91350100I000100Y43'],
    ['with a letter in its division', '9135010AM000100Y43'],
    ['empty', ''],
    ['of full-width digits', '91350100M000100Y4３'],
  ])('is refused when %s', (_, text) => {
    expect(isUscc(text)).toBe(false);
    expect(usccText.safeParse(text).success).toBe(false);
  });
});

describe('a slip of the pen', () => {
  const codes = BODIES.map((body) => body + checkCharacter(body));

  it('in any one character is always found', () => {
    const undetected = codes.flatMap((code) =>
      [...code].flatMap((right, i) =>
        [...ALPHABET]
          .filter((wrong) => wrong !== right && isUscc(code.slice(0, i) + wrong + code.slice(i + 1)))
          .map((wrong) => `${code} at ${i}: ${wrong}`),
      ),
    );

    expect(undetected).toEqual([]);
  });

  it('that swaps two neighbours is always found', () => {
    const swapped = codes.flatMap((code) =>
      [...code]
        .map((first, i) => `${code.slice(0, i)}${code.charAt(i + 1)}${first}${code.slice(i + 2)}`)
        .filter((other) => other !== code),
    );

    expect(swapped.length).toBeGreaterThan(30);
    expect(swapped.filter(isUscc)).toEqual([]);
  });
});
