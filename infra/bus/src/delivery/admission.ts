import { type Outgoing, RefusedByBus, type TopicDeclaration } from '../port.ts';

/** NUL ends a text in the embedded log's driver, and half a surrogate pair has no UTF-8. */
const UNKEEPABLE = /[\0\p{Surrogate}]/u;
/** Of key and value together, in bytes: what Kafka takes by default (1,048,588), less what it wraps around a message. */
const MOST_BYTES = 1_000_000;
/** UTF-8 has at most three bytes for each UTF-16 unit. */
const SURELY_SMALL = MOST_BYTES / 3;

/** Refuses what one of the logs could not hold, so that nothing works in one and fails in the other. Throws `RefusedByBus`. */
export function refuseUnkeepable({ topic, key, value }: Outgoing): void {
  if (UNKEEPABLE.test(key) || UNKEEPABLE.test(value ?? ''))
    throw new RefusedByBus(`A message for ${topic} holds NUL or half a surrogate pair`);
  if (bytesOf(key, value) > MOST_BYTES)
    throw new RefusedByBus(`A message for ${topic} has more than ${MOST_BYTES} bytes`);
}

function bytesOf(key: string, value: string | null): number {
  const units = key.length + (value?.length ?? 0);
  return units <= SURELY_SMALL ? units : Buffer.byteLength(key) + Buffer.byteLength(value ?? '');
}

/** A plain name keeps its messages for ever. Throws `RefusedByBus` for what contradicts itself. */
export function declarationOf(topic: string | TopicDeclaration): TopicDeclaration {
  const declared = typeof topic === 'string' ? { name: topic } : topic;
  if (declared.compact === true && declared.keepMs !== undefined)
    throw new RefusedByBus(`The topic ${declared.name} is either compacted or kept for a time, not both`);
  return declared;
}
