import type { CentreDirectory } from '@sinan/runtime';
import { CHINA_ZONE, countryName, type Locale, SEVERITIES, termText } from '@sinan/schema';
import type { Bilingual } from '@sinan/schema/graphql';

/** Codes as a reader of this language reads them. */

/** Who reads, and the centres that can be named to them. */
export interface Reader {
  readonly lang: Locale;
  readonly centres: CentreDirectory;
}

/** In English within a sentence. */
export function severityName(severity: string, lang: Locale): string {
  const name = termText(SEVERITIES, severity, lang);
  return lang === 'en' ? name.toLowerCase() : name;
}

/** The fields of a warning, as its readers call them. */
const FIELDS: { readonly [field: string]: Bilingual } = {
  severity: { zh: '等级', en: 'level' },
  countries: { zh: '国家（地区）', en: 'countries or regions' },
  rights: { zh: '权利', en: 'rights' },
  title: { zh: '标题', en: 'title' },
  summary: { zh: '摘要', en: 'summary' },
  advice: { zh: '应对建议', en: 'what to do' },
  sourceUrl: { zh: '来源', en: 'source' },
  kind: { zh: '类型', en: 'kind' },
  industries: { zh: '行业', en: 'industries' },
  platforms: { zh: '平台', en: 'platforms' },
  urgency: { zh: '紧迫程度', en: 'urgency' },
  certainty: { zh: '确定程度', en: 'certainty' },
  validUntil: { zh: '有效期', en: 'validity' },
  sources: { zh: '参考来源', en: 'further sources' },
  keyDates: { zh: '关键日期', en: 'key dates' },
};

/** What changed in a version, by the names of its fields. One that is not known here, since a newer release writes it, is left out. */
export function changedNames(fields: readonly string[], lang: Locale): string {
  return listed(
    fields.flatMap((field) => (FIELDS[field] ? [inLanguage(FIELDS[field], lang)] : [])),
    lang,
  );
}

export function listed(names: readonly string[], lang: Locale): string {
  return names.join(lang === 'en' ? ', ' : '、');
}

export function inLanguage({ zh, en }: Bilingual, lang: Locale): string {
  return lang === 'en' ? en : zh;
}

export function countryNames(codes: readonly string[], lang: Locale): string {
  return listed(
    codes.map((code) => countryName(code, lang)),
    lang,
  );
}

/** The name of a centre; its id when nobody knows it. */
export function centreName(id: string, { lang, centres }: Reader): string {
  const centre = centres.of(id);
  return centre === undefined ? id : inLanguage(centre.name, lang);
}

const TIMES = inBoth({ dateStyle: 'long', timeStyle: 'short', timeZone: CHINA_ZONE });
const DATES = inBoth({ dateStyle: 'long', timeZone: 'UTC' });

/** Made once: a warning goes to thousands. */
function inBoth(options: Intl.DateTimeFormatOptions): { readonly [lang in Locale]: Intl.DateTimeFormat } {
  return { 'zh-CN': new Intl.DateTimeFormat('zh-CN', options), en: new Intl.DateTimeFormat('en-GB', options) };
}

/** An instant by the clocks of Beijing, to the minute. */
export function beijingTime(instant: string, lang: Locale): string {
  return TIMES[lang].format(new Date(instant));
}

/** A calendar date, which is a day at some place and no instant. */
export function calendarDate(date: string, lang: Locale): string {
  return DATES[lang].format(new Date(date));
}

/** What readers call the clocks of a zone; another than China's by its IANA name. */
export function zoneName(zone: string, lang: Locale): string {
  return zone === CHINA_ZONE ? inLanguage({ zh: '北京时间', en: 'Beijing time' }, lang) : zone;
}
