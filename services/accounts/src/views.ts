import type { Outcome } from '@sinan/aggregate';
import { type Centre, type Id, idOf, Refusal } from '@sinan/schema';
import type { CentreView, MembershipView, OrganisationView, PartnerView, PersonView } from '@sinan/schema/graphql';
import type { MembershipState } from './membership.ts';
import type { OrganisationState } from './organisation.ts';
import type { PartnerState } from './partner.ts';
import type { PersonState } from './person.ts';

/** An aggregate as handlers and pages give it. */
export type Found<State> = Pick<Outcome<State>, 'id' | 'state'>;

export function personView({ id, state }: Found<PersonState>): PersonView | null {
  if (state.status === 'none') return null;
  return { id: idOf('person').parse(id), email: state.email, locale: state.locale };
}

export function organisationView({ id, state }: Found<OrganisationState>): OrganisationView | null {
  if (state.status === 'none') return null;
  const { uscc, nameZh, nameEn, division, industry } = state;
  return { id: idOf('organisation').parse(id), uscc, nameZh, nameEn, division, industry };
}

/** `applicant` finds the address of who asks; it stands in the person alone, so that an erasure there leaves none here. */
export function membershipView(
  { id, state }: Found<MembershipState>,
  applicant: (personId: Id<'person'>) => string,
): MembershipView | null {
  if (state.status === 'none') return null;
  const { status, organisationId, personId, requestedAt } = state;
  const applicantEmail = applicant(personId);
  return { id: idOf('membership').parse(id), organisationId, personId, applicantEmail, status, requestedAt };
}

export function partnerView({ id, state }: Found<PartnerState>): PartnerView | null {
  if (state.status === 'none') return null;
  return { id: idOf('partner').parse(id), source: state.source, name: state.name };
}

export function centreView({ id, name, kind, division, industry, country, illustrative }: Centre): CentreView {
  return { id, name, kind, division, industry, country, illustrative };
}

/** The view of what must be there. */
export function present<View>(view: View | null): View {
  if (view === null) throw new Refusal('NOT_FOUND');
  return view;
}
