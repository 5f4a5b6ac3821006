import { readLinkToken } from '@sinan/runtime';
import { type Locale, paging, query, type Slice } from '@sinan/schema';
import { z } from 'zod';
import { readConfirmLink, token } from './links.ts';
import type { NotificationsRoom } from './room.ts';
import type { MailKind, MailRow, MailState } from './rows.ts';
import { linkState, requestedOf, type SubscriptionState } from './subscription.ts';

/** What a mailed link is good for, for the page that shows its button. Reading consumes nothing: scanners read too. */
export interface LinkView {
  readonly status: 'open' | 'used' | 'invalid';
  readonly countries: readonly string[];
  readonly locale: Locale;
}

export const readLink = query({
  name: 'notifications.readLink',
  access: 'anyone',
  input: z.strictObject({ token, purpose: z.enum(['confirm', 'unsubscribe']) }),
  async run(room: NotificationsRoom, { locale }, { token, purpose }): Promise<LinkView> {
    const { status, shows } = await (purpose === 'confirm' ? confirmLink(room, token) : unsubscribeLink(room, token));
    return { status, countries: shows?.countries ?? [], locale: shows?.locale ?? locale };
  },
});

/** A link's status, and the choice that its page shows: the language is the subscriber's then, and the asker's otherwise. */
interface LinkRead {
  readonly status: LinkView['status'];
  readonly shows: Pick<LinkView, 'countries' | 'locale'> | null;
}
const invalid: LinkRead = { status: 'invalid', shows: null };

async function confirmLink(room: NotificationsRoom, token: string): Promise<LinkRead> {
  const link = readConfirmLink(room, token);
  const state = link && (await room.subscriptions.load(link.id))?.state;
  if (!state) return invalid;
  const status = linkState(state, link.number);
  return { status, shows: status === 'open' ? requestedOf(state) : confirmedOf(state) };
}

async function unsubscribeLink(room: NotificationsRoom, token: string): Promise<LinkRead> {
  const { clock, settings } = room.resources;
  const id = readLinkToken(settings.secret, 'unsubscribe', token, clock.now());
  const state = id && (await room.subscriptions.load(id))?.state;
  if (!state) return invalid;
  const shows = confirmedOf(state);
  return { status: shows === null ? 'used' : 'open', shows };
}

function confirmedOf(state: SubscriptionState) {
  return state.status === 'confirmed' ? state : null;
}

/** A mail as operators see it: no address, no words. `id` derives from what asked for it. */
export interface MailView {
  readonly id: string;
  readonly kind: MailKind;
  /** `given-up`: deferred for so long that it was closed. */
  readonly state: MailState | 'given-up';
  readonly attempts: number;
  readonly askedAt: string;
  readonly sentAt: string | null;
}

/** The mails of the platform, newest first. */
export const mails = query({
  name: 'notifications.mails',
  access: { duty: ['administrator', 'operator'] },
  input: z.strictObject(paging),
  async run(room: NotificationsRoom, _, { first, after }): Promise<Slice<MailView>> {
    const orderBy = { field: 'askedAt', direction: 'desc' } as const;
    const { rows, cursors, next } = await room.mails.rows.page({
      where: {},
      orderBy,
      after: after ?? null,
      limit: first,
    });
    return { items: rows.map(({ doc }) => mailView(doc)), cursors, hasMore: next !== null };
  },
});

function mailView({ id, content, open, state, attempts, askedAt, sentAt }: MailRow): MailView {
  const shown = state === 'waiting' && !open ? 'given-up' : state;
  return { id, kind: content.kind, state: shown, attempts, askedAt, sentAt };
}
