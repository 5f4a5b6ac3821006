import type { Id } from '../ids.ts';

/** The JSON shapes that services' queries and loaders give, one per noun. Ids, codes and texts; instants are ISO strings in UTC. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}
export interface LegalDate {
  readonly date: string;
  readonly zone: string;
}
export interface CaseView {
  readonly id: Id<'case'>;
  readonly status: 'submitted' | 'accepted';
  readonly organisationId: Id<'organisation'> | null;
  readonly applicantName: string;
  readonly filedBy: Id<'person'> | null;
  readonly centreId: Id<'centre'>;
  readonly routedBy: 'choice' | 'industry' | 'city' | 'province' | 'nation';
  readonly country: string;
  readonly forum: string;
  readonly disputeType: string;
  readonly rights: readonly string[];
  readonly product: string;
  readonly servedOn: LegalDate | null;
  readonly serviceMethod: string | null;
  readonly needs: readonly string[];
  readonly facts: string;
  readonly submittedAt: string;
  readonly acceptedAt: string | null;
}
export interface OrganisationView {
  readonly id: Id<'organisation'>;
  readonly uscc: string;
  readonly nameZh: string;
  readonly nameEn: string | null;
  readonly division: string;
  readonly industry: string;
}
export interface MembershipView {
  readonly id: Id<'membership'>;
  readonly organisationId: Id<'organisation'>;
  readonly personId: Id<'person'>;
  /** For whoever may see the membership, also where the person is not shown; empty once the address is erased. */
  readonly applicantEmail: string;
  readonly status: 'pending' | 'confirmed';
  readonly requestedAt: string;
}
export interface PersonView {
  readonly id: Id<'person'>;
  readonly email: string;
  readonly locale: 'zh-CN' | 'en';
}
export interface CentreView {
  readonly id: Id<'centre'>;
  readonly name: Bilingual;
  readonly kind: 'national' | 'local' | 'industry';
  readonly division: string;
  readonly industry: string | null;
  readonly illustrative: boolean;
}
export interface WarningView {
  readonly id: Id<'warning'>;
  readonly version: number;
  readonly status: 'draft' | 'live';
  readonly severity: 'notice' | 'attention' | 'warning' | 'urgent';
  readonly countries: readonly string[];
  readonly rights: readonly string[];
  readonly title: Bilingual;
  readonly summary: Bilingual;
  readonly advice: Bilingual;
  readonly sourceUrl: string;
  readonly draftedBy: Id<'person'>;
  readonly publishedAt: string | null;
}
export interface PartnerView {
  readonly id: Id<'partner'>;
  readonly source: string;
  readonly name: string;
}
