import type { Entry } from '../delivery/entry.ts';
import type { Message } from '../port.ts';
import { slotOf } from './layout.ts';
import type { Reader, StoredTopic } from './reader.ts';

/** Told of every message of a partition as soon as it is durable, in order. */
export type Listener = (entry: Entry) => void;

/** One partition as this process knows it: where its end is, and who listens there. */
export class Partition {
  readonly topic: string;
  readonly partition: number;
  readonly slot: number;
  readonly listeners = new Set<Listener>();
  #head: number;

  constructor(topic: StoredTopic, partition: number, head: number) {
    this.topic = topic.name;
    this.partition = partition;
    this.slot = slotOf(topic.id, partition);
    this.#head = head;
  }

  /** The offset that the next message gets. */
  get head(): number {
    return this.#head;
  }

  appended(offset: number, key: string, value: string | null, at: number): void {
    const message: Message = { topic: this.topic, partition: this.partition, offset: String(offset), key, value, at };
    this.#head = offset + 1;
    for (const listener of this.listeners) listener({ offset, message });
  }
}

export interface Topic {
  readonly name: string;
  readonly partitions: readonly Partition[];
}

export function openTopic(stored: StoredTopic, reader: Reader): Topic {
  const numbers = Array.from({ length: stored.partitions }, (_, partition) => partition);
  return { name: stored.name, partitions: numbers.map((n) => new Partition(stored, n, reader.head(stored.id, n))) };
}
