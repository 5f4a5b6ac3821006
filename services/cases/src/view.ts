import type { Id } from '@sinan/schema';
import type { CaseView } from '@sinan/schema/graphql';
import type { CaseState, FiledCase } from './case.ts';

/** Views by state: the store hands out one shared, frozen document a revision, so a list that is read again costs a look-up an item. */
const views = new WeakMap<CaseState, CaseView>();

/** A case as readers get it, or null when there is none. */
export function viewOf(id: string, state: CaseState): CaseView | null {
  if (state.status === 'none') return null;
  const known = views.get(state);
  if (known) return known;
  const made = viewFrom(id as Id<'case'>, state);
  views.set(state, made);
  return made;
}

function viewFrom(id: Id<'case'>, state: FiledCase): CaseView {
  const { status, organisationId, filedBy, centreId, routedBy, country, forum, disputeType } = state;
  const { servedOn, serviceMethod, needs, submittedAt, texts } = state;
  return {
    id,
    status,
    organisationId,
    applicantName: texts.applicantName,
    filedBy,
    centreId,
    routedBy,
    country,
    forum,
    disputeType,
    rights: [...new Set(state.rightKinds)],
    product: texts.product,
    servedOn,
    serviceMethod,
    needs,
    facts: texts.facts,
    submittedAt,
    acceptedAt: acceptedAtOf(state),
  };
}

function acceptedAtOf(state: FiledCase): string | null {
  switch (state.status) {
    case 'submitted':
      return null;
    case 'accepted':
      return state.acceptedAt;
    default:
      return state satisfies never;
  }
}
