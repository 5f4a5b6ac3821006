import type { NotificationsRoom } from '../room.ts';
import { type PostType, typeOf } from './message.ts';
import type { PostedAs, PostRow, Webhook } from './rows.ts';

/** A webhook as its subscriber reads it: without the secret, which is told once. */
export interface WebhookView {
  readonly url: string;
  readonly state: Webhook['state'];
  readonly setAt: string;
  /** The last posts, the newest first. */
  readonly posts: readonly PostView[];
}
export interface PostView {
  readonly type: PostType;
  /** Null of a test. */
  readonly warningId: string | null;
  readonly version: number | null;
  readonly askedAt: string;
  readonly state: PostRow['state'];
  readonly tries: number;
  readonly triedAt: string | null;
  readonly outcome: PostedAs | null;
}

const SHOWN = 10;

export async function webhookView({ posts }: NotificationsRoom, webhook: Webhook): Promise<WebhookView> {
  const { id, url, state, setAt, setBy } = webhook;
  const orderBy = { field: 'askedAt', direction: 'desc' } as const;
  const { rows } = await posts.rows.page({ where: { subscriptionId: id }, orderBy, limit: SHOWN });
  return { url, state, setAt, posts: rows.filter(({ doc }) => doc.setBy === setBy).map(({ doc }) => postView(doc)) };
}

/** One that was given up because nothing could be written of it is as good as one that failed. */
function postView(row: PostRow): PostView {
  const { content, askedAt, tries, triedAt, outcome, open, state } = row;
  const about = content.kind === 'test' ? { warningId: null, version: null } : content;
  const { warningId, version } = about;
  const became = state === 'waiting' && !open ? 'failed' : state;
  return { type: typeOf(row), warningId, version, askedAt, state: became, tries, triedAt, outcome };
}
