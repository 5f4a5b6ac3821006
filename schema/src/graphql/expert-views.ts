import type { Id } from '../ids.ts';
import type { ExclusionCode, ExpertReason, RankReason } from '../values/expert-reasons.ts';
import type { CandidateStage, ExpertStatus, InvitationStatus } from '../values/index.ts';
import type { ReasonView } from './views.ts';

/** An expert of the pool. Who they are may have been erased: null then. Days of absence are calendar dates in Beijing, both ends among them. */
export interface ExpertView {
  readonly id: Id<'expert'>;
  readonly status: ExpertStatus;
  readonly personId: Id<'person'>;
  readonly nameZh: string | null;
  readonly nameEn: string | null;
  readonly firm: string | null;
  readonly affiliates: readonly string[];
  readonly formerNames: readonly string[];
  readonly kind: string;
  readonly countries: readonly string[];
  readonly rights: readonly string[];
  readonly forums: readonly string[];
  readonly disputeTypes: readonly string[];
  readonly languages: readonly string[];
  readonly industries: readonly string[];
  readonly practisingSince: number;
  readonly bioZh: string | null;
  readonly bioEn: string | null;
  readonly capacity: number;
  readonly absences: readonly { readonly from: string; readonly to: string }[];
  readonly enrolledAt: string;
  readonly reviewedAt: string | null;
  readonly suspension: ReasonView | null;
  readonly leftAt: string | null;
}
/** The search for the expert of a case, as staff see it. `endedAt` is null while it is open. */
export interface InvitationView {
  readonly id: Id<'invitation'>;
  readonly status: InvitationStatus;
  readonly caseId: Id<'case'>;
  readonly centreId: Id<'centre'>;
  readonly round: number;
  readonly urgent: boolean;
  readonly openedAt: string;
  readonly endedAt: string | null;
  readonly note: string | null;
  readonly candidates: readonly CandidateView[];
}
/** `reason` is a code of the list that its stage has; what somebody wrote is in `note`. What does not belong to the stage is null. */
export interface CandidateView {
  readonly expertId: Id<'expert'>;
  readonly stage: CandidateStage;
  readonly score: number;
  readonly reasons: readonly RankReason[];
  readonly waiver: string | null;
  readonly answerBy: string | null;
  readonly assignedAt: string | null;
  readonly objectUntil: string | null;
  readonly passedOver: ExpertReason<ExclusionCode> | null;
  readonly reason: string | null;
  readonly note: string | null;
  readonly at: string | null;
}
