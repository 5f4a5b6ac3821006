import { idOf, query, Refusal } from '@sinan/schema';
import { z } from 'zod';
import { gatheredBy } from '../digest/rule.ts';
import { recipients, type Subscriber } from '../recipients.ts';
import type { NotificationsRoom } from '../room.ts';
import { type Concerns, matchedCountries } from '../subscription/index.ts';
import type { WarningInCodes } from '../warnings.ts';
import { DESK } from './delivery.ts';

/** How many would be mailed if the version at work went live now: figures, and no address. */
export interface WarningAudience {
  readonly version: number;
  readonly recipients: number;
  /** Those of them who get it only because they got an earlier version. */
  readonly informed: number;
  /** Those of them who are told with others, in their digest; all others at once. */
  readonly gathered: number;
  /** How many chose each of the version's countries: who chose two counts twice. */
  readonly byCountry: readonly { readonly country: string; readonly recipients: number }[];
  readonly byLanguage: readonly { readonly locale: string; readonly recipients: number }[];
}

/** So long it waits (ms) until all can be found whom an earlier release wrote down: an editor looks again, and what goes out waits as long as it takes. */
const PATIENCE_MS = 3_000;

/** Whom the version at work would reach; null where there is none. A minor one reaches nobody. `BUSY` while not all of them can be found. */
export const warningAudience = query({
  name: 'notifications.warningAudience',
  access: DESK,
  input: z.strictObject({ warningId: idOf('warning') }),
  async run(room: NotificationsRoom, _, { warningId }): Promise<WarningAudience | null> {
    const version = (await room.warnings.inCodes(warningId))?.atWork;
    return version ? audienceOf(room, warningId, version) : null;
  },
});

async function audienceOf(
  room: NotificationsRoom,
  warningId: string,
  version: NonNullable<WarningInCodes['atWork']>,
): Promise<WarningAudience> {
  const count = counting(version);
  if (version.minor) return count.result();
  for await (const one of readersOf(room, warningId, version)) count.add(one);
  return count.result();
}

/** Who would be mailed if a version went live now. */
export async function* readersOf(
  room: NotificationsRoom,
  warningId: string,
  version: Concerns & { readonly version: number },
): AsyncGenerator<Subscriber> {
  await allCanBeFound(room);
  const matching = { concerns: version, confirmedBy: room.resources.clock.now() };
  for await (const { readers } of recipients(room, { warningId, matching, informedBefore: version.version }))
    yield* readers;
}

async function allCanBeFound({ earlier }: NotificationsRoom): Promise<void> {
  const patience = AbortSignal.timeout(PATIENCE_MS);
  await earlier.posted(patience).catch((error) => {
    throw error === patience.reason ? new Refusal('BUSY') : error;
  });
}

function counting(version: NonNullable<WarningInCodes['atWork']>) {
  const countries = new Map(version.countries.map((country) => [country, 0]));
  const locales = new Map([
    ['zh-CN', 0],
    ['en', 0],
  ]);
  let [recipients, onlyInformed, gathered] = [0, 0, 0];
  const more = (counts: Map<string, number>, key: string) => counts.set(key, (counts.get(key) ?? 0) + 1);
  return {
    add({ state: { choice } }: Subscriber): void {
      const matched = matchedCountries(choice, version);
      recipients += 1;
      if (matched.length === 0) onlyInformed += 1;
      if (gatheredBy(choice.rhythm, version.severity) !== null) gathered += 1;
      for (const country of matched) more(countries, country);
      more(locales, choice.locale);
    },
    result: (): WarningAudience => ({
      version: version.version,
      recipients,
      informed: onlyInformed,
      gathered,
      byCountry: [...countries].map(([country, recipients]) => ({ country, recipients })),
      byLanguage: [...locales].map(([locale, recipients]) => ({ locale, recipients })),
    }),
  };
}
