import type { Outgoing } from '@sinan/bus';
import type { Resources, Span } from '@sinan/runtime';
import type { HistoryEntry } from './document.ts';
import { messagesOf } from './envelopes.ts';
import type { Fact, Tombstone } from './facts.ts';

/** The messages of some entries, each entry's in a span of its own: who reads them goes on from there. */
export interface OutgoingMessages {
  readonly messages: readonly Outgoing[];
  /** Publishes them, if there are any, and ends their spans with it. */
  through(publish: (messages: readonly Outgoing[]) => Promise<void>): Promise<void>;
}

export function outgoingOf(
  { topic, tracing }: Pick<Resources, 'topic' | 'tracing'>,
  service: string,
  entries: readonly HistoryEntry[],
  facts: (entry: HistoryEntry) => readonly (Fact | Tombstone)[],
): OutgoingMessages {
  const spans: Span[] = [];

  function spoken(entry: HistoryEntry): readonly Outgoing[] {
    const said = facts(entry);
    if (said.length === 0) return [];
    const { traceparent: parent } = entry;
    const attributes = { 'sinan.events': said.map((one) => ('event' in one ? one.event : 'tombstone')).join(' ') };
    const span = tracing.start(`publish ${service}`, { kind: 'producer', parent, attributes });
    spans.push(span);
    const { traceparent } = span;
    return messagesOf(service, traceparent === parent ? entry : withTrace(entry, traceparent), said, topic);
  }

  const messages = entries.flatMap(spoken);
  return {
    messages,
    async through(publish) {
      let failure: string | undefined = 'NotPublished';
      try {
        if (messages.length > 0) await publish(messages);
        failure = undefined;
      } finally {
        for (const span of spans) span.end(failure);
      }
    },
  };
}

function withTrace(entry: HistoryEntry, traceparent: string | undefined): HistoryEntry {
  return traceparent === undefined ? entry : { ...entry, traceparent };
}
