import type { Locale } from '@sinan/schema';
import { type Html, html } from './html.ts';
import { WORDS } from './words.ts';

/** A page of the server: no script, nothing from other hosts, forms only to itself. */
export interface Page {
  readonly lang: Locale;
  readonly title: string;
  readonly body: Html;
  /** Where the same page is read in the other language; the front page for what only a form leads to. */
  readonly switchTo?: string;
}

export const PAGE_POLICY =
  "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/** `above` stands over the page's own title. */
export function layout({ lang, title, body, switchTo = '/' }: Page, above: Html = html``): string {
  const other: Locale = lang === 'en' ? 'zh-CN' : 'en';
  return html`<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · Sinan 司南</title>
<link rel="stylesheet" href="/style.css">
</head>
<body>
<header><strong><a href="/">Sinan 司南</a></strong><a href="${inLanguage(switchTo, other)}" lang="${other}" hreflang="${other}">${WORDS[other].languageName}</a></header>
${above}<main>
<h1>${title}</h1>
${body}
</main>
<footer><span>${WORDS[lang].purpose}</span></footer>
</body>
</html>
`.text;
}

function inLanguage(path: string, lang: Locale): string {
  const [at = '/', search] = path.split('?', 2);
  const query = new URLSearchParams(search);
  query.set('lang', lang);
  return `${at}?${query}`;
}
