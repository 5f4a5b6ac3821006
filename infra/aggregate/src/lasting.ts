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
  /** The same on every topic; resolves to how many messages these were. */
  sayAllAgain(id: string, after: number): Promise<number>;
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

  const concerns: Lasting['concerns'] = (said) => said.some((entry) => lastingOf(entry).length > 0);

  async function again(id: string, sequence: number, saidIn: typeof facts): Promise<number> {
    let said = 0;
    for (let newer = await past.after(id, sequence); ; ) {
      const newest = newer.at(-1);
      if (newest === undefined) return said;
      const messages = newer.flatMap((entry) => messagesOf(service, entry, saidIn(entry), resources.topic));
      if (messages.length > 0) await resources.bus.publish(messages);
      said += messages.length;
      newer = await past.after(id, newest.sequence);
    }
  }
  const sayAgain = async (id: string, sequence: number) => void (await again(id, sequence, lastingOf));

  return {
    concerns,
    sayNewestAfter: async ({ id, sequence }, said) => (concerns(said) ? sayAgain(id, sequence) : undefined),
    sayAgain,
    sayAllAgain: (id, after) => again(id, after, facts),
  };
}
