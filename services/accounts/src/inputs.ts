import { rule } from '@sinan/schema';
import { z } from 'zod';

/** The parts that inputs of several operations share. */

/** A token of ours; whether it is genuine is decided where it is read. */
export const tokenText = z.string().min(1).max(512);
/** A CloudEvents `source`: a URI reference, so nothing that a line or a log could trip over. */
export const sourceText = z
  .string()
  .min(1)
  .max(256)
  .regex(/^[\x21-\x7e]+$/);

/** Either the token of a link, or its id with the code that stands beside it in the mail. */
export const proofInput = z
  .strictObject({
    token: tokenText.nullish(),
    linkId: z.string().min(1).max(128).nullish(),
    code: z
      .string()
      .trim()
      .regex(/^\d{6}$/)
      .nullish(),
  })
  .refine(({ token, linkId, code }) => Boolean(token) || Boolean(linkId && code), {
    path: ['token'],
    ...rule('missing'),
  });
