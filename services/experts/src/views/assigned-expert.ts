import type { Id } from '@sinan/schema';
import type { ExpertState } from '../expert/index.ts';
import type { InStage } from '../invitation/index.ts';

/** What an enterprise is told of its expert: name, firm and qualification; and until when it may object. */
export interface AssignedExpertView {
  readonly caseId: Id<'case'>;
  readonly nameZh: string | null;
  readonly nameEn: string | null;
  readonly firm: string | null;
  readonly kind: string;
  readonly countries: readonly string[];
  readonly assignedAt: string;
  readonly objectUntil: string;
}

export function assignedExpertView(
  caseId: Id<'case'>,
  { assignedAt, objectUntil }: InStage<'assigned'>,
  expert: ExpertState | undefined,
): AssignedExpertView | null {
  if (expert === undefined || expert.status === 'none') return null;
  const { texts, kind, countries } = expert;
  const { nameZh, nameEn, firm } = texts;
  return { caseId, nameZh, nameEn, firm, kind, countries, assignedAt, objectUntil };
}
