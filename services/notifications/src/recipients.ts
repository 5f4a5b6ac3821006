import { readersFrom } from './ledger/reading.ts';
import { hasGone, isOnItsWay, LAST } from './ledger/rows.ts';
import { type PostedUnder, postedUnder } from './postings/reading.ts';
import { whoGot } from './receipts.ts';
import type { NotificationsRoom } from './room.ts';
import { subscriptionIn, type WarningPart } from './rows.ts';
import { type Concerns, type Confirmed, isPaused, matchedCountries } from './subscription/index.ts';

const PAGE = 500;

/** A subscriber who may be mailed now: confirmed, and not holding mails back. */
export interface Subscriber {
  readonly id: string;
  readonly state: Confirmed;
}

/** Whom a part of a warning concerns. */
export interface Addressed {
  readonly warningId: string;
  /** Those who chose what it is about, and had confirmed by then (ms). */
  readonly matching: { readonly concerns: Concerns; readonly confirmedBy: number } | null;
  /** Those who got a version before this one, or are about to, whatever they choose now. Of the latter it is decided when their mail is written. */
  readonly informedBefore: number;
}

/** Some of those whom a part concerns, each once and in the order of their ids; so far, everybody was looked at. */
export interface Round {
  readonly readers: readonly Subscriber[];
  readonly through: string;
}

/** Everybody whom a part concerns, from behind an id on. Until all of them can be found it waits, or until the signal is aborted: it then rejects with its reason. */
export async function* recipients(
  room: NotificationsRoom,
  addressed: Addressed,
  { from = '', signal }: { readonly from?: string; readonly signal?: AbortSignal } = {},
): AsyncGenerator<Round> {
  const { matching } = addressed;
  if (matching) await room.earlier.posted(signal);
  const posted = matching && postedUnder(room, matching.concerns.countries, from);
  for (let after = from; after < LAST; ) {
    const round = await roundOf(room, { ...addressed, posted }, after);
    yield round;
    after = round.through;
  }
}

/** What one way of looking found behind an id; `through`: so far it is whole, null for all of it. */
interface Found {
  readonly known: readonly Subscriber[];
  readonly ids: readonly string[];
  readonly through: string | null;
}

/**
 * Those whose mail about an earlier version has not gone out yet are looked for before those who got one: what goes out meanwhile is then among the latter. A mail goes from a
 * shard to a row to a receipt, so they are read in that order.
 */
async function roundOf(
  room: NotificationsRoom,
  addressed: Addressed & { readonly posted: PostedUnder | null },
  after: string,
): Promise<Round> {
  const found: Found[] = [];
  for (let version = 1; version < addressed.informedBefore; version += 1)
    found.push(
      await entriesFrom(room, addressed.warningId, `${version}`, after),
      await openRowsFrom(room, addressed.warningId, `${version}`, after),
    );
  if (addressed.matching && addressed.posted)
    found.push(await matchingFrom(room, addressed.matching, await addressed.posted.behind(after)));
  if (addressed.informedBefore > 1)
    found.push(await gotFrom(room, addressed.warningId, addressed.informedBefore, after));
  const through = found.reduce(
    (least, one) => (one.through !== null && one.through < least ? one.through : least),
    LAST,
  );
  const known = new Map(found.flatMap((one) => one.known.map((reader) => [reader.id, reader] as const)));
  const ids = [...new Set(found.flatMap((one) => one.ids))].filter((id) => !known.has(id) && id <= through);
  for (const reader of await subscribers(room, ids)) known.set(reader.id, reader);
  const readers = [...known.values()].filter(({ id }) => id <= through);
  return { readers: readers.sort((one, other) => (one.id < other.id ? -1 : 1)), through };
}

async function matchingFrom(
  room: NotificationsRoom,
  { concerns, confirmedBy }: NonNullable<Addressed['matching']>,
  { ids, through }: Awaited<ReturnType<PostedUnder['behind']>>,
): Promise<Found> {
  const known = (await subscribers(room, ids))
    .filter(({ state }) => Date.parse(state.confirmedAt) <= confirmedBy)
    .filter(({ state }) => matchedCountries(state.choice, concerns).length > 0);
  return { known, ids: [], through };
}

async function openRowsFrom(
  { mails }: NotificationsRoom,
  warningId: string,
  part: WarningPart,
  after: string,
): Promise<Found> {
  const begin = `mail/${warningId}.${part}/`;
  const page = await mails.rows.page({
    where: { about: warningId, open: true, id: { gt: `${begin}${after}`, lt: `${begin.slice(0, -1)}0` } },
    limit: PAGE,
  });
  const ids = page.rows.map(({ doc }) => subscriptionIn(doc));
  return { known: [], ids, through: page.next === null ? null : (ids.at(-1) ?? null) };
}

async function entriesFrom(
  room: NotificationsRoom,
  warningId: string,
  part: WarningPart,
  after: string,
): Promise<Found> {
  const { entries, through } = await readersFrom(room, { warningId, part, after }, PAGE);
  const mayKnow = entries.filter(({ state }) => isOnItsWay(state) || hasGone(state));
  return { known: [], ids: mayKnow.map(({ subscriptionId }) => subscriptionId), through };
}

async function gotFrom(room: NotificationsRoom, warningId: string, before: number, after: string): Promise<Found> {
  return { known: [], ...(await whoGot(room, warningId, { before, after, limit: PAGE })) };
}

const CHUNK = 1_000;

/** Those of the subscriptions who may be mailed now. */
async function subscribers(room: NotificationsRoom, ids: readonly string[]): Promise<readonly Subscriber[]> {
  const found: Subscriber[] = [];
  for (let from = 0; from < ids.length; from += CHUNK)
    for (const { doc } of await room.subscriptions.documents.getMany(ids.slice(from, from + CHUNK)))
      found.push(...mailable(room, doc.id, room.subscriptions.stateIn(doc)));
  return found;
}

function mailable(
  { resources }: NotificationsRoom,
  id: string,
  state: ReturnType<NotificationsRoom['subscriptions']['stateIn']>,
): readonly Subscriber[] {
  return state.status === 'confirmed' && !isPaused(state, resources.clock.now()) ? [{ id, state }] : [];
}
