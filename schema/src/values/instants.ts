import { z } from 'zod';
import { rule } from '../problems.ts';

/** A point in time as a form states it, with its offset; kept in UTC, to the millisecond. */
export const statedInstant = z.iso.datetime({ offset: true }).overwrite((text) => {
  const at = Date.parse(text);
  return Number.isNaN(at) ? text : new Date(at).toISOString();
});

/** An IANA time zone (`America/New_York`), as this runtime knows them. */
export const timeZone: z.ZodType<string> = z.string().min(1).max(64).refine(isZone, rule('zone'));

function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    // An offset such as +08:00 is a zone to Intl, and none to people.
    return /^[A-Za-z]/.test(name);
  } catch {
    return false;
  }
}
