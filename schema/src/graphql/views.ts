import type { Id } from '../ids.ts';
import type {
  CallDirection,
  CallSide,
  CaseStatus,
  Certainty,
  ConsultationStatus,
  LedgerBasis,
  LedgerKind,
  MembershipStatus,
  Secrecy,
  Severity,
  Urgency,
} from '../values/index.ts';

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
  /** Who advises on it, while they do. */
  readonly expert: { readonly personId: Id<'person'>; readonly assignedAt: string } | null;
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
/** Written in `language`, by authors of whom none issued it. */
export interface OpinionView {
  readonly number: number;
  readonly text: string;
  readonly language: 'zh-CN' | 'en';
  readonly authors: readonly Id<'person'>[];
  readonly issuedAt: string;
}
/** The number is the one that it will have; `returned` says why it came back, until it is revised. */
export interface OpinionDraftView {
  readonly number: number;
  readonly revision: number;
  readonly text: string;
  readonly language: 'zh-CN' | 'en';
  readonly authors: readonly Id<'person'>[];
  readonly writtenAt: string;
  readonly returned: { readonly reason: string; readonly at: string } | null;
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
/** `answeredAt` is the first answer's time, by which the centre's promise is measured. */
export interface ConsultationView {
  readonly id: Id<'consultation'>;
  readonly status: ConsultationStatus;
  readonly centreId: Id<'centre'>;
  readonly askedBy: Id<'person'> | null;
  readonly organisationId: Id<'organisation'> | null;
  readonly enterpriseName: string | null;
  readonly channel: string;
  /** Null while nobody is sure. */
  readonly country: string | null;
  readonly topic: string | null;
  readonly contact: { readonly name: string; readonly phone: string | null; readonly email: string | null };
  readonly registeredAt: string;
  readonly answeredAt: string | null;
  /** By round: question and answer. The last answer is null while the consultation is `registered`. */
  readonly exchanges: readonly ExchangeView[];
  /** By which centre it was passed on last, and why; for staff alone. */
  readonly passed: { readonly fromCentreId: Id<'centre'>; readonly reason: string; readonly at: string } | null;
  /** The case that it was turned into: named at once, and there a moment later. */
  readonly caseId: Id<'case'> | null;
}
export interface ExchangeView {
  readonly round: number;
  readonly question: string;
  readonly askedAt: string;
  readonly answer: string | null;
  readonly answeredAt: string | null;
}
/** `text` is null once it was withdrawn. */
export interface SaidView {
  readonly id: string;
  readonly caseId: Id<'case'>;
  readonly by: Id<'person'>;
  readonly at: string;
  readonly text: string | null;
  readonly correctedAt: string | null;
  readonly withdrawnAt: string | null;
}
export interface MessageView extends SaidView {
  readonly side: 'applicant' | 'centre' | 'expert';
}
/** `call` is null for a note that keeps none, and once it was withdrawn. */
export interface NoteView extends SaidView {
  readonly call: CallView | null;
}
/** `minutes` is null where nobody said how long it took, and for a call that was not answered. */
export interface CallView {
  readonly with: CallSide;
  readonly direction: CallDirection;
  readonly at: string;
  readonly answered: boolean;
  readonly minutes: number | null;
}
/** `file` is null for a reader to whom it is closed, and once it was withdrawn. */
export interface MaterialView {
  readonly id: Id<'material'>;
  readonly caseId: Id<'case'>;
  readonly side: 'applicant' | 'centre' | 'expert';
  readonly by: Id<'person'>;
  readonly at: string;
  readonly kind: string;
  readonly secrecy: Secrecy;
  readonly expertMayRead: boolean;
  readonly bytes: number;
  readonly file: FileView | null;
  readonly withdrawnAt: string | null;
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
  /** What its members say of its business, in codes. */
  readonly profile: {
    readonly industries: readonly string[];
    readonly markets: readonly string[];
    readonly platforms: readonly string[];
  };
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
/** What a version of a warning says. `validUntil` is a date of China's calendar, `expiresAt` the instant at which it ends. */
export interface WarningContentView {
  readonly severity: Severity;
  readonly countries: readonly string[];
  readonly rights: readonly string[];
  readonly title: Bilingual;
  readonly summary: Bilingual;
  readonly advice: Bilingual;
  readonly sourceUrl: string;
  readonly kind: string | null;
  readonly industries: readonly string[];
  readonly platforms: readonly string[];
  readonly urgency: Urgency | null;
  readonly certainty: Certainty | null;
  readonly validUntil: string | null;
  readonly expiresAt: string | null;
  readonly sources: readonly { readonly url: string; readonly title: string; readonly fetchedOn: string }[];
  readonly keyDates: readonly { readonly date: string; readonly zone: string; readonly label: Bilingual }[];
}
/** What one version says of the one before: `change` is null of a first version. */
interface WarningChangeView {
  readonly minor: boolean;
  readonly change: Bilingual | null;
  readonly changed: readonly string[];
  /** The languages in which some text was left as it was when the other language's changed. */
  readonly staleTranslations: readonly ('zh-CN' | 'en')[];
}
export interface WarningView extends WarningContentView, WarningChangeView {
  readonly id: Id<'warning'>;
  /** Counts what went live; 0 was never published. */
  readonly version: number;
  readonly status: 'draft' | 'review' | 'live' | 'cancelled' | 'expired' | 'discarded';
  readonly draftedBy: Id<'person'>;
  readonly publishedAt: string | null;
  readonly cancelled: { readonly reason: Bilingual; readonly at: string } | null;
  readonly expiredAt: string | null;
  /** The version at work. For the desk alone; null for anybody else. */
  readonly work: WarningWorkView | null;
}
export interface WarningVersionView extends WarningContentView, WarningChangeView {
  readonly version: number;
  readonly publishedAt: string;
  /** Who wrote, proofread and approved it. For the desk alone. */
  readonly authors: readonly Id<'person'>[];
  readonly proofreadBy: Id<'person'> | null;
  readonly approvedBy: Id<'person'> | null;
}
export interface WarningWorkView extends WarningContentView, Omit<WarningChangeView, 'staleTranslations'> {
  /** The number under which it will go live. */
  readonly version: number;
  readonly stage: 'draft' | 'proofreading' | 'approval';
  /** Another one after each thing that was done with the warning: what a command may say that it has read. */
  readonly revision: number;
  readonly authors: readonly Id<'person'>[];
  readonly proofreadBy: Id<'person'> | null;
  /** Why it came back from its review, the last time. */
  readonly remark: { readonly text: string; readonly by: Id<'person'>; readonly at: string } | null;
}
export interface PartnerView {
  readonly id: Id<'partner'>;
  readonly source: string;
  readonly name: string;
}
