import type { Outcome } from '@sinan/aggregate';
import { CENTRES, type Centre, idOf, Refusal } from '@sinan/schema';
import type { CentreView, MembershipView, OrganisationView, PartnerView, PersonView } from '@sinan/schema/graphql';
import type { MembershipState } from './membership.ts';
import type { OrganisationState } from './organisation.ts';
import type { PartnerState } from './partner.ts';
import type { PersonState } from './person.ts';

/** An aggregate as handlers and pages give it. */
type Found<State> = Pick<Outcome<State>, 'id' | 'state'>;

export function personView({ id, state }: Found<PersonState>): PersonView | null {
  if (state.status === 'none') return null;
  return { id: idOf('person').parse(id), email: state.email, locale: state.locale };
}

export function organisationView({ id, state }: Found<OrganisationState>): OrganisationView | null {
  if (state.status === 'none') return null;
  const { uscc, nameZh, nameEn, division, industry } = state;
  return { id: idOf('organisation').parse(id), uscc, nameZh, nameEn, division, industry };
}

export function membershipView({ id, state }: Found<MembershipState>): MembershipView | null {
  if (state.status === 'none') return null;
  const { status, organisationId, personId, requestedAt } = state;
  return { id: idOf('membership').parse(id), organisationId, personId, status, requestedAt };
}

export function partnerView({ id, state }: Found<PartnerState>): PartnerView | null {
  if (state.status === 'none') return null;
  return { id: idOf('partner').parse(id), source: state.source, name: state.name };
}

export function centreView({ id, name, kind, division, industry, illustrative }: Centre): CentreView {
  return { id, name, kind, division, industry, illustrative };
}

export const centreViews: readonly CentreView[] = CENTRES.map(centreView);

/** The view of what must be there. */
export function present<View>(view: View | null): View {
  if (view === null) throw new Refusal('NOT_FOUND');
  return view;
}
