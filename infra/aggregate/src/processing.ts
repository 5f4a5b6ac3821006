import type { Message } from '@sinan/bus';
import {
  type Reaction,
  type ReactionContext,
  type Resources,
  type ServiceDefinition,
  type Span,
  step,
  traced,
} from '@sinan/runtime';
import type { Call, Envelope } from '@sinan/schema';
import { callFor, callForTombstone, isTombstone, readEvent } from './incoming.ts';
import type { Seen } from './seen.ts';

/** Hands one message to its reaction: an event that was not seen before, or a tombstone. What nobody waits for is counted. */
export type Process<Room> = (reaction: Reaction<Room>, message: Message, signal: AbortSignal) => Promise<void>;

export function processing<Room>(
  service: Pick<ServiceDefinition<Room>, 'name'>,
  room: Room,
  { metrics, settings, tracing, topic: nameOf }: Resources,
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

  /** What it asks for, by its call or by rows of work, is part of the trace that the event is of. */
  function inSpan(group: string, topic: string, event: Envelope, work: (span: Span) => Promise<void>): Promise<void> {
    const attributes = { 'messaging.destination.name': topic, 'cloudevents.event_type': event.type };
    const how = { kind: 'consumer', parent: event.traceparent, attributes } as const;
    return traced(tracing, `react ${group}`, how, work);
  }

  async function event(reaction: Reaction<Room>, message: Message, signal: AbortSignal) {
    const { group } = reaction;
    const read = readEvent(reaction, message);
    const on = read && reaction.on[read.type];
    if (!read || !on) return ignored(group);
    const remember = await seen().unseen(group, message.topic, read);
    if (remember === null) return metrics.count('events_repeated_total', { group });
    step('reaction.before-handle');
    await inSpan(group, message.topic, read, ({ traceparent }) => {
      const cause = traceparent === undefined ? read : { ...read, traceparent };
      const call = () => callFor(service.name, group, cause, settings.secret);
      return on(room, read, contextOf(signal, call));
    });
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
