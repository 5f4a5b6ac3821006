import { eventOf, type HistoryEntry, historyOf } from '@sinan/aggregate';
import { idOf, query, Refusal } from '@sinan/schema';
import { z } from 'zod';
import type { CasesRoom } from '../room.ts';
import { type ActorKind, actorKindOf, type LineCodes, type TimelineEntry } from '../timeline.ts';
import type { ConsultationEvent } from './events.ts';
import { visibleConsultations } from './reading.ts';

/** What happened to a consultation, oldest first. `NOT_FOUND` for what the actor may not see. */
export const consultationTimeline = query({
  name: 'cases.consultationTimeline',
  access: 'signed-in',
  input: z.strictObject({ consultationId: idOf('consultation') }),
  async run(room: CasesRoom, { actor }, { consultationId }): Promise<readonly TimelineEntry[]> {
    const [visible] = await visibleConsultations(room, actor, [consultationId]);
    if (!visible) throw new Refusal('NOT_FOUND');
    return (await historyOf(room.consultations, consultationId)).map(lineOf);
  },
});

function lineOf(entry: HistoryEntry): TimelineEntry {
  const event = eventOf<ConsultationEvent>(entry);
  const { sequence, at } = entry;
  return { sequence, at, type: event.type, actorKind: actorKindOf(entry, personIn(event)), ...codesOf(event) };
}

/** Who asks is told of as the applicant, even while there is nothing to apply for. */
function personIn(event: ConsultationEvent): ActorKind {
  const asks = event.type === 'ConsultationRegistered' || event.type === 'ConsultationAskedFurther';
  return asks && event.askedBy !== null ? 'applicant' : 'staff';
}

function codesOf(event: ConsultationEvent): LineCodes {
  switch (event.type) {
    case 'ConsultationRegistered':
    case 'ConsultationPassed':
      return { centreId: event.centreId };
    case 'ConsultationAnswered':
    case 'ConsultationAskedFurther':
      return { round: event.round };
    case 'ConsultationFinished':
    case 'ConsultationTurned':
    case 'AskerForgotten':
      return {};
    default:
      return event satisfies never;
  }
}
