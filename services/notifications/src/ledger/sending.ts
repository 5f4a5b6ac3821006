import { type RunContext, type WorkResult, workWorker } from '@sinan/aggregate';
import { type OutgoingMail, UnsafeMail } from '@sinan/mail';
import { instant, step } from '@sinan/runtime';
import { rowsOf } from '../digest/rows.ts';
import { askForMails, type WantedMail } from '../mails.ts';
import { againMailId, outgoingMail, repeatDue } from '../outgoing.ts';
import { noteReceipt } from '../receipts.ts';
import type { NotificationsRoom } from '../room.ts';
import { lettersIn } from './letters.ts';
import { type Entry, type EntryState, entryAt, entryTicket, isOnItsWay, type ShardRow, withStates } from './rows.ts';

/**
 * Mails of one shard on their way at once. All of them are written down before the first of them begins, so no more than these can be sent twice by a process that is
 * killed and the one that goes on.
 */
const WINDOW = 24;
/** Shards at once: while one writes down how its mails ended, the others' go out. With the rows' mails they share the mailer's connections. */
const SHARDS = 2;
/** As for the mails that have a row: about five days. */
const ATTEMPTS = 720;
/** How long a mail that was moved to a row of its own waits before it is tried. */
const MOVED_FOR_MS = 1_000;

/** Sends the mails of the ledger's shards. */
export const ledgerWorker = workWorker<NotificationsRoom, ShardRow>({
  name: 'notifications.ledger',
  queue: (room) => room.shards,
  run: tell,
  concurrency: SHARDS,
  giveUpAfter: ATTEMPTS,
});

type Ended = 'sent' | 'refused' | 'deferred' | 'unknown';

