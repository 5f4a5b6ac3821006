import type { Outgoing } from '@sinan/bus';
import type { Resources } from '@sinan/runtime';
import { EVENTS, sequenceText, TOPICS } from '@sinan/schema';
import type { Collection } from '@sinan/store';
import type { AggregateDoc, HistoryEntry } from './document.ts';
import { messagesOf } from './envelopes.ts';
import type { Fact } from './facts.ts';

/** What a relay owes to topics that keep the last message of a key for good: that it is the newest. */
export interface Lasting {
  /**
   * Another process wrote after what was just published here (`said`, up to the document's sequence), and may have published before us.
   * Readers drop what comes late; but where only the last message of a key is kept, what is newer is said again, by who came late.
   */
  sayNewestAfter(doc: Pick<AggregateDoc<unknown>, 'id' | 'sequence'>, said: readonly HistoryEntry[]): Promise<void>;
}

const AT_ONCE = 200;

export function openLasting<State>(options: {
  readonly resources: Pick<Resources, 'bus' | 'topic'>;
  readonly service: string;
  readonly documents: Collection<AggregateDoc<State>>;
  readonly history: Collection<HistoryEntry>;
  readonly facts: (entry: HistoryEntry) => readonly Fact[];
}): Lasting {
  const { resources, service, documents, history, facts } = options;

  function messages(entries: readonly HistoryEntry[]): readonly Outgoing[] {
    return entries.flatMap((entry) => messagesOf(service, entry, facts(entry).filter(isLasting), resources.topic));
  }

  /** What follows an entry, whether it was relayed or still waits in the document. */
  async function entriesAfter(id: string, sequence: number): Promise<readonly HistoryEntry[]> {
    const waiting = (await documents.get(id))?.doc.outbox ?? [];
    const range = { gt: `${id}/${sequenceText(sequence)}`, lt: `${id}/:` };
    const { rows } = await history.page({ where: { id: range }, limit: AT_ONCE });
    const relayed = rows.map(({ doc }) => doc);
    const last = relayed.at(-1)?.sequence ?? sequence;
    return [...relayed, ...waiting.filter((entry) => entry.sequence > last)];
  }

  return {
    async sayNewestAfter({ id, sequence }, said) {
      if (messages(said).length === 0) return;
      for (let newer = await entriesAfter(id, sequence); ; ) {
        const newest = newer.at(-1);
        if (newest === undefined) return;
        const again = messages(newer);
        if (again.length > 0) await resources.bus.publish(again);
        newer = await entriesAfter(id, newest.sequence);
      }
    },
  };
}

function isLasting({ event }: Fact): boolean {
  return TOPICS[EVENTS[event].topic].keeps === 'last per key';
}
