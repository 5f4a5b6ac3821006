import { idOf, prose, rule } from '@sinan/schema';
import type { z } from 'zod';

/** What the inputs of commands on a case have in common. */
export const caseId = idOf('case');
export const words = prose(4_000);
export const note = prose(4_000).nullish();

/** For an input with a reason: “other” says nothing unless it is said in words. */
export function saysWhenOther<I extends { readonly reason: string; readonly note?: string | null | undefined }>(
  input: z.ZodType<I>,
  other: string,
): z.ZodType<I> {
  return input.refine(({ reason, note }) => reason !== other || note, { ...rule('missing'), path: ['note'] });
}
