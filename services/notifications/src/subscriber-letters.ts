import { linkToken } from '@sinan/runtime';
import type { Letter } from './letters.ts';
import { confirmLinkId, leaveUrl, pageUrl } from './links.ts';
import type { NotificationsRoom } from './room.ts';
import type { ContentOf, Recipient } from './rows.ts';
import { countriesOf, requestedOf, type SubscriptionState } from './subscription.ts';
import { beijingTime, countryNames, inLanguage, severityName } from './words.ts';

type SubscriberContent = ContentOf<'confirm-subscription' | 'already-subscribed' | 'warning'>;
type Waiting = SubscriptionState & { readonly status: 'waiting' };
type Confirmed = SubscriptionState & { readonly status: 'confirmed' };
const suppressed: Letter = { not: 'suppressed' };

/** Decided by the subscription as it is at the last moment: whoever has left meanwhile gets nothing more. */
export async function subscriberLetter(
  room: NotificationsRoom,
  to: Recipient,
  content: SubscriberContent,
): Promise<Letter> {
  const id = to.slice('subscription:'.length);
  const state = (await room.subscriptions.load(id))?.state;
  if (state?.status !== 'waiting' && state?.status !== 'confirmed') return suppressed;
  if (content.kind === 'confirm-subscription') return confirmLetter(room, id, state, content);
  if (state.status !== 'confirmed') return suppressed;
  return content.kind === 'warning' ? warningLetter(room, id, state, content) : alreadyLetter(room, id, state);
}

/** Nothing to confirm any more: an earlier mail's link was followed first. */
function confirmLetter(
  room: NotificationsRoom,
  id: string,
  state: Waiting | Confirmed,
  content: ContentOf<'confirm-subscription'>,
): Letter {
  const requested = requestedOf(state);
  if (requested === null || content.number < requested.since) return suppressed;
  const { clock, settings } = room.resources;
  const expiresAt = Date.parse(content.expiresAt);
  if (clock.now() >= expiresAt) return { not: 'expired' };
  const { locale: lang } = requested;
  const view = {
    countries: countryNames(requested.countries, lang),
    url: pageUrl(
      settings.publicUrl,
      'confirm',
      linkToken(settings.secret, 'confirm', confirmLinkId(id, content.number), expiresAt),
    ),
    subscribed: countryNames(countriesOf(state), lang),
    leaveUrl: state.status === 'confirmed' ? leaveUrl(room, id) : '',
  };
  return { email: state.email, lang, view };
}

function alreadyLetter(room: NotificationsRoom, id: string, { email, countries, locale: lang }: Confirmed): Letter {
  const url = leaveUrl(room, id);
  return { email, lang, view: { countries: countryNames(countries, lang), leaveUrl: url }, leaveUrl: url };
}

async function warningLetter(
  room: NotificationsRoom,
  id: string,
  state: Confirmed,
  content: ContentOf<'warning'>,
): Promise<Letter> {
  const text = await room.warningText(content.warningId, content.version);
  const matched = text.countries.filter((country) => state.countries.includes(country));
  if (matched.length === 0) return suppressed;
  const { email, locale: lang } = state;
  const url = leaveUrl(room, id);
  const view = {
    title: inLanguage(text.title, lang),
    summary: inLanguage(text.summary, lang),
    advice: inLanguage(text.advice, lang),
    severity: severityName(text.severity, lang),
    countries: countryNames(text.countries, lang),
    matched: countryNames(matched, lang),
    publishedAt: beijingTime(text.publishedAt, lang),
    sourceUrl: text.sourceUrl,
    leaveUrl: url,
  };
  return { email, lang, view, leaveUrl: url };
}
