import { actorRef, type Call, type Id, isId, Refusal, sequenceText, timeOf } from '@sinan/schema';
import type { Stored } from '@sinan/store';
import { chained } from './chain.ts';
import type { DomainEvent } from './decider.ts';
import type { AggregateDoc, HistoryEntry, Remembered } from './document.ts';

const DAY_MS = 86_400_000;
const AHEAD_MS = 5 * 60_000;
const REMEMBERED = 64;

/** A client's command id is good for a day, and at most 5 minutes ahead of our clock. Derived ones have no age limit. */
export function checkAge(call: Call, now: number): Id<'command'> {
  if (!isId('command', call.commandId)) throw new Refusal('INVALID_INPUT');
  if (call.origin !== 'client') return call.commandId;
  const at = timeOf(call.commandId);
  if (at < now - DAY_MS) throw new Refusal('COMMAND_TOO_OLD');
  if (at > now + AHEAD_MS) throw new Refusal('COMMAND_FROM_FUTURE');
  return call.commandId;
}

interface Writing<Event> {
  readonly call: Call;
  readonly events: readonly Event[];
  readonly v: number;
  readonly at: string;
}

/** The history entries of what a command decided, each chained to the one before. */
export function entriesOf<Event extends DomainEvent>(
  before: Pick<AggregateDoc<unknown>, 'sequence' | 'head'> | null,
  id: string,
  { call, events, v, at }: Writing<Event>,
): readonly HistoryEntry[] {
  const made: HistoryEntry[] = [];
  for (const event of events) {
    const sequence = (before?.sequence ?? 0) + made.length + 1;
    const previous = made.at(-1)?.hash ?? before?.head ?? null;
    const entry = { id: `${id}/${sequenceText(sequence)}`, aggregate: id, sequence, v, at, previous };
    made.push(chained({ ...whence(call), ...entry, alg: 'sha256' }, event));
  }
  return made;
}

/** Where a document's chain ends after these entries. */
export function headOf(entries: readonly HistoryEntry[]): { readonly sequence: number; readonly head: string } {
  const last = entries.at(-1);
  if (!last) throw new Error('a document is written only when something happened');
  return { sequence: last.sequence, head: last.hash };
}

/** The last commands that had an effect, this one among them, so that a retry gets the same answer. */
export function remembering(stored: Stored<AggregateDoc<unknown>> | null, call: Call): readonly Remembered[] {
  const remembered = { commandId: call.commandId, actor: actorRef(call.actor), revision: (stored?.revision ?? 0) + 1 };
  return [...(stored?.doc.commands ?? []), remembered].slice(-REMEMBERED);
}

function whence(call: Call) {
  return {
    actor: actorRef(call.actor),
    commandId: call.commandId,
    correlationId: call.correlationId,
    ...(call.causationId === undefined ? {} : { causationId: call.causationId }),
    ...(call.traceparent === undefined ? {} : { traceparent: call.traceparent }),
  };
}

/**
 * The domain event back from its entry. Of one that was erased it is what is left: `personal` is there whenever the event had it, without the fields
 * that went, so that reading one gives undefined. Whatever its type says, who folds or tells the past again may meet such an event; a
 * decider never does when it decides, since that folds whole events into the stored state.
 */
export function eventOf<Event extends DomainEvent>({ event, personal, digests, digest }: HistoryEntry): Event {
  const isSealed = digests !== undefined || digest !== undefined;
  return { ...event, ...(isSealed ? { personal: personal ?? {} } : {}) } as unknown as Event;
}