async function tell(
  room: NotificationsRoom,
  shard: ShardRow,
  { signal, keep }: RunContext<ShardRow>,
): Promise<WorkResult<ShardRow>> {
  const books = openBooks(room, keep);
  const left = inTurn(await whoIsLeft(room, shard, books), shard);
  const flights = openFlights();
  try {
    while (left.length > 0 && !signal.aborted && !books.isServerAway()) {
      await flights.atMost(WINDOW / 2);
      for (const { entry, mail } of await begun(room, left.splice(0, WINDOW - flights.count()), books))
        flights.add(sent(room, mail).then((how) => books.ended(entry, how)));
    }
    await flights.atMost(0);
    await books.close();
  } catch (error) {
    await flights.atMost(0);
    // What is known of mails that went out is written down all the same, if it can be.
    await books.close().catch(() => undefined);
    if (shard.attempts < ATTEMPTS) throw error;
    await books.giveUp();
    return undefined;
  }
  return left.length > 0 ? 'again' : undefined;
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
    count: () => count,
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
  const entries = shard.readers.map((_, place) => entryAt(shard, place));
  const open = entries.filter(({ state }) => isOnItsWay(state));
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

/** Writes the letters of these, and writes down, before any goes out, that it may have; resolves to those that are to go out. */
async function begun(
  room: NotificationsRoom,
  entries: readonly Entry[],
  books: Books,
): Promise<readonly { readonly entry: Entry; readonly mail: OutgoingMail }[]> {
  const letters = await lettersIn(room, entries);
  const out: { entry: Entry; mail: OutgoingMail }[] = [];
  for (const [at, entry] of entries.entries()) {
    const letter = letters[at] ?? 'later';
    if (letter === 'later') await books.move(entry);
    else if ('not' in letter) books.note(entry, entry.state === 'waiting' ? letter.not : 'unknown');
    else {
      const { shard, place, id } = entry;
      const mail = outgoingMail(room, { ...shard, id, ticket: entryTicket(shard, place) }, letter);
      out.push({ entry, mail });
      books.note(entry, entry.state === 'waiting' ? 'trying' : 'again');
    }
  }
  await books.write();
  return out;
}

/** What else fails before anything went out is told by the mail's own row, to which it is moved. */
async function sent({ mailer }: NotificationsRoom, mail: OutgoingMail): Promise<Ended> {
  try {
    return (await mailer.send(mail)).kind;
  } catch (error) {
    return error instanceof UnsafeMail ? 'refused' : 'deferred';
  }
}

type Books = ReturnType<typeof openBooks>;

/** What is said of a mail that has not come to its end. */
const ON_ITS_WAY: readonly EntryState[] = ['waiting', 'trying', 'again', 'moved'];

/** What became of a shard's mails since it was last written down. */
function openBooks(room: NotificationsRoom, keep: RunContext<ShardRow>['keep']) {
  const { clock, metrics } = room.resources;
  let changes = new Map<number, EntryState>();
  let rows: WantedMail[] = [];
  /** Deferred while the server took and refused nothing at all: it may be the server that takes nothing, and not these. */
  let deferred: Entry[] = [];
  let isServerThere = false;

  function note({ place, shard }: Entry, state: EntryState): void {
    changes.set(place, state);
    if (!ON_ITS_WAY.includes(state)) metrics.count('mails_total', { kind: shard.content.kind, state });
  }

  function move(entry: Entry): void {
    note(entry, 'moved');
    rows.push({ ...wanted(entry), due: instant(clock.now() + MOVED_FOR_MS) });
  }

  function isServerAway(): boolean {
    return !isServerThere && deferred.length >= WINDOW;
  }

  /** By a row of its own each, unless the server is away: then they stay here, and are tried again with the others. */
  function moveDeferred(): void {
    for (const entry of deferred) move(entry);
    deferred = [];
  }

  /** What has to be in rows is there before the shard says so. What cannot be written is kept for the next time, but for what had not begun yet. */
  async function write(): Promise<void> {
    const [now, wanted] = [changes, rows];
    [changes, rows] = [new Map(), []];
    try {
      await askForMails(room, wanted);
      if (now.size > 0) await keep((row) => withStates(row, now, clock.now()));
    } catch (error) {
      const known = [...now].filter(([, state]) => state !== 'trying' && state !== 'again');
      [changes, rows] = [new Map([...known, ...changes]), [...wanted, ...rows]];
      throw error;
    }
    for (const state of now.values()) if (state === 'sent') step('mail.after-sent');
  }

  return {
    note,
    write,
    isServerAway,
    has: ({ place }: Entry) => changes.has(place),
    /** One whose transmission had begun may have arrived: that is noted, whatever becomes of its row. */
    async move(entry: Entry): Promise<void> {
      if (entry.state !== 'waiting') await noteReceipt(room, entry.shard.content, wanted(entry).to);
      move(entry);
    },
    ended(entry: Entry, how: Ended): void {
      if (how === 'deferred') {
        deferred.push(entry);
        return;
      }
      isServerThere = true;
      moveDeferred();
      note(entry, how);
      if (how === 'unknown' && entry.state === 'waiting') rows.push(repetition(entry, repeatDue(clock.now())));
    },
    async close(): Promise<void> {
      const isAway = isServerAway();
      if (isAway) for (const entry of deferred) note(entry, entry.state === 'waiting' ? 'waiting' : 'trying');
      else moveDeferred();
      deferred = [];
      await write();
      if (isAway) throw new Error('the mail server takes no mails');
    },
    /** Closes what is left after the last attempt. */
    async giveUp(): Promise<void> {
      await keep((row) => {
        const left = row.readers.map((_, place) => entryAt(row, place)).filter(({ state }) => isOnItsWay(state));
        const ends = left.map(({ place, state }) => [place, state === 'waiting' ? 'expired' : 'unknown'] as const);
        return withStates(row, new Map(ends), clock.now());
      });
    },
  };
}

function wanted({ shard, subscriptionId, id }: Entry): WantedMail {
  return { id, to: `subscription:${subscriptionId}`, content: shard.content };
}

/** It may have arrived. It is sent once more, by a row of its own, and comes back as the shard's mail. */
function repetition(entry: Entry, due: string): WantedMail {
  const { id, shard, place } = entry;
  return { ...wanted(entry), id: againMailId(id), repeats: id, due, ticket: entryTicket(shard, place) };
}
