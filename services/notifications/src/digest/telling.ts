import type { Id } from '@sinan/schema';
import { entryOf } from '../ledger/reading.ts';
import { versionsGot } from '../receipts.ts';
import type { Subscriber } from '../recipients.ts';
import type { NotificationsRoom } from '../room.ts';
import { type ContentOf, type MailRow, mailIdOf, noticeIdOf, partOf, type WarningMailKind } from '../rows.ts';
import { matchedCountries } from '../subscription/index.ts';
import { isInformed, isOver } from '../warning-letters.ts';
import type { PartEnd } from './rows.ts';

/** A part of a warning that a digest was asked to tell of. */
export interface WarningRow extends MailRow {
  readonly content: ContentOf<WarningMailKind>;
}

/** What a digest has to say of one warning: its parts that are told, the last one last, and what becomes of each. */
export interface Telling {
  readonly told: readonly ContentOf<WarningMailKind>[];
  readonly ends: readonly PartEnd[];
}

/**
 * What is told of one warning, as things stand now, of its parts in their order. A version as by a mail of its own; but not once a later one went out, which said more. The
 * withdrawal to who got a version by another mail: whoever did not is not told of what is withdrawn.
 */
export async function tellingOf(
  room: NotificationsRoom,
  reader: Subscriber,
  rows: readonly WarningRow[],
): Promise<Telling> {
  const [told, ends]: [ContentOf<WarningMailKind>[], PartEnd[]] = [[], []];
  const around = await aroundOf(room, reader, rows);
  for (const row of rows) {
    const content = contentOf(row, around);
    const end = await endOf(room, reader, { content, around, isTold: told.length > 0 });
    ends.push({ row, end });
    if (end === 'told') told.push(content);
  }
  return { told, ends };
}

/** What is known of a warning and a reader besides the digest: its own parts may have been noted as got by an attempt that a crash cut short. */
interface Around {
  /** By its number, the version in whose place its reader is told of a later one, since that was told to others while they were passed over. */
  readonly overtaken: ReadonlyMap<number, number>;
  readonly own: ReadonlySet<number>;
  readonly got: readonly number[];
  readonly isWithdrawn: boolean;
}

async function aroundOf(room: NotificationsRoom, { id }: Subscriber, rows: readonly WarningRow[]): Promise<Around> {
  const own = new Set(rows.flatMap(({ content }) => (content.kind === 'warning-cancelled' ? [] : [content.version])));
  const warningId = rows[0]?.content.warningId;
  if (warningId === undefined) throw new Error('a digest has no part of this warning');
  const [got, notices] = await Promise.all([versionsGot(room, warningId, id), noticesOf(room, warningId)]);
  return {
    ...{ own, got: got.filter((version) => !own.has(version)) },
    isWithdrawn: notices.some(({ content }) => content.kind === 'warning-cancelled'),
    overtaken: await overtakenIn(room, { id, warningId, last: Math.max(0, ...own) }, notices),
  };
}

async function noticesOf({ notices }: NotificationsRoom, warningId: string) {
  const begin = `${noticeIdOf(warningId, '1').slice(0, -1)}`;
  const where = { id: { gt: begin, lt: `${begin.slice(0, -1)}/` } };
  const { rows } = await notices.rows.page({ where, limit: 1_000 });
  return rows.flatMap(({ doc: { open, content } }) => ('facts' in content ? [] : [{ open, content }]));
}

/** A version that is told to all whom it concerns, but not to this reader, who held mails back then, or had left. */
async function overtakenIn(
  room: NotificationsRoom,
  { id, warningId, last }: { readonly id: string; readonly warningId: Id<'warning'>; readonly last: number },
  notices: Awaited<ReturnType<typeof noticesOf>>,
): Promise<ReadonlyMap<number, number>> {
  const later = notices.filter(({ content }) => content.kind === 'warning-updated' && content.version > last);
  const newest = Math.max(0, ...later.map(({ content }) => content.version));
  if (last === 0 || newest === 0 || later.some(({ open }) => open)) return new Map();
  const asked = later.map(({ content: { version } }) => mailIdOf({ kind: 'warning', warningId, version }, id));
  const rows = await room.mails.rows.getMany(asked);
  const entries = await Promise.all(later.map(({ content }) => entryOf(room, warningId, partOf(content), id)));
  const isAsked = rows.length > 0 || entries.some((entry) => entry !== null);
  return isAsked ? new Map() : new Map([[last, newest]]);
}

/** What is told by a part: the version that it was gathered for, or what stands by now. */
function contentOf({ content }: WarningRow, { overtaken }: Around): ContentOf<WarningMailKind> {
  const version = content.kind === 'warning-cancelled' ? undefined : overtaken.get(content.version);
  return version === undefined ? content : { kind: 'warning-updated', warningId: content.warningId, version };
}

interface Asked {
  readonly content: ContentOf<WarningMailKind>;
  readonly around: Around;
  /** Whether this digest tells of an earlier version. */
  readonly isTold: boolean;
}

async function endOf(
  room: NotificationsRoom,
  reader: Subscriber,
  { content, around, isTold }: Asked,
): Promise<PartEnd['end']> {
  const entry = await entryOf(room, content.warningId, partOf(content), reader.id);
  // A fan-out that another had overtaken may have gathered what a shard tells.
  if (entry !== null && entry.state !== 'moved') return 'suppressed';
  if (content.kind === 'warning-cancelled')
    return (await isInformed(room, reader, content, around.own)) ? 'told' : 'suppressed';
  if (around.isWithdrawn || around.got.some((version) => version > content.version)) return 'suppressed';
  const text = await room.warnings.text(content.warningId, content.version);
  if (isOver(room, text)) return 'expired';
  if (matchedCountries(reader.state.choice, text).length > 0 || isTold) return 'told';
  const mayHaveGot = content.kind === 'warning-updated' && (await isInformed(room, reader, content, around.own));
  return mayHaveGot ? 'told' : 'suppressed';
}

/** The parts of each warning together, in their order: versions by their number, the withdrawal last. */
export function byWarning(rows: readonly MailRow[]): readonly (readonly WarningRow[])[] {
  const found = new Map<string, WarningRow[]>();
  for (const row of rows.filter(isOfWarning))
    found.set(row.content.warningId, [...(found.get(row.content.warningId) ?? []), row]);
  const place = ({ kind, version }: ContentOf<WarningMailKind>) => version + (kind === 'warning-cancelled' ? 0.5 : 0);
  return [...found.values()].map((parts) => parts.toSorted((one, other) => place(one.content) - place(other.content)));
}

function isOfWarning(row: MailRow): row is WarningRow {
  return 'warningId' in row.content;
}
