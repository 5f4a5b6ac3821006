import type { Locale } from '@sinan/schema';
import type { Visit } from '../http/visit.ts';
import { type Asker, attempt } from './desk.ts';
import { type Html, html } from './html.ts';
import { MANAGE_WORDS } from './manage-words.ts';

/** What `notifications.expected` answers: how many warnings of the last year would have concerned a subscriber. */
interface Expected {
  readonly warnings: number;
  readonly urgent: number;
}

/** What to expect of a subscription, in a line; nothing where that is not known. */
export async function expectedLine(
  { ask }: Asker,
  visit: Visit,
  { lang, ...link }: { readonly lang: Locale; readonly token: string; readonly purpose: 'confirm' | 'manage' },
): Promise<Html> {
  const asked = await attempt(visit, () => ask('notifications.expected', link));
  const expected = asked.ok ? (asked.value as Expected | null) : null;
  if (expected === null) return html``;
  const words = MANAGE_WORDS[lang].lastYear;
  return html`<p>${words.replace('{warnings}', String(expected.warnings)).replace('{urgent}', String(expected.urgent))}</p>`;
}
