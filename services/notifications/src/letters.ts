import { WaitingFor } from '@sinan/aggregate';
import { linkCode, linkToken } from '@sinan/runtime';
import { DISPUTE_TYPES, type Locale, termText } from '@sinan/schema';
import { pageUrl } from './links.ts';
import type { NotificationsRoom } from './room.ts';
import { type ContentOf, contactOf, type MailKind, type MailRow } from './rows.ts';
import { subscriberLetter } from './subscriber-letters.ts';
import type { View } from './templates/index.ts';
import { beijingTime, centreName, countryNames } from './words.ts';

/** A mail as it is about to go out, or why it is not to go out any more. Tokens and codes exist from here to the mailer only. */
export type Letter =
  | { readonly email: string; readonly lang: Locale; readonly view: View; readonly leaveUrl?: string }
  | { readonly not: 'expired' | 'suppressed' };

/** Writes the letter of a row as things stand now. Throws `WaitingFor` while the reader's address is not known yet, and what passes otherwise. */
export function letterOf(room: NotificationsRoom, row: MailRow): Promise<Letter> {
  const { content } = row;
  switch (content.kind) {
    case 'sign-in':
      return signInLetter(room, row, content);
    case 'case-received':
    case 'case-arrived':
    case 'case-accepted':
      return caseLetter(room, row, content);
    case 'confirm-subscription':
    case 'already-subscribed':
    case 'warning':
      return subscriberLetter(room, row.to, content);
    default:
      return content satisfies never;
  }
}

async function signInLetter(
  { resources }: NotificationsRoom,
  { address }: MailRow,
  content: ContentOf<'sign-in'>,
): Promise<Letter> {
  const { secret, publicUrl } = resources.settings;
  const expiresAt = Date.parse(content.expiresAt);
  if (address === null || resources.clock.now() >= expiresAt) return { not: 'expired' };
  const url = pageUrl(publicUrl, 'sign-in', linkToken(secret, 'sign-in', content.linkId, expiresAt));
  return { email: address.email, lang: address.locale, view: { url, code: linkCode(secret, content.linkId) } };
}

type CaseContent = ContentOf<Extract<MailKind, `case-${string}`>>;

async function caseLetter(room: NotificationsRoom, { to }: MailRow, content: CaseContent): Promise<Letter> {
  const personId = to.slice('person:'.length);
  const contact = await room.contacts.get(personId);
  if (contact === null) throw new WaitingFor(contactOf(personId));
  const { email, locale } = contact.doc;
  const url = `${room.resources.settings.publicUrl}/cases/${content.caseId}`;
  return { email, lang: locale, view: { ...caseView(content, locale), url } };
}

function caseView(content: CaseContent, lang: Locale): View {
  switch (content.kind) {
    case 'case-received':
      return {
        ...matterView(content, lang),
        centre: centreName(content.centreId, lang),
        submittedAt: beijingTime(content.submittedAt, lang),
      };
    case 'case-arrived':
      return matterView(content, lang);
    case 'case-accepted':
      return { centre: centreName(content.centreId, lang), acceptedAt: beijingTime(content.acceptedAt, lang) };
    default:
      return content satisfies never;
  }
}

function matterView(
  { country, disputeType }: { readonly country: string; readonly disputeType: string },
  lang: Locale,
): View {
  return { country: countryNames([country], lang), disputeType: termText(DISPUTE_TYPES, disputeType, lang) };
}
