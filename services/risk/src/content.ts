import {
  type Certainty,
  certainty,
  countryCode,
  industryCode,
  line,
  platformCode,
  prose,
  publishable,
  rightCode,
  rule,
  type Severity,
  severity,
  timeZone,
  type Urgency,
  urgency,
  warningKindCode,
} from '@sinan/schema';
import type { Bilingual } from '@sinan/schema/graphql';
import { z } from 'zod';

/** The same text in both languages, as the public will read it: it names none of our matters and no enterprise by its credit code. */
export function inBoth(text: z.ZodType<string>) {
  const published = text.refine(...publishable);
  return z.strictObject({ zh: published, en: published });
}

/** Readers of a public mail are sent there: https, a domain name, no user name that looks like one; written as URL parsers write it. */
const publicUrl = z
  .url({ protocol: /^https$/, hostname: z.regexes.domain, normalize: true })
  .max(2_000)
  .refine((text) => URL.canParse(text) && new URL(text).username === '', rule('url'))
  .refine(...publishable);

const source = z.strictObject({ url: publicUrl, title: line(200).refine(...publishable), fetchedOn: z.iso.date() });
const keyDate = z.strictObject({
  date: z.iso.date(),
  zone: timeZone,
  label: inBoth(line(200)),
});

/** What a risk warning (风险预警) says, as it is entered: each is checked here, and what may be left out may also be null. */
export const warningContent = z.strictObject({
  severity,
  countries: z.array(countryCode).min(1).max(50).overwrite(distinct).readonly(),
  rights: z.array(rightCode).max(50).overwrite(distinct).readonly(),
  title: inBoth(line(200)),
  summary: inBoth(prose(2_000)),
  advice: inBoth(prose(4_000, 0)),
  sourceUrl: publicUrl,
  kind: warningKindCode.nullish(),
  industries: z.array(industryCode).max(20).overwrite(distinct).readonly().nullish(),
  platforms: z.array(platformCode).max(20).overwrite(distinct).readonly().nullish(),
  urgency: urgency.nullish(),
  certainty: certainty.nullish(),
  /** The last day in force, as China counts days. */
  validUntil: z.iso.date().nullish(),
  sources: z.array(source).max(20).readonly().nullish(),
  keyDates: z.array(keyDate).max(20).readonly().nullish(),
});

export interface Source {
  readonly url: string;
  readonly title: string;
  readonly fetchedOn: string;
}
/** A day of the field: a hearing, the entry into force of a law. The zone is that of the place whose day it is. */
export interface KeyDate {
  readonly date: string;
  readonly zone: string;
  readonly label: Bilingual;
}

/** What a warning says, whole. */
export interface WarningContent {
  readonly severity: Severity;
  readonly countries: readonly string[];
  readonly rights: readonly string[];
  readonly title: Bilingual;
  readonly summary: Bilingual;
  readonly advice: Bilingual;
  readonly sourceUrl: string;
  readonly kind: string | null;
  readonly industries: readonly string[];
  readonly platforms: readonly string[];
  readonly urgency: Urgency | null;
  readonly certainty: Certainty | null;
  readonly validUntil: string | null;
  readonly sources: readonly Source[];
  readonly keyDates: readonly KeyDate[];
}

type Always = 'severity' | 'countries' | 'rights' | 'title' | 'summary' | 'advice' | 'sourceUrl';
/** What was entered, or stored by the first release: what came later may be missing. */
export type GivenContent = Pick<WarningContent, Always> & {
  readonly [F in Exclude<keyof WarningContent, Always>]?: WarningContent[F] | null | undefined;
};

export function wholeContent(given: GivenContent): WarningContent {
  const { kind, industries, platforms, urgency, certainty, validUntil, sources, keyDates, ...always } = given;
  return {
    ...always,
    kind: kind ?? null,
    industries: industries ?? [],
    platforms: platforms ?? [],
    urgency: urgency ?? null,
    certainty: certainty ?? null,
    validUntil: validUntil ?? null,
    sources: sources ?? [],
    keyDates: keyDates ?? [],
  };
}

function distinct<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}
