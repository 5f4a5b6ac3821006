import { EVENTS, type EventName, TOPICS, type TopicName } from '@sinan/schema';
import type { z } from 'zod';
import type { HistoryEntry } from './document.ts';
import { isStripped } from './seals.ts';

/** One public fact of a history entry: which event, with what data. At most one an entry and topic. */
export interface Fact {
  readonly event: EventName;
  readonly data: unknown;
}

/**
 * The fact that an aggregate is to be forgotten: takes its key away from a topic, with all that was said of it there; readers forget what they
 * hold of it. In the place of an event.
 */
export interface Tombstone {
  readonly tombstone: LastingTopic;
}

/** A topic that keeps the last message of a key for good. */
export type LastingTopic = {
  [T in TopicName]: (typeof TOPICS)[T]['keeps'] extends 'last per key' ? T : never;
}[TopicName];

/** A fact, checked against its event's type: `fact('caseAccepted', { … })`. */
export function fact<N extends EventName>(event: N, data: z.infer<(typeof EVENTS)[N]['data']>): Fact {
  return { event, data };
}

/** The last word on an aggregate: `tombstone('contacts')`. */
export function tombstone(topic: LastingTopic): Tombstone {
  return { tombstone: topic };
}

export function topicOf(said: Fact | Tombstone): TopicName {
  return 'tombstone' in said ? said.tombstone : EVENTS[said.event].topic;
}

export function isLasting(topic: TopicName): boolean {
  return TOPICS[topic].keeps === 'last per key';
}

/** Those of an entry's facts that can be said: an erasure may have taken away what an event is made of. */
export function sayable(entry: HistoryEntry, facts: readonly (Fact | Tombstone)[]): readonly (Fact | Tombstone)[] {
  if (!isStripped(entry)) return facts;
  return facts.filter((said) => 'tombstone' in said || EVENTS[said.event].data.safeParse(said.data).success);
}
