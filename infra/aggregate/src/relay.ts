import type { Resources } from '@sinan/runtime';
import { step } from '@sinan/runtime';
import type { Collection, Stored } from '@sinan/store';
import type { AggregateDoc, HistoryEntry } from './document.ts';
import type { Fact, Tombstone } from './facts.ts';
import { openLasting } from './lasting.ts';
import { outgoingOf } from './outgoing.ts';
import { Slots } from './slots.ts';

/**
 * Moves an aggregate's outbox to its history and to the bus, then trims it. One relay in flight per aggregate, always the whole outbox, in order.
 * At least once: two processes may republish, readers drop what they have seen. History is written first: it is the truth.
 */
export interface Relay<State> {
  /** Starts relaying what was just written, unless a relay is under way (then it looks once more when done). Never rejects. */
  kick(written: Stored<AggregateDoc<State>>): void;
  /** Trims what a relay left for a command's write to carry, if that command wrote nothing after all. */
  settle(id: string): void;
  /** The last sequence known to be in history and on the bus: a command's write leaves those entries out. */
  relayed(id: string): number;
  /** Says again what an aggregate said after a sequence on topics that keep the last message of a key. */
  sayAgain(id: string, after: number): Promise<void>;
  /** Says again what an aggregate said after a sequence on all topics; resolves to how many messages these were. */
  republish(id: string, after: number): Promise<number>;
  sweep(): Promise<number>;
  /** How long what waits has waited, in ms: the oldest entry of the first 200 outboxes that are not empty; 0 when none waits. */
  oldestWait(): Promise<number>;
  /** Waits for the relays in flight; one that cannot get through gives up (its outbox stays for the next sweep). No relay starts after. */
  stop(): Promise<void>;
}

const FIRST_RETRY_MS = 100;
const LAST_RETRY_MS = 5_000;
/** So many try again at a time: while the log is away all that was written waits, and would keep the store from those who write and read. */
const RETRIES_AT_ONCE = 32;
const SWEEP_PAGE = 200;

export function openRelay<State>(options: {
  readonly resources: Resources;
  readonly service: string;
  readonly documents: Collection<AggregateDoc<State>>;
  readonly history: Collection<HistoryEntry>;
  readonly facts: (entry: HistoryEntry) => readonly (Fact | Tombstone)[];
  /** Writes what this service itself keeps beside the history; repeating it is harmless. */
  readonly derive: (entries: readonly HistoryEntry[]) => Promise<void>;
  /** Whether a command of this aggregate is waiting: its write will carry the trim. */
  readonly busy: (id: string) => boolean;
}): Relay<State> {
  const { resources, documents, history, busy } = options;
  const lasting = openLasting(options);
  const running = new Map<string, { again: boolean; done: Promise<void> }>();
  const relayedUpTo = new Map<string, number>();
  const written = new Map<string, Stored<AggregateDoc<State>>>();
  const retries = new Slots(RETRIES_AT_ONCE);
  const resting = new Set<() => void>();
  let stopping = false;

  async function publish(entries: readonly HistoryEntry[]): Promise<void> {
    step('relay.before-history');
    const outcomes = await history.insertMany(entries);
    if (outcomes.includes('unknown')) throw new Error('the history could not be written');
    await options.derive(entries);
    const outgoing = outgoingOf(resources, options.service, entries, options.facts);
    step('relay.before-publish');
    await outgoing.through((messages) => resources.bus.publish(messages));
    step('relay.after-publish');
  }

  async function clear({ doc, revision }: Stored<AggregateDoc<State>>, said: readonly HistoryEntry[]): Promise<void> {
    // What lasts must be known to be the newest, so it is not left to the next write, which would not see who else wrote meanwhile.
    if (busy(doc.id) && !lasting.concerns(said)) return;
    const trimmed = await documents.trim({ ...doc, outbox: [], pending: false }, revision);
    if (trimmed) relayedUpTo.delete(doc.id);
    else await lasting.sayNewestAfter(doc, said);
    step('relay.after-trim');
  }

  async function relayOnce(id: string): Promise<void> {
    const stored = written.get(id) ?? (await documents.get(id));
    written.delete(id);
    if (stored === null || stored.doc.outbox.length === 0) {
      relayedUpTo.delete(id);
      return;
    }
    const fresh = stored.doc.outbox.filter((entry) => entry.sequence > (relayedUpTo.get(id) ?? 0));
    if (fresh.length > 0) await publish(fresh);
    relayedUpTo.set(id, stored.doc.sequence);
    await clear(stored, fresh);
  }

  /** Whether the relay got through. */
  async function attempt(id: string): Promise<boolean> {
    try {
      await relayOnce(id);
      return true;
    } catch (error) {
      resources.metrics.count('relay_failures_total', { service: options.service });
      resources.log.warn({ aggregate: id, error: String(error) }, 'the outbox could not be relayed; trying again');
      return false;
    }
  }

  /** Leaves `running` in the same turn as the last look at `again`, so that no kick is lost between. */
  async function relay(id: string, job: { again: boolean }): Promise<void> {
    for (let failures = 0; ; ) {
      job.again = false;
      const through = failures === 0 ? await attempt(id) : await retries.run(() => attemptAgain(id));
      if (stopping || (through && !job.again)) break;
      if (through) continue;
      await rest(Math.min(FIRST_RETRY_MS * 2 ** failures, LAST_RETRY_MS));
      failures += 1;
    }
    running.delete(id);
  }

  async function attemptAgain(id: string): Promise<boolean> {
    return !stopping && attempt(id);
  }

  /** A stop ends it. */
  function rest(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const end = () => {
        clearTimeout(timer);
        resting.delete(end);
        resolve();
      };
      const timer = setTimeout(end, stopping ? 0 : ms);
      resting.add(end);
    });
  }

  function start(id: string): void {
    if (stopping) return;
    const job = running.get(id);
    if (job) {
      job.again = true;
      return;
    }
    const next = { again: false, done: Promise.resolve() };
    running.set(id, next);
    next.done = relay(id, next);
  }

  return {
    kick(stored) {
      written.set(stored.doc.id, stored);
      start(stored.doc.id);
    },
    settle(id) {
      if (relayedUpTo.has(id)) start(id);
    },
    relayed: (id) => relayedUpTo.get(id) ?? 0,
    sayAgain: lasting.sayAgain,
    republish: lasting.sayAllAgain,
    async sweep() {
      let found = 0;
      for (let after: string | null = null; ; ) {
        const page: Awaited<ReturnType<typeof documents.page>> = await documents.page({
          where: { pending: true },
          after,
          limit: SWEEP_PAGE,
        });
        found += page.rows.length;
        for (const { doc } of page.rows) start(doc.id);
        await Promise.all(page.rows.map(({ doc }) => running.get(doc.id)?.done));
        if (page.next === null) return found;
        after = page.next;
      }
    },
    async oldestWait() {
      const { rows } = await documents.page({ where: { pending: true }, limit: SWEEP_PAGE });
      const oldest = rows.flatMap(({ doc }) => doc.outbox.slice(0, 1));
      const now = resources.clock.now();
      return Math.max(0, ...oldest.map(({ at }) => now - Date.parse(at)));
    },
    async stop() {
      stopping = true;
      for (const end of resting) end();
      await Promise.all([...running.values()].map((job) => job.done));
    },
  };
}
