import { type AnyOperation, command, mailAddress, query, Refusal, rhythm } from '@sinan/schema';
import { z } from 'zod';
import { record, type ToyRoom, type ToySubscription } from './toy-room.ts';

const token = z.string().min(1);
const interest = {
  countries: z.array(z.string()).min(1),
  rights: z.array(z.string()),
  industries: z.array(z.string()),
  platforms: z.array(z.string()),
  severity: z.string(),
};

function known(room: ToyRoom, token: string): ToySubscription {
  const found = room.subscriptions.get(token);
  if (!found) throw new Refusal('LINK_INVALID');
  return found;
}

/** A command by the link to manage a subscription: what it makes of it, null when it ends it. */
function byLink<I extends { readonly token: string }>(
  name: string,
  input: z.ZodType<I>,
  make: (found: ToySubscription, input: I) => ToySubscription | null,
) {
  return command({
    name,
    access: 'anyone',
    input,
    run: async (room: ToyRoom, call, given) => {
      const made = make(known(room, given.token), given);
      record(room, name, call, given);
      if (made) room.subscriptions.set(given.token, made);
      else room.subscriptions.delete(given.token);
      return made;
    },
  });
}

export const managing: readonly AnyOperation<ToyRoom>[] = [
  query({
    name: 'notifications.subscription',
    access: 'anyone',
    input: z.strictObject({ token }),
    run: async (room: ToyRoom, _, input) => room.subscriptions.get(input.token) ?? null,
  }),
  query({
    name: 'notifications.export',
    access: 'anyone',
    input: z.strictObject({ token }),
    run: async (room: ToyRoom, _, input) => room.subscriptions.get(input.token) ?? null,
  }),
  byLink(
    'notifications.manage',
    z.strictObject({
      token,
      revision: z.int(),
      ...interest,
      also: z.array(z.object(interest)),
      locale: z.string(),
      rhythm,
    }),
    (found, { token: _, revision, ...choice }) => {
      if (revision !== found.revision) throw new Refusal('DRAFT_CHANGED', { revision: found.revision });
      return { ...found, ...choice, revision: revision + 1 };
    },
  ),
  byLink('notifications.pause', z.strictObject({ token, until: z.iso.date() }), (found, { until }) => ({
    ...found,
    pausedUntil: `${until}T16:00:00.000Z`,
  })),
  byLink('notifications.resume', z.strictObject({ token }), (found) => ({ ...found, pausedUntil: null })),
  byLink('notifications.askToMove', z.strictObject({ token, email: mailAddress }), (found) => found),
  byLink('notifications.erase', z.strictObject({ token }), () => null),
];
