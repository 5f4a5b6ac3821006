import type { Locale } from '@sinan/schema';
import { MANAGE_WORDS } from './manage-words.ts';
import { WEBHOOK_WORDS } from './webhook-words.ts';

/** What the page calls the field that a problem is about: `countries.0`, `countries` and `also.1.countries` are one. */
export function labelOf(lang: Locale, path: string): string | undefined {
  const { choose, rhythm, pause, move } = MANAGE_WORDS[lang];
  const labels: { readonly [field: string]: string } = {
    countries: choose.countries,
    rights: choose.rights,
    industries: choose.industries,
    platforms: choose.platforms,
    severity: choose.severity,
    locale: choose.language,
    'rhythm.weekday': rhythm.weekday,
    'rhythm.hour': rhythm.hour,
    'rhythm.zone': rhythm.zone,
    until: pause.until,
    url: WEBHOOK_WORDS[lang].url,
    email: move.email,
  };
  return labels[path.replace(/^also\.\d+\./, '').replace(/\.\d+$/, '')];
}
