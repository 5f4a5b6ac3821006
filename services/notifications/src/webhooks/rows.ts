import { createHash } from 'node:crypto';
import { type WorkRow, workCollection } from '@sinan/aggregate';
import type { CollectionSpec, Doc } from '@sinan/store';
import type { PostOutcome } from '@sinan/webhook';
import { type ContentOf, partOf, type WarningMailKind } from '../rows.ts';

/**
 * Where a subscriber's program hears of warnings (网络钩子), beside the mail. Id: the subscription. The address may lead to a person: it is here alone, in no event, log or row of work,
 * and goes with the subscription. The secret is in no row: it is derived of what stands here.
 */
export interface Webhook extends Doc {
  readonly url: string;
  /** The command by which it was set: another address is another webhook, with other secrets. */
  readonly setBy: string;
  readonly setAt: string;
  /** The number of its secret, and by which command and when it was made anew; null of the first one. */
  readonly secret: number;
  readonly renewedBy: string | null;
  readonly renewedAt: string | null;
  /** `paused` by its subscriber; `gone` because the receiver said so (410); `failing` because nothing has arrived for days. */
  readonly state: 'on' | 'paused' | 'gone' | 'failing';
  /** The post by which it was switched off, but for its subscriber; null while it was not. */
  readonly offBy: string | null;
  /** When something that had to arrive first did not, with nothing that did since; null for never. */
  readonly failingSince: string | null;
}
export const webhookCollection: CollectionSpec = { owner: 'notifications', name: 'webhooks', fields: {}, indexes: [] };

/** What is posted: a part of a warning's life, or a test that its subscriber asked for. */
export type PostContent = ContentOf<WarningMailKind> | { readonly kind: 'test' };

/**
 * One post to one receiver. `waiting` is not tried yet, or is to be tried again; `failed` did not arrive in a day, or was refused; `dropped` is not posted because its subscriber
 * has left or changed, the webhook is off, or what it says holds no more.
 */
export interface PostRow extends WorkRow {
  readonly subscriptionId: string;
  /** The webhook that it was written for. */
  readonly setBy: string;
  readonly content: PostContent;
  readonly askedAt: string;
  readonly state: 'waiting' | 'delivered' | 'failed' | 'dropped';
  readonly tries: number;
  /** Of the last try: when it began, and what came of it. */
  readonly triedAt: string | null;
  readonly outcome: PostedAs | null;
}
/** An HTTP status, or why there is none. */
export type PostedAs = number | Extract<PostOutcome, { kind: 'failed' }>['why'];

const postWork = workCollection('notifications', 'posts');
export const postCollection: CollectionSpec = {
  ...postWork,
  fields: { ...postWork.fields, subscriptionId: 'string', askedAt: 'string' },
  indexes: [...postWork.indexes, { equal: ['subscriptionId'], order: 'askedAt' }],
};

/** One post of a part to each, whoever asks again. */
export function postIdOf(content: ContentOf<WarningMailKind>, subscriptionId: string): string {
  return `post/${content.warningId}.${partOf(content)}/${subscriptionId}`;
}
/** One test a minute, however often it is asked for: `at` is an instant. */
export function testIdOf(subscriptionId: string, at: string): string {
  return `post/test/${subscriptionId}/${at.slice(0, 'yyyy-mm-ddThh:mm'.length)}`;
}

/** By what the receiver knows a repetition: the same for each try of a row. */
export function messageIdOf({ id }: Pick<PostRow, 'id'>): string {
  return `msg_${createHash('sha256').update(id).digest('base64url').slice(0, 27)}`;
}

/** Whether the receiver has what a row says, or may have. */
export function mayHaveArrived({ state, tries }: Pick<PostRow, 'state' | 'tries'>): boolean {
  return state === 'delivered' || tries > 0;
}
