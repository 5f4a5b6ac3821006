import { createHash } from 'node:crypto';
import type { WorkRow } from '@sinan/aggregate';
import { canonicalJson, InvalidInput, MAX_EVENT_BYTES, problem } from '@sinan/schema';

/** An event that a program sent, kept until it is published, and 7 days after that as the memory by which a repetition is recognised. */
export interface IntakeRow extends WorkRow {
  readonly source: string;
  readonly eventId: string;
  /** The event as it was sent, as JSON text. */
  readonly event: string;
  /** `sha256:` + hex over RFC 8785 JSON of the event. */
  readonly digest: string;
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** The row of (source, id), whatever characters they hold and however long they are. */
export function intakeRowId(source: string, eventId: string): string {
  return `in/${sha256(canonicalJson([source, eventId]))}`;
}

/** The text of an event and the digest of its content: the same for every way of writing the same JSON. `InvalidInput` for what no JSON text can carry. */
export function sealed(event: unknown): { readonly text: string; readonly digest: string } {
  const text = written(() => JSON.stringify(event));
  const limit = MAX_EVENT_BYTES;
  if (Buffer.byteLength(text) > limit) throw new InvalidInput([problem('event', 'too-long', { limit })]);
  return { text, digest: `sha256:${sha256(written(() => canonicalJson(event)))}` };
}

/** What is nested so deep that writing it overflows the stack (a `RangeError`) is the sender's mistake like any other. */
function written(write: () => string): string {
  try {
    return write();
  } catch (error) {
    if (error instanceof TypeError || error instanceof RangeError) throw new InvalidInput([problem('event', 'type')]);
    throw error;
  }
}
