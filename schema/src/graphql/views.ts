import type { Id } from '../ids.ts';
import type { CaseStatus, LedgerBasis, LedgerKind, MembershipStatus } from '../values/index.ts';

/** The JSON shapes that services' queries and loaders give, one per noun. Ids, codes and texts; instants are ISO strings in UTC. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}
export interface LegalDate {
  readonly date: string;
  readonly zone: string;
}
/** `id` stands in `/files/<id>`. */
export interface FileView {
  readonly id: Id;
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
}
export interface CaseView {
  readonly id: Id<'case'>;
  readonly status: CaseStatus;
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
  /** By round. The last one is not supplied while the case is `supplementing`. */
  readonly supplements: readonly SupplementView[];
  readonly declined: ReasonView | null;
  readonly terminated: ReasonView | null;
  /** By number. */
  readonly opinions: readonly OpinionView[];
  readonly outcome: { readonly result: string; readonly note: string | null; readonly closedAt: string } | null;
  readonly archive: { readonly retention: string; readonly at: string } | null;
  /** The offer that the other centre has not answered yet. */
  readonly handOver: HandOverView | null;
  /** The last offer that came back, until the next one is made. */
  readonly returned: ReturnView | null;
}
/** `suppliedAt` and `note` are null until the applicant has supplied what was asked for. */
export interface SupplementView {
  readonly round: number;
  readonly items: readonly { readonly item: string; readonly why: string }[];
  readonly dueOn: LegalDate;
  readonly requestedAt: string;
  readonly suppliedAt: string | null;
  readonly note: string | null;
}
export interface ReasonView {
  readonly reason: string;
  readonly note: string | null;
  readonly at: string;
}
export interface OpinionView {
  readonly number: number;
  readonly text: string;
  readonly issuedAt: string;
}
export interface HandOverView {
  readonly toCentreId: Id<'centre'>;
  readonly reason: string;
  readonly offeredAt: string;
}
export interface ReturnView {
  readonly byCentreId: Id<'centre'>;
  readonly reason: string;
  readonly at: string;
}
/** Amounts are minor units as text; `cny` is in fen, at `rate` yuan a unit as of `rateOn`. */
export interface LedgerEntryView {
  readonly id: Id<'ledgerEntry'>;
  readonly status: 'recorded' | 'approved' | 'reversed';
  readonly caseId: Id<'case'>;
  readonly organisationId: Id<'organisation'> | null;
  readonly centreId: Id<'centre'>;
  readonly kind: LedgerKind;
  readonly amount: string;
  readonly currency: string;
  readonly cny: string;
  readonly rate: string;
  readonly rateOn: string;
  readonly method: string;
  readonly basis: LedgerBasis;
  readonly evidence: string;
  readonly recordedBy: Id<'person'>;
  readonly recordedAt: string;
  readonly approvedBy: Id<'person'> | null;
  readonly approvedAt: string | null;
  readonly reversedBy: Id<'person'> | null;
  readonly reversedAt: string | null;
  readonly reversalReason: string | null;
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
  readonly status: MembershipStatus;
  readonly requestedAt: string;
  /** For the claimant and for who may confirm; null for other readers. */
  readonly papers: { readonly licence: FileView | null; readonly authority: FileView | null } | null;
  readonly declined: ReasonView | null;
  /** Why it was confirmed without papers: for who may confirm, null for the claimant. */
  readonly confirmationNote: string | null;
  readonly endedAt: string | null;
}
export interface PersonView {
  readonly id: Id<'person'>;
  readonly email: string;
  readonly locale: 'zh-CN' | 'en';
}
export interface CentreView {
  readonly id: Id<'centre'>;
  readonly name: Bilingual;
  readonly kind: 'national' | 'local' | 'industry' | 'station';
  readonly division: string;
  readonly industry: string | null;
  readonly country: string | null;
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
