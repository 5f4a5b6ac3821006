import { z } from 'zod';

/** An instant as events write it: UTC, to the millisecond, `2026-03-02T01:30:00.000Z`. Text order is time order. */
export const instantText = z.iso.datetime({ precision: 3 });

const text = (description: string) => z.string().min(1).meta({ description });

/**
 * CloudEvents 1.0, structured JSON (https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/spec.md), with the extensions of ours.
 * What is described here stands in the AsyncAPI document too.
 */
export const envelope = z.object({
  specversion: z.literal('1.0'),
  id: z
    .string()
    .min(1)
    .max(512)
    .meta({ description: 'Subject, sequence and type: the same whenever the event is sent again.' }),
  source: z.string().min(1).max(256).meta({ description: 'The service that says it: `sinan/cases`.' }),
  type: z.string().regex(/^sinan\.[a-z]+\.[a-z_]+\.v[1-9]\d*$/),
  subject: z.string().min(1).max(128).meta({ description: 'The id of the aggregate that it happened to.' }),
  time: instantText,
  datacontenttype: z.literal('application/json'),
  sequence: z
    .string()
    .regex(/^\d{12}$/)
    .meta({
      description:
        "The number of the subject's history entry, in 12 digits, so that text order is its order. Gaps are allowed.",
    }),
  actor: text('Who did it: kind and id. Never a name.'),
  commandid: text('The command that was carried out.'),
  correlationid: text('The same in all that follows from one request.'),
  causationid: text('The event to which this is a reaction.').optional(),
  chainhead: z
    .string()
    .regex(/^sha256:[0-9a-f]{64}$/)
    .meta({
      description:
        'The hash of the history entry (SHA-256 over RFC 8785 JSON): an anchor outside the store, so that a cut tail shows.',
    }),
  traceparent: z.string().meta({ description: 'W3C Trace Context.' }).optional(),
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
