import type { NewWork } from '@sinan/aggregate';
import { ticketOf } from '@sinan/mail';
import { instant } from '@sinan/runtime';
import { classOf, type MailClass } from './dispatch/classes.ts';
import type { NotificationsRoom } from './room.ts';
import {
  digestIdOf,
  type MailContent,
  type MailRow,
  partOf,
  type Recipient,
  type Slot,
  subscriptionIn,
} from './rows.ts';

/** What asks for a mail. `id` derives from what it is asked by, so that asking again adds nothing. */
export interface WantedMail {
  readonly id: string;
  readonly to: Recipient;
  readonly content: MailContent;
  readonly address?: MailRow['address'];
  readonly due?: string;
  /** Since when it has failed, where that was before it had a row. */
  readonly failsSince?: string;
  readonly repeats?: string;
  /** By what it is known if it comes back, where that is another mail's. */
  readonly ticket?: string;
  /** Where it is not the one that its content tells. */
  readonly lane?: MailClass;
  /** Goes with the digest of this slot. */
  readonly slot?: Slot | null;
}

/** No worker takes what goes with a digest. */
const NEVER_DUE = '9999-12-31T23:59:59.999Z';

/** Queues mails; resolves when they are durable. Those that were asked for before stay as they are, sent or not. */
export async function askForMails(room: NotificationsRoom, wanted: readonly WantedMail[]): Promise<void> {
  if (wanted.length === 0) return;
  const askedAt = instant(room.resources.clock.now());
  await room.mails.add(wanted.map((mail) => rowOf(room, mail, askedAt)));
}

function rowOf(
  { resources: { settings } }: NotificationsRoom,
  { id, to, content, address, due, failsSince, repeats, slot, ticket, lane }: WantedMail,
  askedAt: string,
): NewWork<MailRow> {
  const row = {
    id,
    to,
    content,
    lane: lane ?? classOf(content),
    address: address ?? null,
    state: 'waiting',
    askedAt,
    sentAt: null,
    repeats: repeats ?? null,
    ticket: ticket ?? (settings.bounceAddress === null || repeats !== undefined ? null : ticketOf(settings.secret, id)),
    ...(repeats === undefined ? aboutOf(content) : aboutNothing),
  } as const;
  if (slot)
    return { ...row, state: 'gathered', due: NEVER_DUE, slot, digest: digestIdOf(subscriptionIn({ to }), slot) };
  return { ...row, ...(due !== undefined && { due }), ...(failsSince !== undefined && { failsSince }) };
}

const aboutNothing = { about: null, part: null } as const;
function aboutOf(content: MailContent): Pick<MailRow, 'about' | 'part'> {
  return 'warningId' in content ? { about: content.warningId, part: partOf(content) } : aboutNothing;
}
