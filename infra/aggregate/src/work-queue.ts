import { Transient } from '@sinan/bus';
import { instant, type Resources } from '@sinan/runtime';
import type { Collection, CollectionSpec, Doc, Page, Stored } from '@sinan/store';

/** A row of work: taken when `due`, under a lease (its `due` moves on), until done. `id` is derived from what asks for it, so it is inserted once. */
export interface WorkRow extends Doc {
  readonly open: boolean;
  readonly due: string;
  /** Of a queue in lanes: in which. */
  readonly lane?: string;
  readonly attempts: number;
  readonly lastError?: string;
  /** Since when it has failed, and done nothing besides. */
  readonly failsSince?: string | null;
  /** How often it failed by an error whose back-off is longer than the usual one: these double by themselves, whatever failed before. */
  readonly longWaits?: number;
  /** The fact that it cannot be done without, by a key that its service chose, such as `duty:intake|<centre>`. */
  readonly waitsFor?: string | null;
  /** Who holds it now; a new one for each claim. */
  readonly lease?: string | null;
  /** The fact came while it was being run, perhaps after the run had looked for it. */
  readonly woken?: boolean;
  /** Who asked for it, where that is traced (W3C Trace Context): each run is part of that trace. */
  readonly traceparent?: string;
}

/** The collection of a queue. `lane`: it is in lanes, and rows that were stored before it was are in this one. */
export function workCollection(owner: string, name: string, lane?: string): CollectionSpec {
  const isInLanes = lane !== undefined;
  return {
    owner,
    name,
    fields: { open: 'boolean', due: 'string', waitsFor: 'string', ...(isInLanes && { lane: 'string' }) },
    indexes: [
      { equal: ['open'], order: 'due' },
      { equal: ['open', 'waitsFor'] },
      ...(isInLanes ? [{ equal: ['open', 'lane'], order: 'due' }] : []),
    ],
    ...(isInLanes && { missing: { lane } }),
  };
}

/** For how many ms a row has failed by now; 0 for one that has not. */
export function failedForMs({ failsSince }: Pick<WorkRow, 'failsSince'>, now: number): number {
  return failsSince ? Math.max(0, now - Date.parse(failsSince)) : 0;
}

/** What is asked for: the row without its book-keeping; `due` when it is not at once, `failsSince` when it has failed before it was a row. */
export type NewWork<Row extends WorkRow> = Omit<Row, keyof Omit<WorkRow, 'id' | 'lane'>> & {
  readonly due?: string;
  readonly failsSince?: string;
};

export interface WorkQueue<Row extends WorkRow> {
  readonly rows: Collection<Row>;
  /** Inserts the rows that are not there yet; resolves when durable. Wakes the worker. */
  add(rows: readonly NewWork<Row>[]): Promise<void>;
  /**
   * Says that a fact is known now: what waits for it is due at once, in whatever process its worker runs. To be called when the fact has
   * been stored, each time it is stored: a reaction that is repeated after a crash so wakes what it may have missed.
   */
  wake(fact: string): Promise<void>;
  /** Lets this process' worker look for due rows now. */
  stir(): void;
  /** Called when this process' worker is to look; gives back what takes the call away. */
  onStir(look: () => void): () => void;
}

export function openWork<Row extends WorkRow>(resources: Resources, spec: CollectionSpec): WorkQueue<Row> {
  const rows = resources.store.collection<Row>(spec);
  const lookers = new Set<() => void>();
  const now = () => instant(resources.clock.now());
  const stir = () => {
    for (const look of lookers) look();
  };
  return {
    rows,
    async add(wanted) {
      const due = now();
      const traceparent = resources.tracing.current();
      const asked = { open: true, attempts: 0, ...(traceparent === undefined ? {} : { traceparent }) };
      const outcomes = await rows.insertMany(wanted.map((row) => ({ due, ...row, ...asked }) as unknown as Row));
      if (outcomes.includes('unknown')) throw unknownOutcome();
      stir();
    },
    async wake(fact) {
      for (let after: string | null = null; ; ) {
        const page: Page<Row> = await rows.page({ where: { open: true, waitsFor: fact }, after, limit: PAGE });
        await wakeAll(rows, fact, page.rows, now());
        if (page.next === null) break;
        after = page.next;
      }
      stir();
    },
    stir,
    onStir(look) {
      lookers.add(look);
      return () => lookers.delete(look);
    },
  };
}

const PAGE = 500;

/** A row that changed under our hands is looked at again: that its lease was renewed says nothing of when its run had looked. */
async function wakeAll<Row extends WorkRow>(
  rows: Collection<Row>,
  fact: string,
  found: readonly Stored<Row>[],
  due: string,
): Promise<void> {
  for (let waiting = found; waiting.length > 0; ) {
    const outcomes = await rows.replaceMany(
      waiting.map(({ doc, revision }) => ({ doc: doc.lease ? { ...doc, woken: true } : { ...doc, due }, revision })),
    );
    if (outcomes.includes('unknown')) throw unknownOutcome();
    const missed = waiting.filter((_, i) => outcomes[i] === 'stale').map(({ doc }) => doc.id);
    const again = await rows.getMany(missed);
    waiting = again.filter(({ doc }) => doc.open && doc.waitsFor === fact);
  }
}

function unknownOutcome(): Error {
  return new Transient('the rows of work may not have been written');
}
