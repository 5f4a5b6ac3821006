import type { VariablesOf } from 'gql.tada';
import type { ASK } from '../../api/documents.ts';
import type { WarningWork, Words } from './warning.ts';

/** The same text in both languages. */
export interface Both {
  readonly zh: string;
  readonly en: string;
}
export interface WishSource {
  /** Which keeps its fields while others come and go. */
  readonly key: number;
  readonly url: string;
  readonly title: string;
  readonly fetchedOn: string;
}
export interface WishDay {
  readonly key: number;
  readonly date: string;
  readonly zone: string;
  readonly label: Both;
}

/** What is typed into the form of a warning; '' for what is not chosen. `change` and `minor` are of later versions alone. */
export interface Wish {
  readonly severity: string;
  readonly kind: string;
  readonly countries: readonly string[];
  readonly rights: readonly string[];
  readonly industries: readonly string[];
  readonly platforms: readonly string[];
  readonly urgency: string;
  readonly certainty: string;
  readonly title: Both;
  readonly summary: Both;
  readonly advice: Both;
  readonly sourceUrl: string;
  readonly sources: readonly WishSource[];
  readonly keyDates: readonly WishDay[];
  readonly validUntil: string;
  readonly change: Both;
  readonly minor: boolean;
}

const NOTHING: Both = { zh: '', en: '' };

export const EMPTY_WISH: Wish = {
  severity: '',
  kind: '',
  countries: [],
  rights: [],
  industries: [],
  platforms: [],
  urgency: '',
  certainty: '',
  title: NOTHING,
  summary: NOTHING,
  advice: NOTHING,
  sourceUrl: '',
  sources: [],
  keyDates: [],
  validUntil: '',
  change: NOTHING,
  minor: false,
};

/** What a version says, to be written on. */
export function wishOf(words: Words, work?: Pick<WarningWork, 'change' | 'changeEn' | 'minor'>): Wish {
  const codes = (terms: readonly { readonly code: string }[]) => terms.map(({ code }) => code);
  return {
    severity: words.severity,
    kind: words.kind?.code ?? '',
    countries: words.countries,
    rights: words.rights,
    industries: codes(words.industries),
    platforms: codes(words.platforms),
    urgency: words.urgency ?? '',
    certainty: words.certainty ?? '',
    title: { zh: words.title, en: words.titleEn },
    summary: { zh: words.summary, en: words.summaryEn },
    advice: { zh: words.advice, en: words.adviceEn },
    sourceUrl: words.sourceUrl,
    sources: words.sources.map((source, key) => ({ key, ...source })),
    keyDates: words.keyDates.map(({ date, zone, label, labelEn }, key) => ({
      ...{ key, date, zone },
      label: { zh: label, en: labelEn },
    })),
    validUntil: words.validUntil ?? '',
    change: { zh: work?.change ?? '', en: work?.changeEn ?? '' },
    minor: work?.minor ?? false,
  };
}

type Input = VariablesOf<typeof ASK.editorDraft>['input'];
const LEVELS = ['notice', 'attention', 'warning', 'urgent'] as const;
const URGENCIES = ['immediate', 'expected', 'future', 'past', 'unknown'] as const;
const CERTAINTIES = ['observed', 'likely', 'possible', 'unlikely', 'unknown'] as const;

/** What was typed, as the platform is asked for it: without the space around it. */
export function contentOf(wish: Wish): Input {
  return {
    severity: LEVELS.find((code) => code === wish.severity) ?? 'notice',
    kind: wish.kind || null,
    countries: [...wish.countries],
    rights: [...wish.rights],
    industries: [...wish.industries],
    platforms: [...wish.platforms],
    urgency: URGENCIES.find((code) => code === wish.urgency) ?? null,
    certainty: CERTAINTIES.find((code) => code === wish.certainty) ?? null,
    title: trimmed(wish.title),
    summary: trimmed(wish.summary),
    advice: trimmed(wish.advice),
    sourceUrl: wish.sourceUrl.trim(),
    sources: wish.sources.map(({ url, title, fetchedOn }) => ({ url: url.trim(), title: title.trim(), fetchedOn })),
    keyDates: wish.keyDates.map(({ date, zone, label }) => ({ date, zone, label: trimmed(label) })),
    validUntil: wish.validUntil || null,
  };
}

export function trimmed({ zh, en }: Both): { zh: string; en: string } {
  return { zh: zh.trim(), en: en.trim() };
}
