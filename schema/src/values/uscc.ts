import { z } from 'zod';
import { rule } from '../problems.ts';

/**
 * The unified social credit code, GB 32100-2015: 18 characters, the last a check on the 17 before it. The letters I, O, S, V and Z do
 * not occur. Positions 3–8 are the division of the registering office.
 */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const MODULUS = 31;
const FORM = /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/;

/** The check character of the first 17: weights 3^(i-1) mod 31, as GB 32100 gives them. */
export function checkCharacter(first17: string): string {
  let [sum, weight] = [0, 1];
  for (const character of first17) {
    sum += weight * ALPHABET.indexOf(character);
    weight = (weight * 3) % MODULUS;
  }
  return ALPHABET.charAt((MODULUS - (sum % MODULUS)) % MODULUS);
}

/** Whether this is a credit code as the standard writes it: upper case, no spaces, right check character. */
export function isUscc(text: string): boolean {
  return FORM.test(text) && checkCharacter(text.slice(0, 17)) === text.charAt(17);
}

/** A credit code as people type it: trimmed and put into upper case, then checked. */
export const usccText: z.ZodType<string> = z
  .string()
  .trim()
  .toUpperCase()
  .refine(isUscc, rule('uscc'))
  .meta({ description: 'GB 32100-2015, its last character a check on the others', pattern: FORM.source });
