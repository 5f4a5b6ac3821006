import { instant } from '@sinan/runtime';
import { CHINA_ZONE, type DigestRhythm, type Severity, timeZone } from '@sinan/schema';
import type { Page, Stored } from '@sinan/store';
import { classOfWarning } from '../dispatch/classes.ts';
import { askForMails, type WantedMail } from '../mails.ts';
import { versionsGot } from '../receipts.ts';
import type { Subscriber } from '../recipients.ts';
import type { NotificationsRoom } from '../room.ts';
import {
  type ContentOf,
  digestIdOf,
  type MailRow,
  mailIdOf,
  partOf,
  type Slot,
  subscriptionIn,
  type WarningMailKind,
} from '../rows.ts';
import type { SubscriptionState } from '../subscription/index.ts';
import { nextSlot } from './calendar.ts';
import { digestMail, rowsOf } from './rows.ts';
import { gatheredBy } from './rule.ts';

/** A part of a warning that is to be told to readers. */
export interface Placing {
  readonly content: ContentOf<WarningMailKind>;
  readonly severity: Severity;
  /** When it happened (ms); of what an older release told of, nobody knows. */
  readonly at: number;
  /** Whether a reader is told of it whatever became of earlier parts. */
  isWanted(reader: Subscriber): boolean;
}

/**
 * Has a part gathered for the digest of the next slot of each of these who wants digests: one row a reader, under one id, so that asking again leaves it where it is.
 * Resolves to the others, who are told of it at once. `isRepeated`: an earlier run may have placed some of them, in whatever way they wanted then.
 */
export async function place(
  room: NotificationsRoom,
  placing: Placing,
  readers: readonly Subscriber[],
  { isRepeated }: { readonly isRepeated: boolean },
): Promise<readonly Subscriber[]> {
  const { content } = placing;
  const byId = new Map(readers.map((reader) => [mailIdOf(content, reader.id), reader]));
  const known = new Set(isRepeated ? (await rowsOf(room, [...byId.keys()])).map(({ doc }) => doc.id) : []);
  const atOnce: Subscriber[] = [];
  const gathered: WantedMail[] = [];
  for (const [id, reader] of byId) {
    if (known.has(id)) continue;
    const slot = await slotOf(room, placing, reader);
    if (slot === null) atOnce.push(reader);
    else gathered.push({ id, to: `subscription:${reader.id}`, content, slot });
  }
  await askForMails(room, gathered);
  const ids = [...known, ...gathered.map(({ id }) => id)];
  await gather(room, placing, new Map(ids.map((id) => [id, byId.get(id) ?? null])));
  return atOnce;
}

/**
 * Asks for the digests of parts that a run left without one when it was cut short, whatever their readers chose since. One who is no subscriber any more is told nothing: the
 * digest finds that, and closes the part.
 */
export async function placeLeftOver(room: NotificationsRoom, placing: Placing): Promise<void> {
  const part = partOf(placing.content);
  for (let after: string | null = null; ; ) {
    const where = { about: placing.content.warningId, open: true };
    const page: Page<MailRow> = await room.mails.rows.page({ where, after, limit: PAGE });
    const rows = page.rows.map(({ doc }) => doc).filter((row) => row.part === part && isGathered(row));
    const found = await room.subscriptions.documents.getMany(rows.map(subscriptionIn));
    const states = new Map(found.map(({ doc }) => [doc.id, room.subscriptions.stateIn(doc)]));
    await gather(room, placing, new Map(rows.map((row) => [row.id, readerIn(states, row)])));
    if (page.next === null) return;
    after = page.next;
  }
}

/** Null for who is no subscriber any more. */
function readerIn(states: ReadonlyMap<string, SubscriptionState>, row: MailRow): Subscriber | null {
  const id = subscriptionIn(row);
  const state = states.get(id);
  return state?.status === 'confirmed' ? { id, state } : null;
}

/** Null: at once. */
async function slotOf(room: NotificationsRoom, placing: Placing, reader: Subscriber): Promise<Slot | null> {
  const joined = placing.isWanted(reader) ? null : await slotOfEarlier(room, placing, reader);
  return joined ?? slotAfter(room, placing, reader);
}

/** By which what is left of somebody who has gone is closed. */
const NOBODYS: DigestRhythm = { every: 'day', hour: 0, zone: CHINA_ZONE };

