import { instant } from '@sinan/runtime';
import type { Page } from '@sinan/store';
import type { Addressed } from '../recipients.ts';
import type { NotificationsRoom } from '../room.ts';
import type { ContentOf, WarningMailKind } from '../rows.ts';
import { isPaused, matchedCountries, type SubscriptionState } from '../subscription/index.ts';
import { stands } from './keeping.ts';
import { type PostContent, type PostRow, postIdOf, type Webhook } from './rows.ts';

const PAGE = 500;

/**
 * Writes a row of work for each webhook that is to hear of a part: by the same rule as its subscriber's mail, but of what the receiver got by post. Before any is posted all of them are durable;
 * run again, it adds those that are missing. It reads all webhooks, which are few, and no subscription without one.
 */
export async function planPosts(
  room: NotificationsRoom,
  content: ContentOf<WarningMailKind>,
  addressed: Addressed,
  signal: AbortSignal,
): Promise<void> {
  for (let after = ''; ; ) {
    signal.throwIfAborted();
    const page: Page<Webhook> = await room.webhooks.page({ where: { id: { gt: after } }, limit: PAGE });
    const hooks = page.rows.map(({ doc }) => doc).filter(({ state }) => state === 'on');
    if (hooks.length > 0) await planFor(room, content, addressed, hooks);
    if (page.next === null) return;
    after = page.rows.at(-1)?.doc.id ?? after;
  }
}

async function planFor(
  room: NotificationsRoom,
  content: ContentOf<WarningMailKind>,
  addressed: Addressed,
  hooks: readonly Webhook[],
): Promise<void> {
  const ids = hooks.map(({ id }) => id);
  const found = await room.subscriptions.documents.getMany(ids);
  const states = new Map(found.map(({ doc }) => [doc.id, room.subscriptions.stateIn(doc)]));
  const told = new Set((await earlierPosts(room, content, ids)).map(({ subscriptionId }) => subscriptionId));
  const wanted = hooks.filter((hook) => {
    const state = states.get(hook.id);
    if (state === undefined || !stands(hook, state) || isPaused(state, room.resources.clock.now())) return false;
    return told.has(hook.id) || matches(addressed, hook, state);
  });
  await room.posts.add(wanted.map((hook) => postOf(room, hook, postIdOf(content, hook.id), content)));
}

/** What goes live counts for the webhooks that were set by then, as for the subscriptions that were confirmed. */
function matches({ matching }: Addressed, { setAt }: Webhook, state: SubscriptionState): boolean {
  if (matching === null || state.status !== 'confirmed') return false;
  return Date.parse(setAt) <= matching.confirmedBy && matchedCountries(state.choice, matching.concerns).length > 0;
}

/** A row as it is asked for. */
export function postOf(
  { resources }: NotificationsRoom,
  { id: subscriptionId, setBy }: Webhook,
  id: string,
  content: PostContent,
) {
  const askedAt = instant(resources.clock.now());
  const untried = { state: 'waiting', tries: 0, triedAt: null, outcome: null } as const;
  return { id, subscriptionId, setBy, content, askedAt, ...untried };
}

/** The posts of earlier versions to these, that went out or not. */
export async function earlierPosts(
  { posts }: NotificationsRoom,
  content: ContentOf<WarningMailKind>,
  ids: readonly string[],
): Promise<readonly PostRow[]> {
  const earlier: PostRow[] = [];
  const last = content.kind === 'warning-cancelled' ? content.version : content.version - 1;
  for (let version = 1; version <= last; version += 1) {
    const rows = await posts.rows.getMany(ids.map((id) => postIdOf({ ...content, kind: 'warning', version }, id)));
    earlier.push(...rows.map(({ doc }) => doc));
  }
  return earlier;
}
