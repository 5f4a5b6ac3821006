import { WaitingFor } from '@sinan/aggregate';
import type { Reaction, Resources } from '@sinan/runtime';
import { EVENTS, MEMBERSHIP_DECLINE_REASONS, termText, usccText } from '@sinan/schema';
import { z } from 'zod';
import type { Letter } from './letters.ts';
import { askForMails } from './mails.ts';
import type { NotificationsRoom } from './room.ts';
import { contactOf } from './rows.ts';
import { membershipConfirmed } from './templates/membership-confirmed.ts';
import { membershipDeclined } from './templates/membership-declined.ts';
import type { Template, View } from './templates/template.ts';
import { beijingTime } from './words.ts';

/** To who asked to belong to an organisation: what became of it. What staff wrote is read after signing in. */
export const MEMBERSHIP_MAILS = {
  'membership-confirmed': { event: EVENTS.membershipConfirmed, template: membershipConfirmed },
  'membership-declined': { event: EVENTS.membershipDeclined, template: membershipDeclined },
} as const satisfies { readonly [kind: string]: { readonly event: object; readonly template: Template } };
export type MembershipMailKind = keyof typeof MEMBERSHIP_MAILS;

/** Ids and codes of the event, and nothing that anybody wrote. */
const about = z.object({
  organisationId: z.string(),
  personId: z.string(),
  reason: z.string().optional(),
  declinedAt: z.string().optional(),
});
export interface MembershipContent {
  readonly kind: MembershipMailKind;
  readonly membership: z.infer<typeof about>;
}

/** Whoever reads a topic anew tells nobody of what was settled long ago. */
const NEWS_MS = 7 * 24 * 60 * 60_000;

function telling(kind: MembershipMailKind): Reaction<NotificationsRoom>['on'][string] {
  return async (room, event) => {
    if (Date.parse(event.time) < room.resources.clock.now() - NEWS_MS) return;
    const membership = about.parse(event.data);
    const to = `person:${membership.personId}` as const;
    await askForMails(room, [{ id: `mail/${event.id}/${kind}`, to, content: { kind, membership } }]);
  };
}

export const onMemberships: Reaction<NotificationsRoom> = {
  group: 'notifications.memberships',
  topics: ['accounts'],
  on: {
    [EVENTS.membershipConfirmed.type]: telling('membership-confirmed'),
    [EVENTS.membershipDeclined.type]: telling('membership-declined'),
  },
};

/** The credit code of an organisation, asked of accounts when a mail is written. Not its name: what people wrote is in no mail. */
export type CreditCodes = (organisationId: string) => Promise<string>;

export function openCreditCodes(ask: Resources['ask']): CreditCodes {
  const answer = z.object({ uscc: usccText });
  return async (organisationId) => answer.parse(await ask('accounts.organisationForMail', { organisationId })).uscc;
}

export async function membershipLetter(room: NotificationsRoom, { membership }: MembershipContent): Promise<Letter> {
  const { organisationId, personId, reason, declinedAt } = membership;
  const contact = await room.contacts.get(personId);
  if (contact === null) throw new WaitingFor(contactOf(personId));
  const { email, locale: lang } = contact.doc;
  if (email === '') return { not: 'suppressed' };
  const view: View = {
    uscc: await room.creditCodes(organisationId),
    url: `${room.resources.settings.publicUrl}/`,
    reason: reason === undefined ? '' : termText(MEMBERSHIP_DECLINE_REASONS, reason, lang),
    declinedAt: declinedAt === undefined ? '' : beijingTime(declinedAt, lang),
  };
  return { email, lang, view };
}
