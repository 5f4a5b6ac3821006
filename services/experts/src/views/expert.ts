import type { Outcome } from '@sinan/aggregate';
import { idOf, Refusal } from '@sinan/schema';
import type { ExpertView } from '@sinan/schema/graphql';
import type { ExpertState } from '../expert/index.ts';

/** An expert as the pool's readers get it, or null when there is none. The address stays behind. */
export function expertView({ id, state }: Pick<Outcome<ExpertState>, 'id' | 'state'>): ExpertView | null {
  if (state.status === 'none') return null;
  const { status, personId, kind, countries, rights, forums, disputeTypes, languages, industries } = state;
  const { practisingSince, capacity, absences, enrolledAt, reviewedAt, texts } = state;
  const suspension = state.status === 'suspended' ? state.suspension : null;
  return {
    ...texts,
    id: idOf('expert').parse(id),
    ...{ status, personId, kind, countries, rights, forums, disputeTypes, languages, industries },
    ...{ practisingSince, capacity, absences, enrolledAt, reviewedAt, suspension },
    affiliates: texts.affiliates ?? [],
    formerNames: texts.formerNames ?? [],
    leftAt: state.status === 'left' ? state.leftAt : null,
  };
}

/** What a command led to. */
export function shownExpert(outcome: Outcome<ExpertState>): ExpertView {
  const view = expertView(outcome);
  if (view === null) throw new Refusal('NOT_FOUND');
  return view;
}
