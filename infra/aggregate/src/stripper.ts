import { type Collection, OutcomeUnknown, StaleRevision, type Stored, StoreUnavailable } from '@sinan/store';
import type { AggregateDoc, HistoryEntry } from './document.ts';
import type { Past } from './past.ts';
import { type Forgetting, stripped } from './seals.ts';

/** Which words go: of an aggregate's entries up to a sequence, and only of those that one actor led to unless `by` is null. */
export interface Stripping {
  readonly aggregate: string;
  readonly upTo: number;
  readonly forget: Forgetting;
  readonly by: string | null;
}

/** Takes words from the entries of an aggregate, so that no command and no relay under way, here or elsewhere, brings them back. */
export interface Stripper {
  /** Resolves to how many entries held something. */
  strip(stripping: Stripping): Promise<number>;
}

export function openStripper<State>(options: {
  readonly documents: Collection<AggregateDoc<State>>;
  readonly history: Collection<HistoryEntry>;
  readonly past: Past;
  /** Relays what was written. */
  readonly kick: (written: Stored<AggregateDoc<State>>) => void;
  /** Throws when a newer release wrote the document. */
  readonly refuseNewer: (doc: AggregateDoc<State>) => void;
}): Stripper {
  const { documents, history, past, kick, refuseNewer } = options;

  /**
   * The entries are put into the history as they are to be, so that a relay that still holds them whole finds their places taken; and the document
   * gets a new revision, so that a command that read them whole is stale.
   */
  async function stripWaiting(id: string, strip: (entry: HistoryEntry) => HistoryEntry): Promise<number> {
    for (;;) {
      const stored = await documents.get(id);
      if (stored === null) return 0;
      refuseNewer(stored.doc);
      const outbox = stored.doc.outbox.map(strip);
      if ((await history.insertMany(outbox)).includes('unknown'))
        throw new StoreUnavailable('the history could not be written');
      const doc = { ...stored.doc, outbox };
      try {
        kick({ doc, revision: await documents.replace(doc, stored.revision) });
        return outbox.filter((entry, i) => entry !== stored.doc.outbox[i]).length;
      } catch (error) {
        if (!(error instanceof StaleRevision || error instanceof OutcomeUnknown)) throw error;
      }
    }
  }

  async function stripRelayed(
    rows: readonly Stored<HistoryEntry>[],
    strip: (entry: HistoryEntry) => HistoryEntry,
  ): Promise<number> {
    let found = 0;
    for (let left = rows; left.length > 0; ) {
      const changed = left.flatMap(({ doc, revision }) => {
        const next = strip(doc);
        return next === doc ? [] : [{ doc: next, revision }];
      });
      if (changed.length === 0) return found;
      const outcomes = await history.replaceMany(changed);
      if (outcomes.includes('unknown')) throw new StoreUnavailable('the history could not be written');
      found += outcomes.filter((outcome) => outcome === 'ok').length;
      left = await history.getMany(changed.flatMap(({ doc }, i) => (outcomes[i] === 'ok' ? [] : [doc.id])));
    }
    return found;
  }

  return {
    async strip({ aggregate, upTo, forget, by }) {
      const isMeant = ({ sequence, actor }: HistoryEntry) => sequence <= upTo && (by === null || actor === by);
      const strip = (entry: HistoryEntry) => (isMeant(entry) ? stripped(entry, forget) : entry);
      let found = await stripWaiting(aggregate, strip);
      for await (const rows of past.relayed(aggregate, upTo)) found += await stripRelayed(rows, strip);
      return found;
    },
  };
}
