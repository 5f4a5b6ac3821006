import type { PostOutcome } from '@sinan/webhook';

/** Tries under way in one process, and of these to one host. */
export const [AT_ONCE, AT_ONCE_TO_HOST] = [32, 8];

/** What follows from a try: it has arrived; the receiver wants nothing any more (410); it is tried again; or it is refused for good. */
export type Verdict = 'delivered' | 'gone' | 'again' | 'refused';

/** Timeouts (408), too early (425), too often (429) and what is the receiver's own fault (5xx) may be otherwise later. A redirect is refused: it is not followed. */
export function verdictOf(outcome: PostOutcome): Verdict {
  if (outcome.kind === 'failed') return outcome.why === 'forbidden' ? 'refused' : 'again';
  const { status } = outcome;
  if (status >= 200 && status < 300) return 'delivered';
  if (status === 410) return 'gone';
  return status >= 500 || [408, 425, 429].includes(status) ? 'again' : 'refused';
}

const [SECOND, MINUTE, HOUR] = [1_000, 60_000, 3_600_000];
/** How long after each try the next one is made: eleven within a day. */
const WAITS = [
  ...[5 * SECOND, 30 * SECOND, 2 * MINUTE, 10 * MINUTE, 30 * MINUTE],
  ...[HOUR, 2 * HOUR, 4 * HOUR, 8 * HOUR, 8 * HOUR],
];
/** A receiver that asks for more patience has so much of it. */
const LONGEST_RETRY_AFTER_MS = 4 * HOUR;

/** When the next try is due (ms) after so many, which failed; null for never. A fifth more or less by chance, so that what failed together does not come together. */
export function nextTryAt(
  { tries, retryAfter }: { readonly tries: number; readonly retryAfter: string | null },
  now: number,
  chance = Math.random(),
): number | null {
  const wait = WAITS[tries - 1];
  if (wait === undefined) return null;
  const asked = Math.min(retryAfterMs(retryAfter, now), LONGEST_RETRY_AFTER_MS);
  return now + Math.round(Math.max(wait * (0.8 + chance * 0.4), asked));
}

/** `Retry-After` in seconds, or as a date (RFC 9110 §10.2.3); 0 for what is neither. */
function retryAfterMs(header: string | null, now: number): number {
  if (header === null) return 0;
  if (/^\d{1,9}$/.test(header)) return Number(header) * SECOND;
  const at = Date.parse(header);
  return Number.isNaN(at) ? 0 : Math.max(0, at - now);
}

/** A webhook for which nothing has arrived for so long is switched off, when the next post has failed for good. */
const SWITCHED_OFF_AFTER_MS = 3 * 24 * HOUR;
export function isToBeSwitchedOff(failingSince: string | null, now: number): boolean {
  return failingSince !== null && now - Date.parse(failingSince) >= SWITCHED_OFF_AFTER_MS;
}
