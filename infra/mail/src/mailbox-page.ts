import type { Locale } from '@sinan/schema';
import mustache from 'mustache';
import type { CaughtMail } from './caught.ts';
import { linksIn } from './mailbox-links.ts';
import { mailboxWords } from './mailbox-words.ts';

export interface MailboxPageOptions {
  readonly locale: Locale;
  /** The path of the mailbox without trailing slash, e.g. `/mailbox`. Mails are at `<base>/<id>`, the stylesheet (`mailboxCss`) at `<base>/mailbox.css`. */
  readonly base: string;
  /** Said above everything, where there is something to say of the whole deployment. */
  readonly notice?: string | undefined;
}

// Every {{value}} is escaped, and every attribute quoted; none here is written with three braces.
const PAGE = `<!doctype html>
<html lang="{{locale}}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>{{heading}} · Sinan 司南</title>
<link rel="stylesheet" href="{{base}}/mailbox.css">
</head>
<body>
<header><h1><bdi>{{heading}}</bdi></h1><a href="?lang={{words.other.lang}}" lang="{{words.other.lang}}" hreflang="{{words.other.lang}}">{{words.other.name}}</a></header>
{{#notice}}
<p role="note"><strong>{{notice}}</strong></p>
{{/notice}}
<main>
{{> main}}
</main>
</body>
</html>
`;

const LIST = `<p>{{words.about}}</p>
{{^mails}}
<p role="status">{{words.empty}}</p>
{{/mails}}
<ol class="mails">
{{#mails}}
<li><a href="{{base}}/{{id}}"><bdi>{{subject}}</bdi></a><p class="meta"><bdi>{{to}}</bdi> · <time datetime="{{receivedAt}}">{{at}}</time></p></li>
{{/mails}}
</ol>`;

const MAIL = `<p><a href="{{base}}">{{words.back}}</a></p>
<dl>
<dt>{{words.from}}</dt><dd><bdi>{{mail.from}}</bdi></dd>
<dt>{{words.to}}</dt><dd><bdi>{{mail.to}}</bdi></dd>
<dt>{{words.date}}</dt><dd><time datetime="{{mail.receivedAt}}">{{mail.at}}</time></dd>
</dl>
<h2 id="links">{{words.links}}</h2>
{{^links}}
<p>{{words.noLinks}}</p>
{{/links}}
<ul aria-labelledby="links">
{{#links}}
<li><a href="{{.}}" rel="noopener noreferrer">{{.}}</a></li>
{{/links}}
</ul>
<h2>{{words.text}}</h2>
<pre>{{mail.text}}</pre>
{{#framed}}
<h2 id="html">{{words.html}}</h2>
<iframe sandbox="" referrerpolicy="no-referrer" aria-labelledby="html" srcdoc="{{framed}}"></iframe>
{{/framed}}
<details><summary>{{words.headers}}</summary>
<pre>{{#mail.headers}}{{name}}: {{value}}
{{/mail.headers}}</pre></details>`;

const ENTITIES: { readonly [sign: string]: string } = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** For text and quoted attributes. Mustache's own also escapes `/` and `=`, which makes links unreadable to all but browsers. */
function escaped(value: unknown): string {
  return String(value).replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? '');
}

/** The frame neither runs scripts (sandbox) nor loads anything: a picture in a mail would tell its sender who reads. */
const FRAME_POLICY = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">`;

function shownMail(mail: CaughtMail, locale: Locale) {
  const at = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium' }).format(
    Date.parse(mail.receivedAt),
  );
  const headers = mail.headers.map(([name, value]) => ({ name, value }));
  return { ...mail, at, headers, subject: mail.subject || mailboxWords(locale).noSubject };
}

function page(main: string, view: object): string {
  return mustache.render(PAGE, view, { main }, { escape: escaped });
}

/** The mailbox: a complete page that lists the mails as given. */
export function mailboxPage(mails: readonly CaughtMail[], { locale, base, notice }: MailboxPageOptions): string {
  const words = mailboxWords(locale);
  return page(LIST, {
    locale,
    base,
    notice,
    words,
    heading: words.title,
    mails: mails.map((mail) => shownMail(mail, locale)),
  });
}

/** One mail: a complete page. Its HTML shows inert in a frame; the links of its text are listed to be followed. */
export function mailPage(caught: CaughtMail, { locale, base, notice }: MailboxPageOptions): string {
  const mail = shownMail(caught, locale);
  const framed = mail.html && `${FRAME_POLICY}${mail.html}`;
  const words = mailboxWords(locale);
  return page(MAIL, { locale, base, notice, words, heading: mail.subject, mail, links: linksIn(mail.text), framed });
}
