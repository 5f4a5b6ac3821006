import { type Fact, fact, type HistoryEntry } from '@sinan/aggregate';
import { idOf } from '@sinan/schema';
import type { ConsultationEvent } from './events.ts';

/** What others hear of a consultation: codes, ids and dates. What was asked and answered, and by whom it was called in, stays here. */
export function consultationFacts(
  event: ConsultationEvent,
  { aggregate }: Pick<HistoryEntry, 'aggregate'>,
): readonly Fact[] {
  const consultationId = idOf('consultation').parse(aggregate);
  switch (event.type) {
    case 'ConsultationRegistered': {
      const { type: _, personal: __, uscc: ___, registeredBy: ____, ...registered } = event;
      return [fact('consultationRegistered', { consultationId, ...registered })];
    }
    case 'ConsultationAnswered':
      return [fact('consultationAnswered', { consultationId, ...codesIn(event) })];
    case 'ConsultationAskedFurther':
      return [fact('consultationAskedFurther', { consultationId, ...codesIn(event) })];
    case 'ConsultationPassed':
      return [fact('consultationPassed', { consultationId, ...codesIn(event) })];
    case 'ConsultationFinished':
      return [fact('consultationFinished', { consultationId, ...codesIn(event) })];
    case 'ConsultationTurned':
      return [fact('consultationTurned', { consultationId, ...codesIn(event) })];
    case 'AskerForgotten':
      return [];
    default:
      return event satisfies never;
  }
}

/** All of an entry but what a person wrote: these entries are shaped as their facts are. */
function codesIn<E extends ConsultationEvent & { readonly personal?: unknown }>(
  event: E,
): Omit<E, 'type' | 'personal'> {
  const { type: _, personal: __, ...codes } = event;
  return codes;
}
