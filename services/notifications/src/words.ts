import type { CentreDirectory } from '@sinan/runtime';
import { countryName, type Locale } from '@sinan/schema';
import type { Bilingual } from '@sinan/schema/graphql';

/** Codes as a reader of this language reads them. */

/** Who reads, and the centres that can be named to them. */
export interface Reader {
  readonly lang: Locale;
  readonly centres: CentreDirectory;
}

const SEVERITIES: { readonly [severity: string]: Bilingual } = {
  notice: { zh: '提示', en: 'notice' },
  attention: { zh: '关注', en: 'attention' },
  warning: { zh: '预警', en: 'warning' },
  urgent: { zh: '紧急', en: 'urgent' },
};

export function severityName(severity: string, lang: Locale): string {
  const name = SEVERITIES[severity];
  return name === undefined ? severity : inLanguage(name, lang);
}

export function inLanguage({ zh, en }: Bilingual, lang: Locale): string {
  return lang === 'en' ? en : zh;
}

export function countryNames(codes: readonly string[], lang: Locale): string {
  return codes.map((code) => countryName(code, lang)).join(lang === 'en' ? ', ' : '、');
}

/** The name of a centre; its id when nobody knows it. */
export function centreName(id: string, { lang, centres }: Reader): string {
  const centre = centres.of(id);
  return centre === undefined ? id : inLanguage(centre.name, lang);
}

/** An instant by the clocks of Beijing, to the minute. */
export function beijingTime(instant: string, lang: Locale): string {
  const format = { dateStyle: 'long', timeStyle: 'short', timeZone: 'Asia/Shanghai' } as const;
  return new Intl.DateTimeFormat(lang === 'en' ? 'en-GB' : 'zh-CN', format).format(new Date(instant));
}

/** A calendar date, which is a day at some place and no instant. */
export function calendarDate(date: string, lang: Locale): string {
  const format = { dateStyle: 'long', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat(lang === 'en' ? 'en-GB' : 'zh-CN', format).format(new Date(date));
}

/** What readers call the clocks of a zone; another than China's by its IANA name. */
export function zoneName(zone: string, lang: Locale): string {
  return zone === 'Asia/Shanghai' ? inLanguage({ zh: '北京时间', en: 'Beijing time' }, lang) : zone;
}
