import { idOf, type Locale, query } from '@sinan/schema';
import { z } from 'zod';
import { gatheredBy } from '../digest/rule.ts';
import { nobodysLinks } from '../links.ts';
import type { NotificationsRoom } from '../room.ts';
import { SAMPLE_READERS, type SampleReader } from '../rows.ts';
import { matchedCountries } from '../subscription/index.ts';
import { fill, TEMPLATES } from '../templates/index.ts';
import { versionView } from '../warning-letters.ts';
import type { WarningText } from '../warnings.ts';
import { inLanguage } from '../words.ts';
import { readersOf } from './audience.ts';
import { DESK } from './delivery.ts';

/** The mails that would go out if the version at work went live now. A minor one has none. */
export interface WarningSamples {
  readonly version: number;
  readonly minor: boolean;
  readonly mails: readonly SampleMail[];
}
/** A mail as its reader would get it: only the links by which they act are nobody's, and change nothing. */
export interface SampleMail {
  readonly reader: SampleReader;
  /** The countries by which it is said why the reader gets it. */
  readonly countries: readonly string[];
  readonly locale: Locale;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** What is said in the other language alone. */
  readonly lacks: readonly SampleField[];
  /** How many such readers there are in this language who are told at once, and how many with others in their digest. */
  readonly atOnce: number;
  readonly gathered: number;
}
const LANGUAGES: readonly Locale[] = ['zh-CN', 'en'];
const FIELDS = ['title', 'summary', 'advice', 'change'] as const;
type SampleField = (typeof FIELDS)[number];

/** The mails of the version at work, in both languages; null where there is none. */
export const samples = query({
  name: 'notifications.samples',
  access: DESK,
  input: z.strictObject({ warningId: idOf('warning') }),
  async run(room: NotificationsRoom, _, { warningId }): Promise<WarningSamples | null> {
    const work = await room.warnings.atWork(warningId);
    if (work === null) return null;
    const { minor, text } = work;
    return { version: text.version, minor, mails: minor ? [] : await mailsOf(room, warningId, text) };
  },
});

async function mailsOf(room: NotificationsRoom, warningId: string, text: WarningText): Promise<readonly SampleMail[]> {
  const count = await counted(room, warningId, text);
  return samplesOf(text).flatMap(({ reader, countries }) =>
    LANGUAGES.map((locale) => ({
      ...{ reader, countries, locale },
      ...wordsFor(room, text, locale, countries),
      lacks: lackingIn(text, locale),
      ...count(reader, locale),
    })),
  );
}

/** One of each kind of reader that a version can have, and the countries that they chose. */
export function samplesOf({ version, countries }: WarningText) {
  const chose: { readonly [reader in SampleReader]: readonly string[] | null } = {
    all: countries,
    some: countries.length > 1 ? countries.slice(0, 1) : null,
    informed: version > 1 ? [] : null,
  };
  return SAMPLE_READERS.flatMap((reader) => (chose[reader] ? [{ reader, countries: chose[reader] }] : []));
}

function wordsFor(room: NotificationsRoom, text: WarningText, locale: Locale, countries: readonly string[]) {
  const { template } = TEMPLATES[text.version === 1 ? 'warning' : 'warning-updated'];
  return fill(template, locale, { ...versionView(text, locale, countries), ...nobodysLinks(room) });
}

function lackingIn(text: WarningText, locale: Locale): readonly SampleField[] {
  const other = locale === 'en' ? 'zh-CN' : 'en';
  return FIELDS.filter((field) => {
    const said = text[field];
    return said !== null && inLanguage(said, locale).trim() === '' && inLanguage(said, other).trim() !== '';
  });
}

async function counted(room: NotificationsRoom, warningId: string, text: WarningText) {
  const counts = new Map<string, { atOnce: number; gathered: number }>();
  for await (const { state } of readersOf(room, warningId, text)) {
    const { choice } = state;
    const key = `${kindOf(matchedCountries(choice, text), text)}|${choice.locale}`;
    const count = counts.get(key) ?? { atOnce: 0, gathered: 0 };
    counts.set(key, count);
    count[gatheredBy(choice.rhythm, text.severity) === null ? 'atOnce' : 'gathered'] += 1;
  }
  return (reader: SampleReader, locale: Locale) => counts.get(`${reader}|${locale}`) ?? { atOnce: 0, gathered: 0 };
}

function kindOf(matched: readonly string[], { countries }: WarningText): SampleReader {
  if (matched.length === 0) return 'informed';
  return matched.length === countries.length ? 'all' : 'some';
}
