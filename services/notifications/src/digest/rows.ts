import { instant } from '@sinan/runtime';
import type { Collection, CollectionSpec, Doc, Stored } from '@sinan/store';
import type { NotificationsRoom } from '../room.ts';
import { digestIdOf, type MailRow, type Slot } from '../rows.ts';

/**
 * What a digest tells of: the ids of the rows of its parts, fixed before it is first written, so that every attempt says the same under the same Message-ID. Id:
 * that of the digest's mail row; inserted once.
 */
export interface DigestSeal extends Doc {
  readonly parts: readonly string[];
}
export const sealCollection: CollectionSpec = { owner: 'notifications', name: 'digests', fields: {}, indexes: [] };

const PAGE = 500;

/** The parts of a digest, which are no others from now on. Whatever is gathered for it later goes with the next one. */
export async function sealedParts(room: NotificationsRoom, digest: string): Promise<readonly MailRow[]> {
  return (await rowsOf(room, await sealed(room, digest))).map(({ doc }) => doc);
}

/** Rows of mails by their ids, however many. */
export async function rowsOf(
  { mails }: NotificationsRoom,
  ids: readonly string[],
): Promise<readonly Stored<MailRow>[]> {
  const rows: Stored<MailRow>[] = [];
  for (let from = 0; from < ids.length; from += PAGE)
    rows.push(...(await mails.rows.getMany(ids.slice(from, from + PAGE))));
  return rows;
}

async function sealed(room: NotificationsRoom, digest: string): Promise<readonly string[]> {
  const known = await room.seals.get(digest);
  if (known) return known.doc.parts;
  const outcomes = await room.seals.insertMany([{ id: digest, parts: await gatheredFor(room, digest) }]);
  if (outcomes.includes('unknown')) throw new Error('the digest may not have been sealed');
  return sealed(room, digest);
}

async function gatheredFor({ mails }: NotificationsRoom, digest: string): Promise<readonly string[]> {
  const ids: string[] = [];
  for (let after: string | null = null; ; ) {
    const page: Awaited<ReturnType<Collection<MailRow>['page']>> = await mails.rows.page({
      where: { digest },
      after,
      limit: PAGE,
    });
    ids.push(...page.rows.map(({ doc }) => doc.id));
    if (page.next === null) return ids;
    after = page.next;
  }
}

/** What became of a part: told with its digest, or not, and why. */
export interface PartEnd {
  readonly row: MailRow;
  readonly end: 'told' | 'suppressed' | 'expired';
}

/** Closes the parts of a digest that has come to this end. Those that are closed stay as they are. */
export async function closeParts(
  room: NotificationsRoom,
  ends: readonly PartEnd[],
  state: MailRow['state'],
): Promise<void> {
  const sentAt = state === 'sent' ? instant(room.resources.clock.now()) : null;
  const states = new Map(ends.map(({ row, end }) => [row.id, end === 'told' ? { state, sentAt } : { state: end }]));
  for (let open = [...states.keys()]; open.length > 0; ) {
    const stored = await room.mails.rows.getMany(open.slice(0, PAGE));
    const changed = stored
      .filter(({ doc }) => doc.open)
      .map(({ doc, revision }) => ({ doc: { ...doc, open: false, ...states.get(doc.id) }, revision }));
    const outcomes = await room.mails.rows.replaceMany(changed);
    if (outcomes.includes('unknown')) throw new Error('the parts of a digest may not have been closed');
    const again = changed.filter((_, at) => outcomes[at] === 'stale').map(({ doc }) => doc.id);
    open = [...again, ...open.slice(PAGE)];
  }
}

/** The mail of a digest, as it is asked for. */
export function digestMail(subscriptionId: string, slot: Slot) {
  const due = instant(slot.at);
  const content = { kind: 'digest', day: slot.day } as const;
  return { id: digestIdOf(subscriptionId, slot), to: `subscription:${subscriptionId}`, content, due } as const;
}
