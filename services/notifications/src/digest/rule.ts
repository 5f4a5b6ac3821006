import type { DigestRhythm, Rhythm, Severity } from '@sinan/schema';

/**
 * The rhythm by which a reader is told of a part of a warning together with others, or null where it is told at once. The severity is that of the version,
 * or of the last one that was withdrawn.
 *
 * | severity                   | at once | daily        | weekly        |
 * | -------------------------- | ------- | ------------ | ------------- |
 * | urgent                     | at once | at once      | at once       |
 * | warning, attention, notice | at once | daily digest | weekly digest |
 */
export function gatheredBy(rhythm: Rhythm, severity: Severity): DigestRhythm | null {
  return rhythm.every === 'instant' || severity === 'urgent' ? null : rhythm;
}
