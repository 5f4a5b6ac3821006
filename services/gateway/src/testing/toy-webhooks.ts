import { type AnyOperation, command, InvalidInput, problem, query, Refusal } from '@sinan/schema';
import { z } from 'zod';
import type { Webhook } from '../pages/webhook-forms.ts';
import { record, type ToyRoom } from './toy-room.ts';

const token = z.string().min(1);

/** A command on the webhook that is set: what it makes of it, null when it takes it away. */
function onWebhook(name: string, make: (found: Webhook) => Webhook | null, answer: (made: Webhook | null) => unknown) {
  return command({
    name,
    access: 'anyone',
    input: z.strictObject({ token }),
    run: async (room: ToyRoom, call, input) => {
      const found = room.webhooks.get(input.token);
      if (!found) throw new Refusal('STATE_CONFLICT', { state: 'none' });
      record(room, name, call, input);
      const made = make(found);
      if (made) room.webhooks.set(input.token, made);
      else room.webhooks.delete(input.token);
      return answer(made);
    },
  });
}
const itself = (made: Webhook | null) => made;

export const posting: readonly AnyOperation<ToyRoom>[] = [
  query({
    name: 'notifications.webhook',
    access: 'anyone',
    input: z.strictObject({ token }),
    run: async (room: ToyRoom, _, input) => room.webhooks.get(input.token) ?? null,
  }),
  command({
    name: 'notifications.setWebhook',
    access: 'anyone',
    input: z.strictObject({ token, url: z.string() }),
    run: async (room: ToyRoom, call, input) => {
      if (!input.url.startsWith('https://')) throw new InvalidInput([problem('url', 'https')]);
      record(room, 'notifications.setWebhook', call, input);
      const webhook: Webhook = { url: input.url, state: 'on', posts: [] };
      room.webhooks.set(input.token, webhook);
      return { webhook, secret: 'whsec_first' };
    },
  }),
  onWebhook('notifications.renewWebhookSecret', itself, (webhook) => ({ webhook, secret: 'whsec_second' })),
  onWebhook('notifications.testWebhook', itself, itself),
  onWebhook('notifications.pauseWebhook', (found) => ({ ...found, state: 'paused' }), itself),
  onWebhook('notifications.resumeWebhook', (found) => ({ ...found, state: 'on' }), itself),
  onWebhook(
    'notifications.removeWebhook',
    () => null,
    () => ({ removed: true }),
  ),
];
