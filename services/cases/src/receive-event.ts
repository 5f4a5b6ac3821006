import { step } from '@sinan/runtime';
import { type Actor, command, type IntakeEvent, intakeEnvelope, parseInput, Refusal } from '@sinan/schema';
import { z } from 'zod';
import { intakeRowId, sealed } from './intake.ts';
import type { CasesRoom } from './room.ts';

/** What a program is told: taken in, and whether this very event was taken in before. */
export interface Received {
  readonly accepted: true;
  readonly repeated: boolean;
}

/**
 * Takes in an event of a program (CloudEvents 1.0, structured JSON, at most 256 KB): durable when this resolves, however often it is sent.
 * `InvalidInput` for a malformed one, `FORBIDDEN` for a source that the token is not for, `EVENT_ID_REUSED` when (source, id) came before
 * with other content. Whether the partner is registered is asked later, so that its event waits rather than being lost.
 */
export const receiveEvent = command({
  name: 'cases.receiveEvent',
  access: 'program',
  input: z.strictObject({ event: z.unknown() }),
  async run(room: CasesRoom, call, { event }): Promise<Received> {
    const { source, id: eventId } = parseInput(z.object({ event: intakeEnvelope }), { event }).event;
    checkSource(call.actor, source);
    const { text, digest } = sealed(event);
    const id = intakeRowId(source, eventId);
    const before = await room.intake.rows.get(id);
    if (before === null) await room.intake.add([{ id, source, eventId, event: text, digest }]);
    step('intake.after-row');
    const kept = before ?? (await room.intake.rows.get(id));
    if (kept !== null && kept.doc.digest !== digest) throw new Refusal('EVENT_ID_REUSED');
    return { accepted: true, repeated: before !== null };
  },
});

function checkSource(actor: Actor, source: IntakeEvent['source']): void {
  if (actor.kind !== 'program' || !actor.sources.includes(source)) throw new Refusal('FORBIDDEN');
}
