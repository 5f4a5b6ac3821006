import { failedForMs, type RunContext, type WorkResult, workWorker } from '@sinan/aggregate';
import { type OutgoingMail, UnsafeMail } from '@sinan/mail';
import { instant } from '@sinan/runtime';
import { rowsOf } from '../digest/rows.ts';
import { CLASSES, classIn } from '../dispatch/classes.ts';
import type { Pass } from '../dispatch/dispatch.ts';
import type { Letter } from '../letters.ts';
import { againMailId, GIVEN_UP_AFTER_MS, outgoingMail } from '../outgoing.ts';
import type { NotificationsRoom } from '../room.ts';
import { holdRefusal } from '../suppression/index.ts';
import { type Books, type Ended, openBooks, WINDOW } from './books.ts';
import { readAhead } from './letters.ts';
import { entriesIn } from './readers.ts';
import { type Entry, entryTicket, isOnItsWay, type ShardRow } from './rows.ts';

/** Shards of a class at once: while one writes down how its mails ended, the others' go out. With the rows' mails they share the mailer's connections. */
const SHARDS = 2;
/** A server that was away is tried soon after it is back: in less than a minute. */
const LAST_BACKOFF_MS = 45_000;

/** Sends the mails of the ledger's shards. */
export const ledgerWorker = workWorker<NotificationsRoom, ShardRow>({
  name: 'notifications.ledger',
  queue: (room) => room.shards,
  run: tell,
  hasMore: ({ waiting }) => waiting > 0,
  lanes: CLASSES,
  concurrency: SHARDS,
  lastBackoffMs: () => LAST_BACKOFF_MS,
  giveUpAfterMs: GIVEN_UP_AFTER_MS,
});

async function tell(
  room: NotificationsRoom,
  shard: ShardRow,
  { signal, keep }: RunContext<ShardRow>,
): Promise<WorkResult<ShardRow>> {
  const books = openBooks(room, keep);
  const left = inTurn(await whoIsLeft(room, shard, books), shard);
  const flights = openFlights();
  const window = Math.min(WINDOW, room.dispatch.window);
  const rest = window >> 2;
  let next = readAhead(room, left.splice(0, window - rest));
  try {
    while (next.entries.length > 0 && !signal.aborted && !books.isServerAway()) {
      await flights.atMost(rest);
      const batch = next;
      const out = await begun(room, batch.entries, await batch.letters(), books);
      for (const one of out) flights.add(sent(room, one, signal).then((how) => books.ended(one.entry, how)));
      next = readAhead(room, left.splice(0, window - rest));
    }
    await flights.atMost(0);
    await books.close();
  } catch (error) {
    await flights.atMost(0);
    // What is known of mails that went out is written down all the same, if it can be.
    await books.close().catch(() => undefined);
    if (failedForMs(shard, room.resources.clock.now()) < GIVEN_UP_AFTER_MS) throw error;
    await books.giveUp();
    return undefined;
  }
  return next.entries.length > 0 || signal.aborted ? 'again' : undefined;
}

/** Each run begins with others: some dozens who are always deferred hold up nobody else. */
function inTurn(left: readonly Entry[], { attempts }: ShardRow): Entry[] {
  const from = left.length === 0 ? 0 : ((attempts - 1) * 2 * WINDOW) % left.length;
  return [...left.slice(from), ...left.slice(0, from)];
}

/** Mails on their way. None of them fails. */
function openFlights() {
  let count = 0;
  let landed: () => void = () => undefined;
  return {
    add(flight: Promise<void>): void {
      count += 1;
      void flight.then(() => {
        count -= 1;
        landed();
      });
    },
    /** Resolves when there are no more than so many. */
    async atMost(many: number): Promise<void> {
      while (count > many)
        await new Promise<void>((resolve) => {
          landed = resolve;
        });
    },
  };
}

/**
 * Who is still to be mailed. Where a process ended in the middle of a transmission, it is tried once more, and only once; whoever got a row before it ended
 * goes on in that.
 */
async function whoIsLeft(room: NotificationsRoom, shard: ShardRow, books: Books): Promise<Entry[]> {
  const open = (await entriesIn(room, shard)).filter(({ state }) => isOnItsWay(state));
  if (shard.attempts === 1) return open;
  const rows = await rowsOf(
    room,
    open.flatMap(({ id }) => [id, againMailId(id)]),
  );
  const known = new Set(rows.map(({ doc }) => doc.id));
  for (const entry of open) {
    if (known.has(entry.id)) books.note(entry, 'moved');
    else if (known.has(againMailId(entry.id)) || entry.state === 'again') books.note(entry, 'unknown');
  }
  return open.filter((entry) => !books.has(entry));
}

/**
 * Writes down of these, before any of their letters goes out, that it may have; resolves to those that are to go out. If it fails, none of them goes
 * out, and none of them counts against the limits.
 */
async function begun(
  room: NotificationsRoom,
  entries: readonly Entry[],
  letters: readonly (Letter | 'later')[],
  books: Books,
): Promise<readonly Begun[]> {
  const out: Begun[] = [];
  try {
    for (const [at, entry] of entries.entries()) {
      const one = await begin(room, entry, letters[at] ?? 'later', books);
      if (one !== null) out.push(one);
    }
    await books.write();
  } catch (error) {
    for (const { entry, pass } of out) {
      pass.drop();
      books.ended(entry, 'held');
    }
    throw error;
  }
  return out;
}

interface Begun {
  readonly entry: Entry;
  readonly mail: OutgoingMail;
  readonly pass: Pass;
}

/** Null: it does not go out now. The pass is taken last, when nothing can fail any more. */
async function begin(
  room: NotificationsRoom,
  entry: Entry,
  letter: Letter | 'later',
  books: Books,
): Promise<Begun | null> {
  if (letter === 'later') {
    books.move(entry);
    return null;
  }
  if ('not' in letter) {
    books.note(entry, entry.state === 'waiting' ? letter.not : 'unknown');
    return null;
  }
  const { shard, place, id } = entry;
  const mail = outgoingMail(room, { ...shard, id, ticket: entryTicket(shard, place) }, letter);
  const pass = room.dispatch.let(letter.email, classIn(shard));
  if ('later' in pass) {
    books.move(entry, pass.later);
    return null;
  }
  books.note(entry, entry.state === 'waiting' ? 'trying' : 'again');
  return { entry, mail, pass };
}

/** What else fails before anything went out is told by the mail's own row, to which it is moved. */
async function sent(room: NotificationsRoom, { entry, mail, pass }: Begun, signal: AbortSignal): Promise<Ended> {
  const began = room.resources.clock.now();
  try {
    const outcome = await pass.send(mail, signal);
    if (outcome?.kind === 'refused') {
      const went = { email: mail.to.address, sentAt: instant(began) };
      await holdRefusal(room, { id: entry.id, to: `subscription:${entry.subscriptionId}`, ...went }, outcome);
    }
    return outcome?.kind ?? 'held';
  } catch (error) {
    return error instanceof UnsafeMail ? 'refused' : 'deferred';
  }
}
