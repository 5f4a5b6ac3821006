import { z } from 'zod';
import { rule } from '../problems.ts';

/** Control characters, line and paragraph separators, and the marks that turn the direction of text around. */
const UNSEEN = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;
const UNSEEN_BUT_NEWLINE = /(?!\n)[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;
const LONE_SURROGATE = /\p{Cs}/u;

/** One line that a person wrote: trimmed, 1 to `max` characters (UTF-16 units), none of them unseen. */
export function line(max: number): z.ZodType<string> {
  return z
    .string()
    .trim()
    .min(1)
    .max(max)
    .refine((text) => !UNSEEN.test(text), rule('control-characters'))
    .refine((text) => !LONE_SURROGATE.test(text), rule('surrogates'));
}

/** Text of several lines, `min` to `max` characters. Line ends become `\n` and tabs spaces, as pasted text brings them. */
export function prose(max: number, min: 0 | 1 = 1): z.ZodType<string> {
  return z
    .string()
    .overwrite((text) => text.replace(/\r\n?/g, '\n').replaceAll('\t', ' '))
    .trim()
    .min(min)
    .max(max)
    .refine((text) => !UNSEEN_BUT_NEWLINE.test(text), rule('control-characters'))
    .refine((text) => !LONE_SURROGATE.test(text), rule('surrogates'));
}
