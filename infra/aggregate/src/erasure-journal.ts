import { instant, type Resources } from '@sinan/runtime';
import { actorRef, type Call } from '@sinan/schema';
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

/** An erasure as the journal keeps it, for good: what it takes to do it again. It names nobody. */
export interface ErasureRow<Command> extends Doc {
  /** The decider's name: the journal is the service's. */
  readonly kind: string;
  /** Whether it is not known to be finished. */
  readonly open: boolean;
  /** Of a finished one: whether its command led to anything. */
  readonly effect?: boolean;
  /** Whether what it led to was said once more. */
  readonly echoed: boolean;
  readonly at: string;
  readonly aggregate: string;
  /** Where the aggregate stood when it was asked for. */
  readonly upTo: number;
  readonly call: Call;
  readonly command: Command | null;
  readonly forget: Forgetting;
  /** Whose entries alone it takes words from, where it is not all. */
  readonly by?: string;
}

/** The erasures of one kind of aggregate. */
export interface Journal<Command> {
  /** Enters an erasure; resolves to its row as it stands: one that was asked for under the same command id is that one. */
  enter(erasure: Erasure<Command>, upTo: number): Promise<ErasureRow<Command>>;
  /** Writes what `next` makes of a row, or removes it; unless somebody else writes it meanwhile, who then did the same. */
  settle(id: string, next: (row: ErasureRow<Command>) => ErasureRow<Command> | 'remove'): Promise<void>;
  /** Those that are not finished, in the order in which they were asked for. */
  unfinished(): AsyncGenerator<ErasureRow<Command>>;
  /** Those asked for until then whose tombstones were not said once more. */
  silentSince(at: number): AsyncGenerator<ErasureRow<Command>>;
  all(): AsyncGenerator<ErasureRow<Command>>;
}

const PAGE = 200;

export function openJournal<Command>(resources: Resources, spec: CollectionSpec, kind: string): Journal<Command> {
  const journal: Collection<ErasureRow<Command>> = resources.store.collection(spec);

  async function* rows(where: Where) {
    for (let after: string | null = null; ; ) {
      const query = { where, orderBy: { field: 'at', direction: 'asc' }, after, limit: PAGE } as const;
      const page: Page<ErasureRow<Command>> = await journal.page(query);
      for (const { doc } of page.rows) yield doc;
      if (page.next === null) return;
      after = page.next;
    }
  }

  async function inserted(row: ErasureRow<Command>): Promise<boolean> {
    try {
      await journal.insert(row);
      return true;
    } catch (error) {
      if (error instanceof DuplicateKey) return false;
      throw error;
    }
  }

  return {
    async enter({ call, id: aggregate, command = null, forget, by }, upTo) {
      const id = `${aggregate}|${actorRef(call.actor)}|${call.commandId}`;
      const at = instant(resources.clock.now());
      // It may be done long after: a client's command id is too old by then.
      const asked = { aggregate, upTo, call: { ...call, origin: 'server' }, command, forget } as const;
      const row = { id, kind, open: true, echoed: false, at, ...asked, ...(by === undefined ? {} : { by }) };
      for (;;) {
        if (await inserted(row)) return row;
        const stored = await journal.get(id);
        if (stored) return stored.doc;
      }
    },
    async settle(id, next) {
      const stored = await journal.get(id);
      if (stored === null) return;
      const row = next(stored.doc);
      try {
        if (row === 'remove') await journal.remove(id, stored.revision);
        else await journal.replace(row, stored.revision);
      } catch (error) {
        if (!(error instanceof StaleRevision)) throw error;
      }
    },
    unfinished: () => rows({ kind, open: true }),
    silentSince: (at) => rows({ kind, echoed: false, at: { lte: instant(at) } }),
    all: () => rows({ kind }),
  };
}
