import { actorRef, type Call, sequenceText } from '@sinan/schema';
import type { Collection, Page } from '@sinan/store';
import type { AggregateDoc, HistoryEntry } from './document.ts';

/** The entries of an aggregate, in order, whether they were relayed or still wait in its document. */
export interface Past {
  /** Up to 200 that follow a sequence; none when none do. */
  after(id: string, sequence: number): Promise<readonly HistoryEntry[]>;
  /** The sequence of the last entry that a call led to, or null. */
  ledTo(id: string, call: Call): Promise<number | null>;
  /** The relayed ones up to a sequence, a page at a time. */
  relayed(id: string, upTo: number): AsyncGenerator<Page<HistoryEntry>['rows']>;
}

const AT_ONCE = 200;

export function openPast<State>(options: {
  readonly documents: Collection<AggregateDoc<State>>;
  readonly history: Collection<HistoryEntry>;
}): Past {
  const { documents, history } = options;

  /** What waits is read first: what leaves the document meanwhile is then in the history. */
  async function after(id: string, sequence: number): Promise<readonly HistoryEntry[]> {
    const waiting = (await documents.get(id))?.doc.outbox ?? [];
    const range = { gt: `${id}/${sequenceText(sequence)}`, lt: `${id}/:` };
    const { rows, next } = await history.page({ where: { id: range }, limit: AT_ONCE });
    const relayed = rows.map(({ doc }) => doc);
    const last = relayed.at(-1)?.sequence ?? sequence;
    return next === null ? [...relayed, ...waiting.filter((entry) => entry.sequence > last)] : relayed;
  }

  return {
    after,
    async ledTo(id, call) {
      const by = actorRef(call.actor);
      let found: number | null = null;
      for (
        let entries = await after(id, 0);
        entries.length > 0;
        entries = await after(id, entries.at(-1)?.sequence ?? 0)
      )
        for (const { actor, commandId, sequence } of entries)
          if (actor === by && commandId === call.commandId) found = sequence;
      return found;
    },
    async *relayed(id, upTo) {
      const where = { id: { gt: `${id}/`, lte: `${id}/${sequenceText(upTo)}` } };
      for (let after: string | null = null; ; ) {
        const page: Page<HistoryEntry> = await history.page({ where, after, limit: AT_ONCE });
        yield page.rows;
        if (page.next === null) return;
        after = page.next;
      }
    },
  };
}
