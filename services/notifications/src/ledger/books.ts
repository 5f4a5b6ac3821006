import type { RunContext } from '@sinan/aggregate';
import { instant, step } from '@sinan/runtime';
import { classIn } from '../dispatch/classes.ts';
import { askForMails, type WantedMail } from '../mails.ts';
import { againMailId, repeatDue } from '../outgoing.ts';
import { noteReceipt } from '../receipts.ts';
import type { NotificationsRoom } from '../room.ts';
import { type Entry, type EntryState, entryTicket, isOnItsWay, type ShardRow, statesIn, withStates } from './rows.ts';

/**
 * Mails of one shard on their way at once. All of them are written down before the first of them begins, so no more than these can be sent twice by a process that is
 * killed and the one that goes on.
 */
export const WINDOW = 24;
/** How long a mail that was moved to a row of its own waits before it is tried. */
const MOVED_FOR_MS = 1_000;

/** How the mailer was done with a mail. `held`: it did not begin with it. */
export type Ended = 'sent' | 'refused' | 'deferred' | 'unknown' | 'held';

export type Books = ReturnType<typeof openBooks>;

/** What is said of a mail that has not come to its end. */
const ON_ITS_WAY: readonly EntryState[] = ['waiting', 'trying', 'again', 'moved'];

/** What became of a shard's mails since it was last written down. */
export function openBooks(room: NotificationsRoom, keep: RunContext<ShardRow>['keep']) {
  const { clock, metrics } = room.resources;
  let changes = new Map<number, EntryState>();
  let rows: WantedMail[] = [];
  /** Of those that are moved, whose transmission had begun: they may have arrived, whatever becomes of their rows. */
  let mayHaveGone: Entry[] = [];
  /** Deferred while the server took and refused nothing at all: it may be the server that takes nothing, and not these. */
  let deferred: Entry[] = [];
  let isServerThere = false;

  function note({ place, shard }: Entry, state: EntryState): void {
    changes.set(place, state);
    if (!ON_ITS_WAY.includes(state)) metrics.count('mails_total', { kind: shard.content.kind, state });
  }

  function move(entry: Entry, due = clock.now() + MOVED_FOR_MS, more: Pick<WantedMail, 'failsSince'> = {}): void {
    note(entry, 'moved');
    rows.push({ ...wanted(entry), due: instant(due), ...more });
    if (entry.state !== 'waiting') mayHaveGone.push(entry);
  }

  function isServerAway(): boolean {
    return !isServerThere && deferred.length >= WINDOW;
  }

  /** By a row of its own each, unless the server is away: then they stay here, and are tried again with the others. */
  function moveDeferred(): void {
    const failsSince = instant(clock.now());
    for (const entry of deferred) move(entry, undefined, { failsSince });
    deferred = [];
  }

  /** What has to be in rows is there before the shard says so. What cannot be written is kept for the next time, but for what had not begun yet. */
  async function write(): Promise<void> {
    const [now, asked, gone] = [changes, rows, mayHaveGone];
    [changes, rows, mayHaveGone] = [new Map(), [], []];
    try {
      for (const { shard, subscriptionId } of gone)
        await noteReceipt(room, shard.content, `subscription:${subscriptionId}`);
      await askForMails(room, asked);
      if (now.size > 0) await keep((row) => withStates(row, now, clock.now()));
    } catch (error) {
      const known = [...now].filter(([, state]) => state !== 'trying' && state !== 'again');
      [changes, rows] = [new Map([...known, ...changes]), [...asked, ...rows]];
      mayHaveGone = [...gone, ...mayHaveGone];
      throw error;
    }
    for (const state of now.values()) if (state === 'sent') step('mail.after-sent');
  }

  return {
    note,
    /** To a row, which is due then. */
    move,
    write,
    isServerAway,
    has: ({ place }: Entry) => changes.has(place),
    ended(entry: Entry, how: Ended): void {
      if (how === 'held') {
        note(entry, asBefore(entry));
        return;
      }
      if (how === 'deferred') {
        deferred.push(entry);
        return;
      }
      isServerThere = true;
      moveDeferred();
      // The attempt before the one that was refused may have arrived.
      note(entry, how === 'refused' && entry.state !== 'waiting' ? 'unknown' : how);
      if (how === 'unknown' && entry.state === 'waiting') rows.push(repetition(entry, repeatDue(clock.now())));
    },
    async close(): Promise<void> {
      const isAway = isServerAway();
      if (isAway) for (const entry of deferred) note(entry, asBefore(entry));
      else moveDeferred();
      deferred = [];
      await write();
      if (isAway) throw new Error('the mail server takes no mails');
    },
    /** Closes what is left after the last attempt. */
    async giveUp(): Promise<void> {
      await keep((row) => {
        const left = statesIn(row).filter(([, state]) => isOnItsWay(state));
        const ends = left.map(([place, state]) => [place, state === 'waiting' ? 'expired' : 'unknown'] as const);
        return withStates(row, new Map(ends), clock.now());
      });
    },
  };
}

/** Nothing of it has gone out now; what may have before stays so. */
function asBefore({ state }: Entry): EntryState {
  return state === 'waiting' ? 'waiting' : 'trying';
}

function wanted({ shard, subscriptionId, id }: Entry): WantedMail {
  return { id, to: `subscription:${subscriptionId}`, content: shard.content, lane: classIn(shard) };
}

/** It may have arrived. It is sent once more, by a row of its own, and comes back as the shard's mail. */
function repetition(entry: Entry, due: string): WantedMail {
  const { id, shard, place } = entry;
  return { ...wanted(entry), id: againMailId(id), repeats: id, due, ticket: entryTicket(shard, place) };
}
