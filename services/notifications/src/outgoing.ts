import { deriveMessageId, type OutgoingMail, returnPathOf } from '@sinan/mail';
import { instant, type Settings } from '@sinan/runtime';
import { domainOf } from '@sinan/schema';
import type { Letter } from './letters.ts';
import type { NotificationsRoom } from './room.ts';
import type { MailRow } from './rows.ts';
import { fill, TEMPLATES } from './templates/index.ts';

/** What is deferred is tried again for five days: RFC 5321 §4.5.4.1 asks for at least 4–5. */
export const GIVEN_UP_AFTER_MS = 5 * 86_400_000;

/** How long an answer that never came is waited for, before the mail is sent once more under the same Message-ID. */
const AGAIN_AFTER_MS = 60_000;
export function repeatDue(now: number): string {
  return instant(now + AGAIN_AFTER_MS);
}
/** The row by which a mail is sent once more. */
export function againMailId(id: string): string {
  return `${id}/again`;
}

/** A mail of the books, and by what it is known if it comes back. */
export type Booked = Pick<MailRow, 'id' | 'content' | 'about'> & { readonly ticket: string };

/** A letter as it goes to the mailer: its Message-ID derives from the id of the mail. */
export function outgoingMail(
  { from, resources }: NotificationsRoom,
  booked: Booked,
  { email, lang, view, personal, leaveUrl }: Exclude<Letter, { not: unknown }>,
): OutgoingMail {
  const domain = domainOf(from.address);
  return {
    messageId: deriveMessageId(resources.settings.secret, booked.id, domain),
    from,
    to: { name: '', address: email },
    ...fill(TEMPLATES[booked.content.kind].template, lang, view, personal),
    headers: [['X-Sinan-Purpose', booked.content.kind], ...(leaveUrl === undefined ? [] : listHeaders(booked, domain))],
    ...(leaveUrl === undefined ? {} : { listUnsubscribe: { url: leaveUrl } }),
    ...returning(resources.settings, booked),
  };
}

/** By which mail programs know a list (RFC 2919), and large receivers tell its sender of complaints: of which warning, of which kind (Feedback-ID). */
function listHeaders({ about, content }: Booked, domain: string): OutgoingMail['headers'] {
  return [
    ['List-Id', `Sinan risk warnings <warnings.${domain}>`],
    ['Feedback-ID', `${about ?? ''}:${content.kind}::sinan`],
  ];
}

function returning({ secret, bounceAddress }: Settings, { ticket }: Booked): Pick<OutgoingMail, 'returnPath'> {
  return bounceAddress === null ? {} : { returnPath: returnPathOf(secret, bounceAddress, ticket) };
}
