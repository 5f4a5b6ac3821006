import { instant, type Resources, step } from '@sinan/runtime';
import { actorRef, type Call, Refusal } from '@sinan/schema';
import {
  type Collection,
  type CollectionSpec,
  type Doc,
  DuplicateKey,
  type Page,
  StaleRevision,
  type Where,
} from '@sinan/store';
import type { Erasure } from './port.ts';
import type { Forgetting } from './seals.ts';
import type { Stripper } from './stripper.ts';

/** An erasure as the journal keeps it, for good: what it takes to do it again. It names nobody. */
interface ErasureRow<Command> extends Doc {
  /** The decider's name: the journal is the service's. */
  readonly kind: string;
  /** Whether it is not known to be finished. */
  readonly open: boolean;
  /** Whether what it led to was said once more. */
  readonly echoed: boolean;
  readonly at: string;
  readonly aggregate: string;
  /** Where the aggregate stood when it was asked for. */
  readonly upTo: number;
  readonly call: Call;
  readonly command: Command | null;
  readonly forget: Forgetting;
}

export interface Erasures<Command> {
  /** Resolves when it is finished. Rejects with the refusal of its command, and then it is as if it had not been asked for. */
  erase(erasure: Erasure<Command>, upTo: number): Promise<void>;
  /** Finishes what was begun, and says tombstones once more; resolves to how many erasures were begun and not finished. */
  sweep(): Promise<number>;
  reapply(): Promise<number>;
}

export interface ErasuresOptions<Command> {
  readonly resources: Resources;
  readonly collection: CollectionSpec;
  readonly kind: string;
  readonly stripper: Stripper;
  /** Runs a command of an existing aggregate. */
  readonly decide: (call: Call, id: string, command: Command) => Promise<unknown>;
  /** Says again what an aggregate said after a sequence on topics that keep the last message of a key. */
  readonly sayAgain: (id: string, after: number) => Promise<void>;
}

const PAGE = 200;
/**
 * Kafka takes nothing from the segment of a partition that it writes to, which is an hour's and is closed by a later message: so a tombstone is
 * said once more when it is older. It is also the last word after a relay that came late with older ones, and died before it said so.
 */
const ECHO_AFTER_MS = 2 * 3_600_000;

/**
 * The journal is written first, with the command: so whatever a crash cuts short is found and done to the end, and done again where a restore
 * brings back what was erased. Every step can be repeated.
 */
export function openErasures<Command>(options: ErasuresOptions<Command>): Erasures<Command> {
  const { resources, kind, stripper, decide } = options;
  const journal: Collection<ErasureRow<Command>> = resources.store.collection(options.collection);

  function rowOf({ call, id, command, forget }: Erasure<Command>, upTo: number): ErasureRow<Command> {
    return {
      id: `${id}|${actorRef(call.actor)}|${call.commandId}`,
      kind,
      open: true,
      echoed: false,
      at: instant(resources.clock.now()),
      aggregate: id,
      upTo,
      // It may be done long after: a client's command id is too old by then.
      call: { ...call, origin: 'server' },
      command: command ?? null,
      forget,
    };
  }

  /** The row as it stands: asked again, an erasure is the one that was asked for. */
  async function entered(row: ErasureRow<Command>): Promise<ErasureRow<Command>> {
    for (;;) {
      try {
        await journal.insert(row);
        return row;
      } catch (error) {
        if (!(error instanceof DuplicateKey)) throw error;
      }
      const stored = await journal.get(row.id);
      if (stored) return stored.doc;
    }
  }

  /** Resolves to how many entries held something. */
  async function done(row: ErasureRow<Command>): Promise<number> {
    if (row.command !== null) await decide(row.call, row.aggregate, row.command);
    step('erasure.after-command');
    const found = await stripper.strip(row);
    step('erasure.after-strip');
    return found;
  }

  async function finish(row: ErasureRow<Command>): Promise<void> {
    try {
      await done(row);
    } catch (error) {
      if (isRefusal(error)) await settle(row.id, 'refused');
      throw error;
    }
    await settle(row.id, 'finished');
  }

  /** Who else finishes it, or found it refused, does the same. */
  async function settle(id: string, how: 'finished' | 'refused'): Promise<void> {
    const stored = await journal.get(id);
    if (stored === null || !stored.doc.open) return;
    try {
      if (how === 'refused') await journal.remove(id, stored.revision);
      else await journal.replace({ ...stored.doc, open: false }, stored.revision);
    } catch (error) {
      if (!(error instanceof StaleRevision)) throw error;
    }
  }

  async function echo(row: ErasureRow<Command>): Promise<void> {
    if (row.open) return;
    await options.sayAgain(row.aggregate, row.upTo);
    const stored = await journal.get(row.id);
    if (stored) await journal.replace({ ...stored.doc, echoed: true }, stored.revision);
  }

  async function* rows(where: Where) {
    for (let after: string | null = null; ; ) {
      const query = { where, orderBy: { field: 'at', direction: 'asc' }, after, limit: PAGE } as const;
      const page: Page<ErasureRow<Command>> = await journal.page(query);
      for (const { doc } of page.rows) yield doc;
      if (page.next === null) return;
      after = page.next;
    }
  }

  function warn({ aggregate }: ErasureRow<Command>, error: unknown, message: string): void {
    resources.metrics.count('erasure_failures_total', { kind });
    resources.log.warn({ aggregate, error: String(error) }, message);
  }

  return {
    async erase(erasure, upTo) {
      const row = await entered(rowOf(erasure, upTo));
      step('erasure.after-journal');
      if (row.open) await finish(row);
    },
    async sweep() {
      let found = 0;
      for await (const row of rows({ kind, open: true })) {
        found += 1;
        await finish(row).catch((error) => warn(row, error, 'an erasure could not be finished'));
      }
      const old = instant(resources.clock.now() - ECHO_AFTER_MS);
      for await (const row of rows({ kind, echoed: false, at: { lte: old } }))
        await echo(row).catch((error) => warn(row, error, 'what an erasure led to could not be said once more'));
      return found;
    },
    async reapply() {
      let found = 0;
      for await (const row of rows({ kind })) {
        const entries = await done(row).catch((error) => {
          if (!isRefusal(error)) throw error;
          warn(
            row,
            error,
            'an erasure was refused when it was done again; what it names is taken from the history all the same',
          );
          return stripper.strip(row);
        });
        if (entries > 0) found += 1;
      }
      return found;
    },
  };
}

/** That nobody could be got out of the way in time says nothing of the erasure. */
function isRefusal(error: unknown): boolean {
  return error instanceof Refusal && error.code !== 'BUSY';
}
