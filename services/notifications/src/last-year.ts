import { type Clock, instant, type Resources } from '@sinan/runtime';
import { severity } from '@sinan/schema';
import { z } from 'zod';
import { type Choice, type Concerns, matchedCountries } from './subscription/index.ts';

/** How many warnings of the last year would have concerned a subscriber, and how many of these are urgent: what to expect of a subscription. */
export interface Expected {
  readonly warnings: number;
  readonly urgent: number;
}

/** What would have met a choice, by the same rule as mails: each warning once, as it stands. Null where risk does not answer. */
export type LastYear = (choice: Choice) => Promise<Expected | null>;

/** What `risk.publishedInCodes` answers. */
const published = z.object({
  codes: z.array(
    z.object({
      countries: z.array(z.string()),
      rights: z.array(z.string()),
      industries: z.array(z.string()),
      platforms: z.array(z.string()),
      severity,
    }),
  ),
  next: z.string().nullable(),
});

const YEAR_MS = 365 * 86_400_000;
/** Of more than in this many pages of a thousand, the newest count. */
const PAGES = 5;
/** What is known is kept so long: many are mailed at once what to expect. */
const KEPT_MS = 10_000;

export function openLastYear({ ask, clock, log }: Pick<Resources, 'ask' | 'clock' | 'log'>): LastYear {
  const year = keeping(clock, () => warningsSince(ask, instant(clock.now() - YEAR_MS)));
  return async (choice) => {
    const warnings = await year().catch((error: unknown) => {
      log.warn({ err: error }, 'the warnings of the last year are not known');
      return null;
    });
    if (warnings === null) return null;
    const met = warnings.filter((warning) => matchedCountries(choice, warning).length > 0);
    return { warnings: met.length, urgent: met.filter((warning) => warning.severity === 'urgent').length };
  };
}

async function warningsSince(ask: Resources['ask'], since: string): Promise<readonly Concerns[]> {
  const found: Concerns[] = [];
  let after: string | null = null;
  for (let page = 0; page < PAGES; page += 1) {
    const { codes, next }: z.infer<typeof published> = published.parse(
      await ask('risk.publishedInCodes', { since, after }),
    );
    found.push(...codes);
    if (next === null) break;
    after = next;
  }
  return found;
}

/** Asked for once by all who want it within that time. What failed is not kept. */
function keeping<T>(clock: Clock, ask: () => Promise<T>): () => Promise<T> {
  let kept: { readonly at: number; readonly answer: Promise<T> } | null = null;
  return () => {
    const now = clock.now();
    if (kept === null || Math.abs(now - kept.at) >= KEPT_MS) {
      const asked = { at: now, answer: ask() };
      asked.answer.catch(() => {
        if (kept === asked) kept = null;
      });
      kept = asked;
    }
    return kept.answer;
  };
}
