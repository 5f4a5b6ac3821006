import type { NotificationsRoom } from '../room.ts';
import type { ContentOf, WarningMailKind } from '../rows.ts';
import { type Confirmed, isPaused, matchedCountries } from '../subscription/index.ts';
import { editionOf } from '../warning-letters.ts';
import type { WarningText } from '../warnings.ts';
import { earlierPosts } from './planning.ts';
import { mayHaveArrived, type PostRow } from './rows.ts';

const TYPES = {
  warning: 'warning.published',
  'warning-updated': 'warning.updated',
  'warning-cancelled': 'warning.cancelled',
  test: 'test',
} as const satisfies { readonly [kind in PostRow['content']['kind']]: string };
export type PostType = (typeof TYPES)[keyof typeof TYPES];
export const typeOf = ({ content }: Pick<PostRow, 'content'>): PostType => TYPES[content.kind];

/**
 * What is posted, as JSON: type, when it happened, and what is known of it (https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md, "Payload structure").
 * Decided as things stand at the last moment; null where it is not to be posted any more. The same at each try.
 */
export async function bodyOf(room: NotificationsRoom, row: PostRow, state: Confirmed): Promise<string | null> {
  const said = row.content.kind === 'test' ? { timestamp: row.askedAt, data: {} } : await saidOf(room, row, state);
  return said && JSON.stringify({ type: typeOf(row), ...said });
}

async function saidOf(room: NotificationsRoom, row: PostRow, state: Confirmed) {
  const { content, subscriptionId } = row;
  if (content.kind === 'test' || isPaused(state, room.resources.clock.now())) return null;
  const edition = await editionOf(room, content);
  if ('over' in edition) return null;
  if ('withdrawal' in edition) {
    if (!(await isInformed(room, content, subscriptionId))) return null;
    const { reason, cancelledAt, version } = edition.withdrawal;
    const text = await room.warnings.text(content.warningId, version);
    return { timestamp: cancelledAt, data: { ...dataOf(room, content.warningId, text), reason } };
  }
  const { text } = edition;
  if (matchedCountries(state.choice, text).length === 0 && !(await isInformed(room, content, subscriptionId)))
    return null;
  const { advice: whatToDo, change } = text;
  const data = { ...dataOf(room, content.warningId, text), whatToDo, ...(change !== null && { change }) };
  return { timestamp: text.publishedAt, data };
}

/** Whether an earlier version is with the receiver, or may be. While one is on its way and was never tried that cannot be said. */
async function isInformed(
  room: NotificationsRoom,
  content: ContentOf<WarningMailKind>,
  subscriptionId: string,
): Promise<boolean> {
  const earlier = await earlierPosts(room, content, [subscriptionId]);
  if (earlier.some(mayHaveArrived)) return true;
  if (earlier.some(({ open }) => open)) throw new Error('an earlier version is still on its way');
  return false;
}

function dataOf({ resources: { settings } }: NotificationsRoom, warningId: string, text: WarningText) {
  const { version, severity, countries, rights, industries, platforms, title } = text;
  const link = `${settings.publicUrl}/warnings/${warningId}`;
  return { warningId, version, severity, countries, rights, industries, platforms, title, link };
}
