import type { Outgoing } from '@sinan/bus';
import type { Resources } from '@sinan/runtime';
import type { Collection } from '@sinan/store';
import type { AggregateDoc, HistoryEntry } from './document.ts';
import { messagesOf } from './envelopes.ts';
import { type Fact, isLasting, type Tombstone, topicOf } from './facts.ts';
import { openPast } from './past.ts';

/** What a relay owes to topics that keep the last message of a key for good: that it is the newest. */
export interface Lasting {
  /** Whether any of it was said on such a topic. */
  concerns(said: readonly HistoryEntry[]): boolean;
  /**
   * Another process wrote after what was just published here (`said`, up to the document's sequence), and may have published before us.
   * Readers drop what comes late; but where only the last message of a key is kept, what is newer is said again, by who came late.
   */
  sayNewestAfter(doc: Pick<AggregateDoc<unknown>, 'id' | 'sequence'>, said: readonly HistoryEntry[]): Promise<void>;
  /** Says again what was said on such topics after a sequence, in order: the newest is the last again. */
  sayAgain(id: string, after: number): Promise<void>;
}

export function openLasting<State>(options: {
  readonly resources: Pick<Resources, 'bus' | 'topic'>;
  readonly service: string;
  readonly documents: Collection<AggregateDoc<State>>;
  readonly history: Collection<HistoryEntry>;
  readonly facts: (entry: HistoryEntry) => readonly (Fact | Tombstone)[];
}): Lasting {
  const { resources, service, facts } = options;
  const past = openPast(options);
  const lastingOf = (entry: HistoryEntry) => facts(entry).filter((said) => isLasting(topicOf(said)));

  function messages(entries: readonly HistoryEntry[]): readonly Outgoing[] {
    return entries.flatMap((entry) => messagesOf(service, entry, lastingOf(entry), resources.topic));
  }

  const concerns: Lasting['concerns'] = (said) => said.some((entry) => lastingOf(entry).length > 0);

  async function sayAgain(id: string, sequence: number): Promise<void> {
    for (let newer = await past.after(id, sequence); ; ) {
      const newest = newer.at(-1);
      if (newest === undefined) return;
      const again = messages(newer);
      if (again.length > 0) await resources.bus.publish(again);
      newer = await past.after(id, newest.sequence);
    }
  }

  return {
    concerns,
    sayNewestAfter: async ({ id, sequence }, said) => (concerns(said) ? sayAgain(id, sequence) : undefined),
    sayAgain,
  };
}
