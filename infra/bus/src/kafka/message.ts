import type { KafkaMessage } from 'kafkajs';
import type { Entry } from '../delivery/entry.ts';

/** Bytes become text here. What others have put on a topic is read as it is: no key as '', invalid UTF-8 as U+FFFD. */
export function entryOf(topic: string, partition: number, { offset, key, value, timestamp }: KafkaMessage): Entry {
  const text = { key: key?.toString() ?? '', value: value?.toString() ?? null };
  return { offset: Number(offset), message: { topic, partition, offset, at: Number(timestamp), ...text } };
}
