import { type Message, Unprocessable } from '@sinan/bus';
import type { Reaction } from '@sinan/runtime';
import { type Call, deriveId, type Envelope, EVENTS, envelope, type TopicName } from '@sinan/schema';
import { isLasting } from './facts.ts';

/** A message that can never be handled, by no release: it can only be skipped. */
export class Malformed extends Unprocessable {
  override readonly name = 'Malformed';
}

const EVENT_DATA = new Map(Object.values(EVENTS).map((spec) => [spec.type as string, spec.data]));

/** The event of a message; undefined for a type or version this release does not know. Throws `Malformed` for what is no event at all. */
export function readEvent<Room>(reaction: Reaction<Room>, message: Message): Envelope | undefined {
  if (reaction.read) return readOpen(reaction.read, message);
  if (message.value === null) return undefined;
  const event = parseEnvelope(message.value);
  const data = EVENT_DATA.get(event.type);
  if (!data || !(event.type in reaction.on)) return undefined;
  const checked = data.safeParse(event.data);
  if (!checked.success)
    throw new Malformed(
      `${event.type} does not have the shape of its type: ${checked.error.issues.map((issue) => issue.path.join('.')).join(', ')}`,
    );
  return { ...event, data: checked.data };
}

function readOpen(read: (message: Message) => Envelope, message: Message): Envelope {
  try {
    return read(message);
  } catch (error) {
    throw new Malformed(messageOf(error));
  }
}

/** Attributes that we do not know are let through, as CloudEvents asks of readers. */
const received = envelope.loose();

function parseEnvelope(text: string): Envelope {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new Malformed('the message is not JSON');
  }
  const parsed = received.safeParse(json);
  if (!parsed.success)
    throw new Malformed(
      `the message is not an event of ours: ${parsed.error.issues.map((issue) => issue.path.join('.')).join(', ')}`,
    );
  return { data: undefined, ...parsed.data };
}

/** Whether a message takes its key away, as only one without value can, on a topic that keeps the last message of a key. */
export function isTombstone<Room>(
  { topics, read }: Reaction<Room>,
  { topic, value }: Message,
  nameOf: (topic: TopicName) => string,
): boolean {
  return value === null && !read && topics.some((name) => isLasting(name) && nameOf(name) === topic);
}

/** A call on behalf of the event, whose command id is always the same for the same group and event. */
export function callFor(service: string, group: string, event: Envelope, secret: string): Call {
  const at = Date.parse(event.time ?? '');
  return {
    actor: { kind: 'system', service },
    locale: 'zh-CN',
    commandId: deriveId('command', Number.isNaN(at) ? 0 : at, secret, group, event.source, event.id),
    origin: 'reaction',
    correlationId: event.correlationid ?? event.id,
    causationId: event.id,
    ...(event.traceparent === undefined ? {} : { traceparent: event.traceparent }),
  };
}

/** A call on behalf of a tombstone, whose command id is the same however often this message is handled. */
export function callForTombstone(service: string, group: string, message: Message, secret: string): Call {
  const { topic, partition, offset, key, at } = message;
  return {
    actor: { kind: 'system', service },
    locale: 'zh-CN',
    commandId: deriveId('command', at, secret, group, topic, String(partition), offset, key),
    origin: 'reaction',
    correlationId: key,
  };
}

/** An error in a line, for a parked row. */
export function messageOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).slice(0, 500);
}
