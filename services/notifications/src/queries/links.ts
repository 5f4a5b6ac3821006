import { type Locale, query } from '@sinan/schema';
import { z } from 'zod';
import type { Expected } from '../last-year.ts';
import { readConfirmLink, readManageLink, readMoveLink, readUnsubscribeLink, token } from '../links.ts';
import type { NotificationsRoom } from '../room.ts';
import {
  type Choice,
  choiceOf,
  type Interest,
  interestsOf,
  linkState,
  moveState,
  onceConfirmed,
  requestedOf,
} from '../subscription/index.ts';
import { showsThatItWorks } from '../suppression/index.ts';
import { type SubscriptionView, subscriptionView } from '../view.ts';

/** What a mailed link is good for, for the page that shows its button. Reading consumes nothing: scanners read too. */
export interface LinkView {
  readonly status: 'open' | 'used' | 'invalid';
  /** Of a link to confirm, what it adds; of one to leave all that is chosen. Empty where there is nothing to show. */
  readonly interests: readonly Interest[];
  readonly locale: Locale;
}

export const readLink = query({
  name: 'notifications.readLink',
  access: 'anyone',
  input: z.strictObject({ token, purpose: z.enum(['confirm', 'move', 'unsubscribe']) }),
  async run(room: NotificationsRoom, { locale }, { token, purpose }): Promise<LinkView> {
    const { status, shows } = await READERS[purpose](room, token);
    const interests = shows && purpose !== 'move' ? interestsOf(shows) : [];
    return { status, interests, locale: shows?.locale ?? locale };
  },
});

/** A link's status, and the choice that its page shows: the language is the subscriber's then, and the asker's otherwise. */
interface LinkRead {
  readonly status: LinkView['status'];
  readonly shows: Choice | null;
}
const invalid: LinkRead = { status: 'invalid', shows: null };

const READERS = { confirm: confirmLink, move: moveLink, unsubscribe: unsubscribeLink } as const;

async function confirmLink(room: NotificationsRoom, token: string): Promise<LinkRead> {
  const link = readConfirmLink(room, token);
  const state = link && (await room.subscriptions.load(link.id))?.state;
  if (!state) return invalid;
  const status = linkState(state, link.number);
  if (status === 'invalid') return invalid;
  if (status === 'used' && (await showsThatItWorks(room, state, link)))
    return { status: 'open', shows: choiceOf(state) };
  return { status, shows: status === 'open' ? requestedOf(state) : choiceOf(state) };
}

/** Nothing of the subscription is shown to who has not confirmed yet: its subscriber may have mistyped the address. */
async function moveLink(room: NotificationsRoom, token: string): Promise<LinkRead> {
  const link = readMoveLink(room, token);
  const state = link && (await room.subscriptions.load(link.id))?.state;
  return state ? { status: moveState(state, link.number), shows: choiceOf(state) } : invalid;
}

async function unsubscribeLink(room: NotificationsRoom, token: string): Promise<LinkRead> {
  const id = await readUnsubscribeLink(room, token);
  const state = id && (await room.subscriptions.load(id))?.state;
  if (!state || state.status === 'erased') return invalid;
  const shows = choiceOf(state);
  return { status: shows === null ? 'used' : 'open', shows };
}

/** A subscription by the link to manage it, and the revision that this is; null for a forged one, and for what is erased. */
export const subscription = query({
  name: 'notifications.subscription',
  access: 'anyone',
  input: z.strictObject({ token }),
  async run(room: NotificationsRoom, _, { token }): Promise<(SubscriptionView & { readonly revision: number }) | null> {
    const id = await readManageLink(room, token);
    const found = id ? await room.subscriptions.load(id) : null;
    const view = found && subscriptionView(found.state, room.resources.clock.now());
    return view && { ...view, revision: found.revision };
  },
});

/**
 * What to expect of a subscription, by the link to confirm it, then with all that waits, or by the link to manage it: how many warnings of the last year would have concerned
 * its subscriber. Null for a link that leads to no choice, and where risk does not answer.
 */
export const expected = query({
  name: 'notifications.expected',
  access: 'anyone',
  input: z.strictObject({ token, purpose: z.enum(['confirm', 'manage']) }),
  async run(room: NotificationsRoom, _, { token, purpose }): Promise<Expected | null> {
    const choice = await EXPECTING[purpose](room, token);
    return choice ? room.lastYear(choice) : null;
  },
});

const EXPECTING = { confirm: onceFollowed, manage: chosenNow } as const;

async function onceFollowed(room: NotificationsRoom, token: string): Promise<Choice | null> {
  const link = readConfirmLink(room, token);
  const state = link && (await room.subscriptions.load(link.id))?.state;
  return state && linkState(state, link.number) !== 'invalid' ? onceConfirmed(state) : null;
}

async function chosenNow(room: NotificationsRoom, token: string): Promise<Choice | null> {
  const id = await readManageLink(room, token);
  const state = id && (await room.subscriptions.load(id))?.state;
  return state ? choiceOf(state) : null;
}
