import type { Inspected, Said } from '@sinan/runtime';
import type { TopicName } from '@sinan/schema';

/** A fact that a topic has of an aggregate. A tombstone has no hash. */
export interface Heard {
  readonly sequence: number;
  readonly hash: string | null;
}

/** Takes a message in, as a reader does: what was said again, or came late, is dropped. */
export function hear(heard: Heard[], message: Heard): void {
  const last = heard.at(-1)?.sequence ?? 0;
  if (message.sequence > last) heard.push(message);
}

/**
 * What differs between an aggregate's history and what a topic says of it. More on the topic is no fault as such (an erased fact stays there),
 * unless it comes after all that the history has: then the history was cut, and its document with it.
 */
export function differences(
  aggregate: Pick<Inspected, 'sequence' | 'said'>,
  topic: TopicName,
  heard: readonly Heard[],
): readonly string[] {
  const known = new Map(heard.map(({ sequence, hash }) => [sequence, hash]));
  const faults = aggregate.said
    .filter((said) => said.topic === topic)
    .flatMap((said) => faultOf(said, known.get(said.sequence)));
  const last = heard.at(-1)?.sequence ?? 0;
  return last > aggregate.sequence ? [...faults, `entry ${last} is known to ${topic} and not to the history`] : faults;
}

/** What differs between the newest that an aggregate said on a topic that keeps the last message of a key, and the last message there. */
export function differencesOfLasting(
  aggregate: Pick<Inspected, 'lasting'>,
  topic: TopicName,
  last: Heard | undefined,
): readonly string[] {
  const newest = aggregate.lasting.find((one) => one.topic === topic);
  if (newest === undefined || newest.hash === (last?.hash ?? null)) return [];
  return [`entry ${newest.sequence} is not the last word on ${topic}`];
}

function faultOf({ sequence, hash, topic }: Said, heard: string | null | undefined): readonly string[] {
  if (heard === undefined) return [`entry ${sequence} was not said in its place on ${topic}`];
  return heard === hash ? [] : [`entry ${sequence} is another one than ${topic} knows`];
}
