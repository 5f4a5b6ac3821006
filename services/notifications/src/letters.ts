import { WaitingFor } from '@sinan/aggregate';
import { linkCode, linkToken } from '@sinan/runtime';
import type { Locale } from '@sinan/schema';
import { digestLetter } from './digest/letter.ts';
import type { PartEnd } from './digest/rows.ts';
import { pageUrl } from './links.ts';
import { mailOf } from './mail-kinds.ts';
import { membershipLetter } from './membership-mails.ts';
import { movedLetter } from './moving-letters.ts';
import type { NotificationsRoom } from './room.ts';
import { type CaseContent, type ContentOf, contactOf, type MailRow } from './rows.ts';
import { sampleLetter } from './sample-letters.ts';
import { subscriberLetter } from './subscriber-letters.ts';
import { standingOf } from './suppression/index.ts';
import type { Personal, View } from './templates/index.ts';

/** A mail as it is about to go out, or why it is not to go out any more. Tokens and codes exist from here to the mailer only. */
export type Letter = (
  | {
      readonly email: string;
      readonly lang: Locale;
      readonly view: View;
      /** What is this reader's alone, where many are told the same by one and the same `view`. */
      readonly personal?: Personal;
      readonly leaveUrl?: string;
    }
  | { readonly not: 'expired' | 'suppressed' }
) & {
  /** Of a digest: what becomes of each of its parts. */
  readonly parts?: readonly PartEnd[];
};

/** Writes the letter of a row as things stand now. Throws `WaitingFor` while the reader's address is not known yet, and what passes otherwise. */
export async function letterOf(room: NotificationsRoom, row: MailRow): Promise<Letter> {
  const letter = await written(room, row);
  if ('not' in letter) return letter;
  const standing = await standingOf(room, letter.email, row.content);
  if (standing === 'later') throw new Error('a mail to this address came back a short while ago');
  if (standing === 'now') return letter;
  return { not: 'suppressed', ...(letter.parts && { parts: letter.parts }) };
}

function written(room: NotificationsRoom, row: MailRow): Promise<Letter> {
  const { content } = row;
  if ('facts' in content) return caseLetter(room, row, content);
  if ('sampleOf' in content) return sampleLetter(room, row, content);
  if ('membership' in content) return membershipLetter(room, content);
  switch (content.kind) {
    case 'sign-in':
      return signInLetter(room, row, content);
    case 'digest':
      return digestLetter(room, row, content);
    case 'subscription-moved':
      return movedLetter(room, row, content);
    case 'confirm-subscription':
    case 'already-subscribed':
    case 'webhook-off':
    case 'confirm-move':
    case 'warning':
    case 'warning-updated':
    case 'warning-cancelled':
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

/** Decided by what its reader may read at the last moment, which may be less than when it was asked for. */
async function caseLetter(
  { contacts, mayHear, resources }: NotificationsRoom,
  { to }: MailRow,
  content: CaseContent,
): Promise<Letter> {
  const personId = to.slice('person:'.length);
  const contact = await contacts.get(personId);
  if (contact === null) throw new WaitingFor(contactOf(personId));
  const { email, locale: lang } = contact.doc;
  if (email === '') return { not: 'suppressed' };
  const { centres, settings } = resources;
  const { kind, facts } = content;
  const mail = mailOf(kind);
  if (!(await mayHear(personId, mail.caseOf(facts)))) return { not: 'suppressed' };
  return { email, lang, view: mail.view(facts, { lang, centres }, settings.publicUrl) };
}
