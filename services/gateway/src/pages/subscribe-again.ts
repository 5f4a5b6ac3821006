import type { Locale } from '@sinan/schema';
import type { Desk } from './desk.ts';
import { type Html, html } from './html.ts';
import { WORDS } from './words.ts';

/** The way back for who has left, or whose link is dead: to the form of the portal, where there is one. */
export function subscribeAgain({ hasPortal }: Pick<Desk, 'hasPortal'>, lang: Locale): Html {
  return hasPortal ? html`<p><a href="/subscribe?lang=${lang}">${WORDS[lang].subscribeAgain}</a></p>` : html``;
}