/** The reader's next slot from now on, and from when it happened: a clock that was put back leads to no slot that is over. */
function slotAfter(
  room: NotificationsRoom,
  { severity, at }: Placing,
  reader: Subscriber | null,
  over = 0,
): Slot | null {
  const rhythm = reader === null ? NOBODYS : gatheredBy(reader.state.choice.rhythm, severity);
  const happened = Number.isFinite(at) ? at : 0;
  return rhythm && nextSlot(inKnownZone(rhythm), Math.max(room.resources.clock.now(), happened, over));
}

/** A zone that this process does not know, as another release may have: nobody else is to wait because of it. */
function inKnownZone(rhythm: DigestRhythm): DigestRhythm {
  return timeZone.safeParse(rhythm.zone).success ? rhythm : { ...rhythm, zone: CHINA_ZONE };
}

/** Who is told of a part only because of an earlier one, which waits for a digest, is told with it: before that nobody knows whether to tell them. */
async function slotOfEarlier(
  room: NotificationsRoom,
  { content: { kind, warningId, version } }: Placing,
  { id }: Subscriber,
): Promise<Slot | null> {
  const before = kind === 'warning-cancelled' ? version + 1 : version;
  const ids = Array.from({ length: before - 1 }, (_, n) =>
    mailIdOf({ kind: 'warning', warningId, version: n + 1 }, id),
  );
  const slots = (await rowsOf(room, ids)).flatMap(({ doc }) => (isGathered(doc) && doc.slot ? [doc.slot] : []));
  if (slots.length === 0 || (await versionsGot(room, warningId, id)).some((got) => got < before)) return null;
  return slots.reduce((last, slot) => (slot.at > last.at ? slot : last));
}

/**
 * Asks for the digests of the rows that wait for one, and puts those that came too late for theirs into the next. A digest that nobody has claimed yet looks for its
 * parts when it is claimed, and finds them; of one that was claimed its seal says whether they are in it.
 */
async function gather(
  room: NotificationsRoom,
  placing: Placing,
  readers: ReadonlyMap<string, Subscriber | null>,
): Promise<void> {
  for (let ids = [...readers.keys()]; ids.length > 0; ) {
    const gathered = (await rowsOf(room, ids)).filter(({ doc }) => isGathered(doc));
    await askForMails(
      room,
      gathered.flatMap(({ doc }) => (doc.slot ? [digestMail(subscriptionIn(doc), doc.slot)] : [])),
    );
    const late = await lateOf(room, gathered);
    await moveOn(room, placing, readers, late);
    ids = late.map(({ doc }) => doc.id);
  }
}

async function lateOf(
  room: NotificationsRoom,
  gathered: readonly Stored<MailRow>[],
): Promise<readonly Stored<MailRow>[]> {
  const digests = await rowsOf(
    room,
    gathered.map(({ doc }) => doc.digest ?? ''),
  );
  const begun = new Map(digests.filter(({ doc }) => !doc.open || doc.attempts > 0).map(({ doc }) => [doc.id, doc]));
  const seals = new Map((await room.seals.getMany([...begun.keys()])).map(({ doc }) => [doc.id, new Set(doc.parts)]));
  return gathered.filter(({ doc }) => {
    const digest = begun.get(doc.digest ?? '');
    if (digest === undefined) return false;
    const parts = seals.get(digest.id);
    if (parts === undefined && digest.open) throw new Error('a digest that this part may be in is being written');
    return parts?.has(doc.id) !== true;
  });
}

/** A row that somebody else has moved meanwhile stays where they put it. */
async function moveOn(
  room: NotificationsRoom,
  placing: Placing,
  readers: ReadonlyMap<string, Subscriber | null>,
  late: readonly Stored<MailRow>[],
): Promise<void> {
  const outcomes = await room.mails.rows.replaceMany(
    late.flatMap(({ doc, revision }) => {
      const reader = readers.get(doc.id);
      if (reader === undefined) return [];
      return [{ doc: movedTo(room, placing, doc, slotAfter(room, placing, reader, doc.slot?.at)), revision }];
    }),
  );
  if (outcomes.includes('unknown')) throw new Error('the rows of a digest may not have been moved');
  room.mails.stir();
}

function movedTo(room: NotificationsRoom, { severity }: Placing, row: MailRow, slot: Slot | null): MailRow {
  if (slot !== null) return { ...row, slot, digest: digestIdOf(subscriptionIn(row), slot) };
  const lane = classOfWarning(severity);
  return { ...row, lane, slot: null, digest: null, state: 'waiting', due: instant(room.resources.clock.now()) };
}

function isGathered({ open, state }: MailRow): boolean {
  return open && state === 'gathered';
}

const PAGE = 500;
