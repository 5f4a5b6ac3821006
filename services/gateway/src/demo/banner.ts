import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Locale } from '@sinan/schema';
import { type Html, html } from '../pages/html.ts';
import type { Demonstration } from './demonstration.ts';
import { isHere } from './here.ts';
import { DEMO_WORDS } from './words.ts';

/** Whether an answer's page leads to the list of persons; of answers that are not in it no page has a banner. */
const bannered = new WeakMap<ServerResponse, { readonly leads: boolean }>();

/** Has every page that this answer may be say that the data is fictitious. */
export function sayFictitious(
  res: ServerResponse,
  req: IncomingMessage,
  demonstration: Demonstration | undefined,
): void {
  if (demonstration?.status !== 'held') return;
  bannered.set(res, { leads: demonstration.entrance !== null && isHere(req) });
}

/** The same for a page that is another package's. */
export function noticeOf(demonstration: Demonstration | undefined, lang: Locale): string | undefined {
  return demonstration?.status === 'held' ? DEMO_WORDS[lang].banner : undefined;
}

/** What a page says above everything else. */
export function bannerOf(res: ServerResponse, lang: Locale): Html {
  const found = bannered.get(res);
  if (found === undefined) return html``;
  const { banner, toPersons } = DEMO_WORDS[lang];
  return html`<p class="fictitious" role="note">${banner}${found.leads ? html` <a href="/demo">${toPersons}</a>` : ''}</p>`;
}
