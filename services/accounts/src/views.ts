import type { Outcome } from '@sinan/aggregate';
import { type Centre, idOf, Refusal } from '@sinan/schema';
import type {
  CentreView,
  FileView,
  MembershipView,
  OrganisationView,
  PartnerView,
  PersonView,
} from '@sinan/schema/graphql';
import type { MembershipState, NamedPaper } from './membership/index.ts';
import { NO_PROFILE, type OrganisationState } from './organisation.ts';
import type { PartnerState } from './partner.ts';
import type { PersonState } from './person.ts';

/** An aggregate as handlers and pages give it. */
export type Found<State> = Pick<Outcome<State>, 'id' | 'state'>;

export function personView({ id, state }: Found<PersonState>): PersonView | null {
  if (state.status !== 'registered') return null;
  return { id: idOf('person').parse(id), email: state.email, locale: state.locale };
}

/** `audiences`: the reader's. Who sees it for having entered it alone, and may have been declined since, learns nothing of what its members say. */
export function organisationView(
  { id, state }: Found<OrganisationState>,
  audiences: readonly string[],
): OrganisationView | null {
  if (state.status === 'none') return null;
  const { uscc, nameZh, nameEn, division, industry } = state;
  const isMember = audiences.includes(`org:${id}`);
  const profile = isMember || !audiences.includes(`person:${state.claimedBy}`) ? state.profile : NO_PROFILE;
  return { id: idOf('organisation').parse(id), uscc, nameZh, nameEn, division, industry, profile };
}

/** What of a membership its reader sees beside what every reader sees. The address stands in the person alone, so that an erasure there leaves none here. */
export interface MembershipReader {
  readonly applicantEmail: string;
  readonly own: boolean;
  readonly confirms: boolean;
}

export function membershipView(
  { id, state }: Found<MembershipState>,
  { applicantEmail, own, confirms }: MembershipReader,
): MembershipView | null {
  if (state.status === 'none') return null;
  const { status, organisationId, personId, requestedAt, papers } = state;
  return {
    id: idOf('membership').parse(id),
    organisationId,
    personId,
    applicantEmail,
    status,
    requestedAt,
    papers: own || confirms ? { licence: fileView(papers.licence), authority: fileView(papers.authority) } : null,
    declined: status === 'declined' ? { reason: state.reason, note: state.note, at: state.declinedAt } : null,
    confirmationNote: status === 'confirmed' && confirms ? state.note : null,
    endedAt: status === 'ended' ? state.endedAt : null,
  };
}

function fileView(paper: NamedPaper | null): FileView | null {
  return paper && { id: paper.id, name: paper.name, mediaType: paper.mediaType, bytes: paper.bytes };
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
