import type { IncomingMessage } from 'node:http';
import { type Locale, locale } from '@sinan/schema';

/** The language of the reader: the link that was followed, then the choice remembered, then the browser's, then Chinese. */
export function localeOf(
  query: URLSearchParams | undefined,
  remembered: string | undefined,
  req: IncomingMessage,
): Locale {
  return asLocale(query?.get('lang')) ?? asLocale(remembered) ?? preferred(req.headers['accept-language']) ?? 'zh-CN';
}

export function asLocale(value: unknown): Locale | undefined {
  return locale.options.find((known) => known === value);
}

/** The first of ours by quality (RFC 9110 §12.5.4). */
function preferred(header: string | undefined): Locale | undefined {
  if (header === undefined) return undefined;
  const ranked = header
    .split(',', 20)
    .map((part) => {
      const [tag = '', quality = ''] = part
        .trim()
        .toLowerCase()
        .split(/\s*;\s*q=/, 2);
      return { tag, quality: quality === '' ? 1 : Number(quality) || 0 };
    })
    .sort((a, b) => b.quality - a.quality);
  for (const { tag, quality } of ranked) {
    if (quality > 0 && /^zh\b/.test(tag)) return 'zh-CN';
    if (quality > 0 && /^en\b/.test(tag)) return 'en';
  }
  return undefined;
}
