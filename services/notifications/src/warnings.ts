import type { Resources } from '@sinan/runtime';
import { severity } from '@sinan/schema';
import { z } from 'zod';

const bilingual = z.object({ zh: z.string(), en: z.string() });

/** A version for its mails: a warning's words stay with risk, and are asked for when a mail is written. */
const words = z.object({
  version: z.number().int().positive(),
  title: bilingual,
  summary: bilingual,
  advice: bilingual,
  sourceUrl: z.url({ protocol: /^https$/ }),
  severity,
  countries: z.array(z.string()),
  rights: z.array(z.string()),
  industries: z.array(z.string()),
  platforms: z.array(z.string()),
  publishedAt: z.iso.datetime(),
  change: bilingual.nullable(),
  changed: z.array(z.string()),
  staleTranslations: z.array(z.string()),
  validUntil: z.iso.date().nullable(),
  expiresAt: z.iso.datetime().nullable(),
});
export type WarningText = z.infer<typeof words>;

/** What `risk.warningForMail` answers. */
const text = words.nullable();

/** What `risk.workForMail` answers: how the version at work would go out now. */
const work = z.object({ minor: z.boolean(), text: words }).nullable();
export type WarningWork = NonNullable<z.infer<typeof work>>;

/** What `risk.withdrawalForMail` answers. */
const withdrawal = z
  .object({
    version: z.number().int().positive(),
    title: bilingual,
    severity,
    countries: z.array(z.string()),
    reason: bilingual,
    cancelledAt: z.iso.datetime(),
  })
  .nullable();
export type Withdrawal = NonNullable<z.infer<typeof withdrawal>>;

/** What `risk.inCodes` answers: whom each version concerns. */
const versionInCodes = z.object({
  version: z.number().int().positive(),
  minor: z.boolean(),
  countries: z.array(z.string()),
  rights: z.array(z.string()),
  industries: z.array(z.string()),
  platforms: z.array(z.string()),
  severity,
});
const inCodes = z
  .object({ published: z.array(versionInCodes), atWork: versionInCodes.nullable(), cancelled: z.boolean() })
  .nullable();
export type WarningInCodes = NonNullable<z.infer<typeof inCodes>>;

/** What risk knows of its warnings. */
export interface Warnings {
  /** A version that went live: never another, so it is kept. */
  text(warningId: string, version: number): Promise<WarningText>;
  withdrawal(warningId: string): Promise<Withdrawal>;
  /** The words of the version at work, as they stand now; null for none. */
  atWork(warningId: string): Promise<WarningWork | null>;
  /** As it stands now; null for none. */
  inCodes(warningId: string): Promise<WarningInCodes | null>;
}

export function openWarnings(ask: Resources['ask']): Warnings {
  const [texts, withdrawals] = [keeping<WarningText>(), keeping<Withdrawal>()];
  return {
    text: (warningId, version) =>
      texts(`${warningId}.${version}`, async () =>
        there(text.parse(await ask('risk.warningForMail', { warningId, version })), `${warningId}.${version}`),
      ),
    withdrawal: (warningId) =>
      withdrawals(warningId, async () =>
        there(withdrawal.parse(await ask('risk.withdrawalForMail', { warningId })), warningId),
      ),
    atWork: async (warningId) => work.parse(await ask('risk.workForMail', { warningId })),
    inCodes: async (warningId) => inCodes.parse(await ask('risk.inCodes', { warningId })),
  };
}

/** Warnings go out in their thousands, one at a time: a few are kept, so that each is asked for once. */
const KEPT = 16;

function keeping<T>() {
  const kept = new Map<string, Promise<T>>();
  return (key: string, ask: () => Promise<T>): Promise<T> => {
    const asked = kept.get(key) ?? ask();
    kept.delete(key);
    kept.set(key, asked);
    for (const oldest of [...kept.keys()].slice(0, -KEPT)) kept.delete(oldest);
    asked.catch(() => kept.delete(key));
    return asked;
  };
}

function there<T>(found: T | null, what: string): T {
  if (found === null) throw new Error(`risk knows nothing to mail of ${what}`);
  return found;
}
