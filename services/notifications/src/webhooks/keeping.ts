import { derivedKey } from '@sinan/runtime';
import { changed } from '../changed.ts';
import type { NotificationsRoom } from '../room.ts';
import type { Confirmed, SubscriptionState } from '../subscription/index.ts';
import type { Webhook } from './rows.ts';

/** For so long what is posted is signed with the secret before the last one too, so that receivers can change over. */
const CHANGE_OVER_MS = 24 * 3_600_000;

/** The webhook of a subscription as it stands; null for none. One of a subscription that was left and confirmed anew since is none. */
export async function webhookOf(
  { webhooks }: NotificationsRoom,
  id: string,
  state: SubscriptionState,
): Promise<Webhook | null> {
  const known = await webhooks.get(id);
  return known !== null && stands(known.doc, state) ? known.doc : null;
}

/** Whether a webhook is its subscriber's still. */
export function stands({ setAt }: Pick<Webhook, 'setAt'>, state: SubscriptionState): state is Confirmed {
  return state.status === 'confirmed' && state.confirmedAt <= setAt;
}

/** Takes away the webhook of who has left or was erased. What is set since stays. */
export async function forgetWebhook(room: NotificationsRoom, id: string): Promise<void> {
  for (;;) {
    const known = await room.webhooks.get(id);
    if (known === null) return;
    const state = (await room.subscriptions.load(id))?.state ?? { status: 'none' };
    if (stands(known.doc, state) || (await room.webhooks.remove(id, known.revision))) return;
  }
}

/** Changes a webhook, unless another was set meanwhile; resolves to what was written, or to null for nothing. */
export async function changeWebhook(
  { webhooks }: NotificationsRoom,
  { id, setBy }: Pick<Webhook, 'id' | 'setBy'>,
  change: (webhook: Webhook) => Webhook,
): Promise<Webhook | null> {
  return changed(webhooks, id, (webhook) => (webhook.setBy === setBy ? change(webhook) : webhook));
}

/** With what is signed now: the secret, and for a day the one before it. 32 bytes each, of the deployment's secret, as a second factor is: no row, event or log holds them. */
export function secretsOf({ resources }: NotificationsRoom, webhook: Webhook): readonly [Buffer, ...Buffer[]] {
  const { id, setBy, secret, renewedAt } = webhook;
  const numbered = (number: number) => derivedKey(resources.settings.secret, 'webhook', id, setBy, String(number));
  const changesOver = renewedAt !== null && resources.clock.now() < Date.parse(renewedAt) + CHANGE_OVER_MS;
  return changesOver ? [numbered(secret), numbered(secret - 1)] : [numbered(secret)];
}
