import { aggregateCollections, type Handler, openAggregate } from '@sinan/aggregate';
import type { Resources } from '@sinan/runtime';
import type { Audience } from '@sinan/schema';
import { erasures } from '../erasure/journal.ts';
import { type ConsultationCommand, consultationDecider } from './consultation.ts';
import { consultationFacts } from './facts.ts';
import type { ConsultationState } from './state.ts';

/** Lists of a reader, also in one state, by registration; and what waits at a centre, by the question that waits. */
export const consultationCollections = aggregateCollections({
  owner: 'cases',
  name: 'consultations',
  fields: { status: 'string', centreId: 'string', registeredAt: 'string', askedAt: 'string' },
  indexes: [
    { equal: ['audience'], order: 'registeredAt' },
    { equal: ['audience', 'status'], order: 'registeredAt' },
    { equal: ['centreId', 'status'], order: 'askedAt' },
  ],
});

export type Consultations = Handler<ConsultationState, ConsultationCommand>;

export function openConsultations(resources: Resources): Consultations {
  return openAggregate(resources, {
    noun: 'consultation',
    decider: consultationDecider,
    collections: { ...consultationCollections, erasures },
    audience,
    index: indexed,
    facts: consultationFacts,
  });
}

/** Who asked, the centre that has it, and the nation's own staff. */
function audience(state: ConsultationState): readonly Audience[] {
  if (state.status === 'none') return [];
  const asker: readonly Audience[] = state.askedBy === null ? [] : [`person:${state.askedBy}`];
  return [...asker, `centre:${state.centreId}`, 'national'];
}

function indexed(state: ConsultationState) {
  if (state.status === 'none') throw new Error('a consultation that was not registered has no place in a list');
  const { status, centreId, registeredAt, exchanges } = state;
  return { status, centreId, registeredAt, askedAt: exchanges.at(-1)?.askedAt ?? registeredAt };
}
