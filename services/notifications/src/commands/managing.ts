import { instant } from '@sinan/runtime';
import {
  CHINA_ZONE,
  command,
  endOfDayIn,
  InvalidInput,
  type Operation,
  problem,
  Refusal,
  todayIn,
} from '@sinan/schema';
import { z } from 'zod';
import { managedBy, token } from '../links.ts';
import { removeStale } from '../postings/removing.ts';
import { closeAddressesOf, giveFree } from '../reservations.ts';
import type { NotificationsRoom } from '../room.ts';
import type { SubscriptionCommand, SubscriptionState } from '../subscription/index.ts';
import { forgetSuppressionFor } from '../suppression/index.ts';
import { type SubscriptionView, subscriptionView } from '../view.ts';
import { forgetWebhook } from '../webhooks/keeping.ts';
import { choice, chosen, furtherInterests } from './choice.ts';

const DAY_MS = 86_400_000;
const LONGEST_PAUSE_DAYS = 366;

/**
 * A command by the link in a mail. `LINK_INVALID` for a forged one, and for what is erased; `STATE_CONFLICT` unless it is confirmed; `DRAFT_CHANGED` when it was changed after the
 * `revision` that was read, if one is given.
 */
function byLink<I extends { readonly token: string; readonly revision?: number | undefined }>(spec: {
  readonly name: `notifications.${string}`;
  readonly input: z.ZodType<I>;
  asks(input: I, room: NotificationsRoom): SubscriptionCommand;
}): Operation<NotificationsRoom, I, SubscriptionView> {
  return command({
    name: spec.name,
    access: 'anyone',
    input: spec.input,
    async run(room: NotificationsRoom, call, input) {
      const asked = spec.asks(input, room);
      const read = input.revision === undefined ? {} : { revision: input.revision };
      const { state } = await room.subscriptions.execute({
        call,
        id: await managedBy(room, input.token),
        command: asked,
        ...read,
      });
      return seen(room, state);
    },
  });
}

function seen(room: NotificationsRoom, state: SubscriptionState): SubscriptionView {
  const view = subscriptionView(state, room.resources.clock.now());
  if (view === null) throw new Refusal('LINK_INVALID');
  return view;
}

/** Chooses anew, all of it. Further interests stay as they are where `also` is left out. */
export const manageSubscription = byLink({
  name: 'notifications.manage',
  input: z.strictObject({ token, revision: z.int().positive().optional(), ...choice, also: furtherInterests }),
  asks: ({ revision: _, ...input }) => {
    const choice = chosen(input);
    return { type: 'change', choice: input.also ? choice : { ...choice, also: null } };
  },
});

/** Holds mails back until a day is over in China, at most for a year. What goes out meanwhile is not sent afterwards. */
export const pauseSubscription = byLink({
  name: 'notifications.pause',
  input: z.strictObject({ token, until: z.iso.date() }),
  asks: ({ until }, room) => ({ type: 'pause', until: endOfPause(until, room.resources.clock.now()) }),
});

function endOfPause(day: string, now: number): string {
  const today = todayIn(CHINA_ZONE, now);
  if (day < today) throw new InvalidInput([problem('until', 'past', { today, zone: CHINA_ZONE })]);
  const end = endOfDayIn(CHINA_ZONE, day);
  if (end > now + (LONGEST_PAUSE_DAYS + 1) * DAY_MS)
    throw new InvalidInput([problem('until', 'too-far', { limit: LONGEST_PAUSE_DAYS })]);
  return instant(end);
}

/** Ends the pause before its time. */
export const resumeSubscription = byLink({
  name: 'notifications.resume',
  input: z.strictObject({ token }),
  asks: () => ({ type: 'resume' }),
});

/**
 * Erases the address and all that is its subscriber's; mails in flight are not sent any more. Rows of mails and receipts hold ids and codes alone, which
 * lead to nobody any more: the figures stay. Any number of times, while the link is kept: it is good for nothing else then.
 */
export const eraseSubscription = command({
  name: 'notifications.erase',
  access: 'anyone',
  input: z.strictObject({ token }),
  async run(room: NotificationsRoom, call, { token }): Promise<{ readonly erased: true }> {
    const id = await managedBy(room, token);
    await closeAddressesOf(room, id);
    await room.subscriptions.erase({ call, id, command: { type: 'erase' }, forget: 'all' });
    await giveFree(room, id);
    await removeStale(room, id);
    await forgetSuppressionFor(room, `subscription:${id}`);
    await forgetWebhook(room, id);
    return { erased: true };
  },
});
