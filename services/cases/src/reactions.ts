import { type Message, Unprocessable } from '@sinan/bus';
import type { Reaction, ReactionContext } from '@sinan/runtime';
import { caseIntake, type DataOf, type Envelope, intakeEnvelope, MAX_EVENT_BYTES } from '@sinan/schema';
import { z } from 'zod';
import { applicantOf } from './applicants.ts';
import { dateProblems, filingOf } from './filing.ts';
import type { CasesRoom } from './room.ts';

/** No partner is registered under the event's source: it waits, and is taken in when it is replayed after the registration. */
class UnknownPartner extends Unprocessable {
  override readonly name = 'UnknownPartner';
  constructor(source: string) {
    super(`UNKNOWN_PARTNER: ${source}`);
  }
}

/** Takes in the cases that partners send to the open topic, whether through `POST /events` or straight from the broker. */
export const intakeReaction: Reaction<CasesRoom> = {
  group: 'cases.intake',
  topics: ['intake'],
  read: readIntake,
  on: { [caseIntake.type]: takeIn },
};

/** The least that makes a message an event, of whatever type. */
const anyEvent = z.looseObject({ specversion: z.literal('1.0'), type: z.string().min(1) });

/** Throws `Unprocessable` for what is no event of this type; an event of another type is passed on, to be ignored. */
function readIntake({ value }: Message): Envelope {
  if (value === null || Buffer.byteLength(value) > MAX_EVENT_BYTES)
    throw new Unprocessable('the message is empty or larger than 256 KB');
  const json = parsedJson(value);
  const { type } = checked(anyEvent, json);
  return asEnvelope(checked(type === caseIntake.type ? intakeEnvelope : anyEvent, json));
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Unprocessable('the message is not JSON');
  }
}

/** Only where it is wrong is said, never what was written there: the message may name people. */
function checked<T>(schema: z.ZodType<T>, json: unknown): T {
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  throw new Unprocessable(
    `the event does not hold: ${parsed.error.issues.map(({ path }) => path.join('.')).join(', ')}`,
  );
}

/**
 * The attributes that the platform acts on. A sender's own extensions stay behind: its `sequence` or `correlationid` must not be taken for
 * ours. What an envelope of ours has beside these is absent.
 */
function asEnvelope({ id, source, type, time, traceparent, data }: z.infer<typeof anyEvent>): Envelope {
  return { id, source, type, time, traceparent, data } as Envelope;
}

type Reported = DataOf<typeof caseIntake>;

async function takeIn(room: CasesRoom, { source, data }: Envelope, { call }: ReactionContext): Promise<void> {
  const { organisation, contact, case: form } = data as Reported;
  const partner = await room.directory.partnerBySource(source);
  if (partner === null) throw new UnknownPartner(source);
  const now = room.clock.now();
  const problems = dateProblems(form, now, 'data.case');
  if (problems.length > 0) throw new Unprocessable(problems.map(({ path, en }) => `${path}: ${en}`).join('; '));
  const applicant = await applicantOf(room, organisation);
  const { partnerId } = partner;
  const filer = { filedBy: null, partnerId };
  const filing = filingOf({ applicant, filer, form, contact: contact ?? null }, room.centres.all(), now);
  await room.cases.execute({ call: { ...call, actor: { kind: 'partner', id: partnerId, source } }, command: filing });
}
