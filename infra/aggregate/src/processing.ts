import type { Message } from '@sinan/bus';
import { type Reaction, type ReactionContext, type Resources, type ServiceDefinition, step } from '@sinan/runtime';
import type { Call } from '@sinan/schema';
import { callFor, callForTombstone, isTombstone, readEvent } from './incoming.ts';
import type { Seen } from './seen.ts';

/** Hands one message to its reaction: an event that was not seen before, or a tombstone. What nobody waits for is counted. */
export type Process<Room> = (reaction: Reaction<Room>, message: Message, signal: AbortSignal) => Promise<void>;

export function processing<Room>(
  service: Pick<ServiceDefinition<Room>, 'name'>,
  room: Room,
  { metrics, settings, topic: nameOf }: Resources,
  seen: () => Seen,
): Process<Room> {
  const ignored = (group: string) => metrics.count('events_ignored_total', { group });

  /** It has no sequence to be remembered by: handled again, it leads to the same. */
  async function tombstone({ group, onTombstone }: Reaction<Room>, message: Message, signal: AbortSignal) {
    if (!onTombstone) return ignored(group);
    const call = () => callForTombstone(service.name, group, message, settings.secret);
    await onTombstone(room, message.key, contextOf(signal, call));
    metrics.count('events_handled_total', { group });
  }

  async function event(reaction: Reaction<Room>, message: Message, signal: AbortSignal) {
    const { group } = reaction;
    const read = readEvent(reaction, message);
    const on = read && reaction.on[read.type];
    if (!read || !on) return ignored(group);
    const remember = await seen().unseen(group, message.topic, read);
    if (remember === null) return metrics.count('events_repeated_total', { group });
    step('reaction.before-handle');
    await on(
      room,
      read,
      contextOf(signal, () => callFor(service.name, group, read, settings.secret)),
    );
    step('reaction.after-handle');
    await remember();
    metrics.count('events_handled_total', { group });
  }

  return (reaction, message, signal) =>
    isTombstone(reaction, message, nameOf) ? tombstone(reaction, message, signal) : event(reaction, message, signal);
}

/** The call is made when it is asked for: most reactions only write rows. */
function contextOf(signal: AbortSignal, make: () => Call): ReactionContext {
  let made: Call | undefined;
  return {
    signal,
    get call() {
      made ??= make();
      return made;
    },
  };
}
