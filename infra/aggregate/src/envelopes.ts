import type { Outgoing } from '@sinan/bus';
import type { Resources } from '@sinan/runtime';
import { type Envelope, EVENTS, MAX_EVENT_BYTES, sequenceText } from '@sinan/schema';
import type { HistoryEntry } from './document.ts';
import type { Fact } from './facts.ts';

/** The public facts of an entry as messages: CloudEvents under the entry's sequence, keyed by the aggregate. */
export function messagesOf(
  service: string,
  entry: HistoryEntry,
  facts: readonly Fact[],
  topic: Resources['topic'],
): readonly Outgoing[] {
  return facts.map((fact) => {
    const value = JSON.stringify(envelopeOf(service, entry, fact));
    if (Buffer.byteLength(value) > MAX_EVENT_BYTES)
      throw new Error(`the event ${fact.event} of ${entry.id} is larger than 256 KB`);
    return { topic: topic(EVENTS[fact.event].topic), key: entry.aggregate, value };
  });
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
