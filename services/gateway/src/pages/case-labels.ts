import type { CentreDirectory } from '@sinan/runtime';
import { CHINA_ZONE, countryName, DISPUTE_TYPES, FORUMS, type Locale, termText } from '@sinan/schema';
import type { CaseView } from '@sinan/schema/graphql';
import { CASE_WORDS } from './case-words.ts';
import { type Html, html } from './html.ts';

/** What the codes of a case say in the reader's language. */
export interface CaseLabels {
  readonly disputeType: string;
  readonly country: string;
  readonly forum: string;
  readonly centre: string;
  readonly status: string;
}

export function labelsOf(
  { disputeType, country, forum, centreId, status }: CaseView,
  lang: Locale,
  centres: CentreDirectory,
): CaseLabels {
  return {
    disputeType: termText(DISPUTE_TYPES, disputeType, lang),
    country: countryName(country, lang),
    forum: termText(FORUMS, forum, lang),
    centre: centres.of(centreId)?.name[lang === 'en' ? 'en' : 'zh'] ?? centreId,
    status: CASE_WORDS[lang].status[status],
  };
}

const FORMAT = { dateStyle: 'long', timeStyle: 'short', timeZone: CHINA_ZONE } as const;
const formats = {
  'zh-CN': new Intl.DateTimeFormat('zh-CN', FORMAT),
  en: new Intl.DateTimeFormat('en-GB', FORMAT),
};

/** An instant as people here read it: the centres' time, and said to be so. */
export function when(instant: string, lang: Locale): Html {
  return html`<time datetime="${instant}">${formats[lang].format(new Date(instant))}</time> (${CASE_WORDS[lang].beijing})`;
}
