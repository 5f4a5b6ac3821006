import type { Outgoing } from '@sinan/bus';
import type { Resources } from '@sinan/runtime';
import { type Envelope, EVENTS, MAX_EVENT_BYTES, sequenceText } from '@sinan/schema';
import type { HistoryEntry } from './document.ts';
import { type Fact, type Tombstone, topicOf } from './facts.ts';

/** The public facts of an entry as messages, keyed by the aggregate: CloudEvents under the entry's sequence, and tombstones, which have no value. */
export function messagesOf(
  service: string,
  entry: HistoryEntry,
  facts: readonly (Fact | Tombstone)[],
  topic: Resources['topic'],
): readonly Outgoing[] {
  return facts.map((said) => {
    const value = 'tombstone' in said ? null : eventText(service, entry, said);
    return { topic: topic(topicOf(said)), key: entry.aggregate, value };
  });
}

function eventText(service: string, entry: HistoryEntry, fact: Fact): string {
  const text = JSON.stringify(envelopeOf(service, entry, fact));
  if (Buffer.byteLength(text) > MAX_EVENT_BYTES)
    throw new Error(`the event ${fact.event} of ${entry.id} is larger than 256 KB`);
  return text;
}

function envelopeOf(service: string, entry: HistoryEntry, fact: Fact): Envelope {
  const { type } = EVENTS[fact.event];
  return {
    specversion: '1.0',
    id: `${entry.id}/${type}`,
    source: `sinan/${service}`,
    type,
    subject: entry.aggregate,
    time: entry.at,
    datacontenttype: 'application/json',
    sequence: sequenceText(entry.sequence),
    actor: entry.actor,
    commandid: entry.commandId,
    correlationid: entry.correlationId,
    chainhead: `sha256:${entry.hash}`,
    ...(entry.causationId === undefined ? {} : { causationid: entry.causationId }),
    ...(entry.traceparent === undefined ? {} : { traceparent: entry.traceparent }),
    data: fact.data,
  };
}
