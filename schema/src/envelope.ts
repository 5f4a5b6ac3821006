import { z } from 'zod';

/**
 * CloudEvents 1.0, structured JSON (https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/spec.md), with the extensions of ours.
 * `sequence` is the number of the history entry that the event comes from, zero-padded to 12 digits, so that text order is its order.
 */
export const envelope = z.object({
  specversion: z.literal('1.0'),
  id: z.string().min(1).max(512),
  source: z.string().min(1).max(256),
  type: z.string().regex(/^sinan\.[a-z]+\.[a-z_]+\.v[1-9]\d*$/),
  subject: z.string().min(1).max(128),
  time: z.iso.datetime({ precision: 3 }),
  datacontenttype: z.literal('application/json'),
  sequence: z.string().regex(/^\d{12}$/),
  actor: z.string().min(1),
  commandid: z.string().min(1),
  correlationid: z.string().min(1),
  causationid: z.string().min(1).optional(),
  /** The hash of the history entry (SHA-256 over RFC 8785 JSON, hex): an anchor outside the store, so that a cut tail shows. */
  chainhead: z.string().regex(/^sha256:[0-9a-f]{64}$/),
  traceparent: z.string().optional(),
});
export type Envelope<T extends string = string, D = unknown> = z.infer<typeof envelope> & {
  readonly type: T;
  readonly data: D;
};

export function sequenceText(sequence: number): string {
  return String(sequence).padStart(12, '0');
}

/** 256 KB: an event is a fact of codes, ids, dates and amounts; texts stay with their owner. */
export const MAX_EVENT_BYTES = 256 * 1024;
