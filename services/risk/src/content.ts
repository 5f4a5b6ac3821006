import { countryCode, line, prose, rightCode, rule, severity } from '@sinan/schema';
import { z } from 'zod';

/** The same text in both languages. */
function inBoth(text: z.ZodType<string>) {
  return z.strictObject({ zh: text, en: text });
}

/** Readers of a public mail are sent there: https, a domain name, no user name that looks like one; written as URL parsers write it. */
const publicUrl = z
  .url({ protocol: /^https$/, hostname: z.regexes.domain, normalize: true })
  .max(2_000)
  .refine((text) => URL.canParse(text) && new URL(text).username === '', rule('url'));

/** What a risk warning (风险预警) says. Each is checked where it comes in. */
export const warningContent = z.strictObject({
  severity,
  countries: z.array(countryCode).min(1).max(50).overwrite(distinct),
  rights: z.array(rightCode).max(50).overwrite(distinct),
  title: inBoth(line(200)),
  summary: inBoth(prose(2_000)),
  advice: inBoth(prose(4_000, 0)),
  sourceUrl: publicUrl,
});
export type WarningContent = Readonly<z.infer<typeof warningContent>>;

function distinct<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}
