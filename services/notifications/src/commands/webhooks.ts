import { instant } from '@sinan/runtime';
import { type Call, command, InvalidInput, type Operation, problem, Refusal } from '@sinan/schema';
import { DuplicateKey, StaleRevision } from '@sinan/store';
import { type TargetFault, targetFault, writtenSecret } from '@sinan/webhook';
import { z } from 'zod';
import { managedBy, token } from '../links.ts';
import type { NotificationsRoom } from '../room.ts';
import { changeWebhook, forgetWebhook, secretsOf, webhookOf } from '../webhooks/keeping.ts';
import { postOf } from '../webhooks/planning.ts';
import { testIdOf, type Webhook } from '../webhooks/rows.ts';
import { type WebhookView, webhookView } from '../webhooks/view.ts';

/** A webhook with its secret, which no query tells. */
export interface WebhookSecret {
  readonly webhook: WebhookView;
  /** `whsec_…`, as Standard Webhooks writes it. */
  readonly secret: string;
}

const FAULTS = { url: 'https', credentials: 'no-credentials', address: 'public-address' } as const satisfies {
  readonly [fault in TargetFault]: string;
};

/**
 * Sets where warnings are posted, in place of what was set before. `LINK_INVALID` for a forged link, and for what is erased; `STATE_CONFLICT` unless the subscription is confirmed.
 * Repeated under one command id, it gives the same secret.
 */
export const setWebhook = command({
  name: 'notifications.setWebhook',
  access: 'anyone',
  input: z.strictObject({ token, url: z.string().trim().min(1).max(2_048) }),
  async run(room: NotificationsRoom, call, { token, url }): Promise<WebhookSecret> {
    const fault = targetFault(url, room.resources.settings.webhookTargets);
    if (fault !== null) throw new InvalidInput([problem('url', FAULTS[fault])]);
    const id = await managedBy(room, token);
    const before = await confirmedHook(room, id);
    if (before?.setBy !== call.commandId) await put(room, fresh(room, call, id, new URL(url).href));
    // Whoever has left meanwhile, or was erased, has looked for a webhook before there was one.
    await forgetWebhook(room, id);
    return withSecret(room, await webhookAt(room, token));
  },
});

function fresh({ resources }: NotificationsRoom, { commandId }: Call, id: string, url: string): Webhook {
  const setAt = instant(resources.clock.now());
  const first = { secret: 1, renewedBy: null, renewedAt: null, state: 'on', offBy: null, failingSince: null } as const;
  return { id, url, setBy: commandId, setAt, ...first };
}

async function put({ webhooks }: NotificationsRoom, webhook: Webhook): Promise<void> {
  for (;;) {
    const known = await webhooks.get(webhook.id);
    try {
      if (known === null) await webhooks.insert(webhook);
      else await webhooks.replace(webhook, known.revision);
      return;
    } catch (error) {
      if (!(error instanceof DuplicateKey || error instanceof StaleRevision)) throw error;
    }
  }
}

/** The webhook of a confirmed subscription; null for none. */
async function confirmedHook(room: NotificationsRoom, id: string): Promise<Webhook | null> {
  const state = (await room.subscriptions.load(id))?.state ?? { status: 'none' };
  if (state.status === 'none' || state.status === 'erased') throw new Refusal('LINK_INVALID');
  if (state.status !== 'confirmed') throw new Refusal('STATE_CONFLICT', { state: state.status });
  return webhookOf(room, id, state);
}

async function webhookAt(room: NotificationsRoom, token: string): Promise<Webhook> {
  const webhook = await confirmedHook(room, await managedBy(room, token));
  if (webhook === null) throw new Refusal('STATE_CONFLICT', { state: 'none' });
  return webhook;
}

async function withSecret(room: NotificationsRoom, webhook: Webhook): Promise<WebhookSecret> {
  return { webhook: await webhookView(room, webhook), secret: writtenSecret(secretsOf(room, webhook)[0]) };
}

/** Makes the secret anew. The one before it signs as well for a day. `STATE_CONFLICT` where no webhook is set, as for all that follow. */
export const renewWebhookSecret = command({
  name: 'notifications.renewWebhookSecret',
  access: 'anyone',
  input: z.strictObject({ token }),
  async run(room: NotificationsRoom, { commandId }, { token }): Promise<WebhookSecret> {
    const renewedAt = instant(room.resources.clock.now());
    await changeWebhook(room, await webhookAt(room, token), (known) =>
      known.renewedBy === commandId ? known : { ...known, secret: known.secret + 1, renewedBy: commandId, renewedAt },
    );
    return withSecret(room, await webhookAt(room, token));
  },
});

function onWebhook(spec: {
  readonly name: `notifications.${string}`;
  does(room: NotificationsRoom, webhook: Webhook): Promise<unknown>;
}): Operation<NotificationsRoom, { readonly token: string }, WebhookView> {
  return command({
    name: spec.name,
    access: 'anyone',
    input: z.strictObject({ token }),
    async run(room: NotificationsRoom, _, { token }) {
      await spec.does(room, await webhookAt(room, token));
      return webhookView(room, await webhookAt(room, token));
    },
  });
}

/** Nothing is posted any more, and nothing afterwards for what was missed. */
export const pauseWebhook = onWebhook({
  name: 'notifications.pauseWebhook',
  does: (room, webhook) => changeWebhook(room, webhook, (known) => ({ ...known, state: 'paused' })),
});

/** Ends a pause, or switches on again what its receiver or its failures have switched off. */
export const resumeWebhook = onWebhook({
  name: 'notifications.resumeWebhook',
  does: (room, webhook) =>
    changeWebhook(room, webhook, (known) => ({ ...known, state: 'on', offBy: null, failingSince: null })),
});

/** Has a test posted, once: it is tried no second time, and changes nothing. One a minute: asked for again within it, it is the same one. */
export const testWebhook = onWebhook({
  name: 'notifications.testWebhook',
  async does(room, webhook) {
    const id = testIdOf(webhook.id, instant(room.resources.clock.now()));
    await room.posts.add([postOf(room, webhook, id, { kind: 'test' })]);
  },
});

/** Takes it away with its secret. Where there is none it changes nothing. */
export const removeWebhook = command({
  name: 'notifications.removeWebhook',
  access: 'anyone',
  input: z.strictObject({ token }),
  async run(room: NotificationsRoom, _, { token }): Promise<{ readonly removed: true }> {
    const id = await managedBy(room, token);
    await confirmedHook(room, id);
    await room.webhooks.remove(id);
    return { removed: true };
  },
});
