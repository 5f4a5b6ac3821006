import { query } from '@sinan/schema';
import { z } from 'zod';
import { readManageLink, token } from '../links.ts';
import type { NotificationsRoom } from '../room.ts';
import { webhookOf } from '../webhooks/keeping.ts';
import { type WebhookView, webhookView } from '../webhooks/view.ts';

/** The webhook of a subscription by the link to manage it, with the last posts; null for a forged link, and where none is set. */
export const webhook = query({
  name: 'notifications.webhook',
  access: 'anyone',
  input: z.strictObject({ token }),
  async run(room: NotificationsRoom, _, { token }): Promise<WebhookView | null> {
    const id = await readManageLink(room, token);
    const state = id ? (await room.subscriptions.load(id))?.state : undefined;
    const found = id && state ? await webhookOf(room, id, state) : null;
    return found && webhookView(room, found);
  },
});
