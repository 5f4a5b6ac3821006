import { linkToken } from '@sinan/runtime';
import { choiceWords } from './choice-words.ts';
import type { Expected } from './last-year.ts';
import type { Letter } from './letters.ts';
import { confirmLinkId, leaveUrl, manageUrl, pageUrl } from './links.ts';
import { confirmMoveLetter } from './moving-letters.ts';
import type { NotificationsRoom } from './room.ts';
import { type ContentOf, type Recipient, subscriptionIn, type WarningMailKind } from './rows.ts';
import {
  type Confirmed,
  choiceOf,
  countriesOf,
  onceConfirmed,
  type Requested,
  requestedOf,
  type Waiting,
} from './subscription/index.ts';
import { mayComeBack } from './suppression/index.ts';
import { warningLetter } from './warning-letters.ts';
import { webhookOf } from './webhooks/keeping.ts';
import { countryNames } from './words.ts';

type SubscriberContent = ContentOf<
  'confirm-subscription' | 'already-subscribed' | 'webhook-off' | 'confirm-move' | WarningMailKind
>;
const suppressed: Letter = { not: 'suppressed' };

/** Decided by the subscription as it is at the last moment: whoever has left or was erased meanwhile gets nothing more. */
export async function subscriberLetter(
  room: NotificationsRoom,
  to: Recipient,
  content: SubscriberContent,
): Promise<Letter> {
  const id = subscriptionIn({ to });
  const state = (await room.subscriptions.load(id))?.state;
  if (state?.status !== 'waiting' && state?.status !== 'confirmed') return suppressed;
  if (content.kind === 'confirm-subscription')
    return confirmLetter(room, { id, state }, content, {
      comesBack: await mayComeBack(room, state),
      expected: await expectedBy(room, state),
    });
  if (state.status !== 'confirmed') return suppressed;
  if (content.kind === 'webhook-off') return webhookOffLetter(room, { id, state }, content);
  if (content.kind === 'confirm-move') return confirmMoveLetter(room, { id, state }, content);
  return 'warningId' in content ? warningLetter(room, { id, state }, content) : alreadyLetter(room, id, state);
}

/** Nothing to confirm any more: an earlier mail's link was followed first. Unless mails came back: then the link shows that they arrive again. */
function confirmLetter(
  room: NotificationsRoom,
  { id, state }: { readonly id: string; readonly state: Waiting | Confirmed },
  content: ContentOf<'confirm-subscription'>,
  { comesBack, expected }: { readonly comesBack: boolean; readonly expected: Expected | null },
): Letter {
  const requested = requestedOf(state) ?? (comesBack ? confirmedAnew(state, content) : null);
  if (requested === null || content.number < requested.since) return suppressed;
  const { clock, settings } = room.resources;
  const expiresAt = Date.parse(content.expiresAt);
  if (clock.now() >= expiresAt) return { not: 'expired' };
  const { locale: lang } = requested;
  const before = choiceOf(state);
  const view = {
    ...choiceWords(requested, lang),
    lastYear: expected === null ? '' : String(expected.warnings),
    lastYearUrgent: expected === null ? '' : String(expected.urgent),
    url: pageUrl(
      settings.publicUrl,
      'confirm',
      linkToken(settings.secret, 'confirm', confirmLinkId(id, content.number), expiresAt),
    ),
    subscribed: before === null ? '' : countryNames(countriesOf(before), lang),
    leaveUrl: state.status === 'confirmed' ? leaveUrl(room, { id, state }) : '',
    manageUrl: manageUrl(room, { id, state }),
  };
  return { email: state.email, lang, view };
}

async function expectedBy(room: NotificationsRoom, state: Waiting | Confirmed): Promise<Expected | null> {
  const choice = onceConfirmed(state);
  return choice && room.lastYear(choice);
}

function confirmedAnew(state: Waiting | Confirmed, { number }: ContentOf<'confirm-subscription'>): Requested | null {
  const choice = choiceOf(state);
  return choice && { ...choice, since: number };
}

function alreadyLetter(room: NotificationsRoom, id: string, state: Confirmed): Letter {
  const { email, choice } = state;
  const [url, lang] = [leaveUrl(room, { id, state }), choice.locale];
  const view = { ...choiceWords(choice, lang), leaveUrl: url, manageUrl: manageUrl(room, { id, state }) };
  return { email, lang, view, leaveUrl: url };
}

/** Not to who has removed it, set another, or switched it on again meanwhile. */
async function webhookOffLetter(
  room: NotificationsRoom,
  { id, state }: { readonly id: string; readonly state: Confirmed },
  { setBy, why }: ContentOf<'webhook-off'>,
): Promise<Letter> {
  const webhook = await webhookOf(room, id, state);
  if (webhook?.setBy !== setBy || webhook.state !== why) return suppressed;
  const [url, lang] = [leaveUrl(room, { id, state }), state.choice.locale];
  const view = {
    host: new URL(webhook.url).host,
    gone: why === 'gone' ? why : '',
    manageUrl: manageUrl(room, { id, state }),
  };
  return { email: state.email, lang, view, leaveUrl: url };
}
