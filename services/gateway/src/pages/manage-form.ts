import type { Locale } from '@sinan/schema';
import { type Html, html } from './html.ts';

/** A page of the link to manage a subscription. */
export function at(path: string, token: string): string {
  return `${path}?token=${encodeURIComponent(token)}`;
}

interface Form {
  readonly does: string;
  readonly button: string;
  readonly fields: Html;
  /** What else stands in the address that it goes to, so that the page comes again as it is if something is wrong. */
  readonly query?: string;
}

/** A form of this page, whose button says what it does. */
export function form(
  { lang, token }: { readonly lang: Locale; readonly token: string },
  { does, button, fields, query = '' }: Form,
): Html {
  return html`<form method="post" action="${at('/manage', token)}&amp;lang=${lang}${query}">${fields}
<button name="do" value="${does}">${button}</button></form>`;
}
