import { z } from 'zod';
import { rule } from '../problems.ts';

/** As people write it: spaces or hyphens between the groups, the country in front or not. */
function bare(text: string): string {
  return text.replace(/[\s-]/g, '').replace(/^(\+|00)86/, '');
}

/** A mobile number of mainland China: 11 digits, of which the first is 1 and the second 3 to 9 (工信部 numbering plan). Kept without country and gaps. */
export const cnMobile: z.ZodType<string> = z
  .string()
  .max(32)
  .refine((text) => /^1[3-9]\d{9}$/.test(bare(text)), rule('mobile'))
  .overwrite(bare);
