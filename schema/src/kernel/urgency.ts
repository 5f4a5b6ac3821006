/**
 * What makes a case urgent (紧急) by what it says of itself: disputes that begin with a restraining order, a freeze or a seizure; what is asked for when there
 * is one; what was done already; and a time limit that is so near. The centres' own rule, of the service clock (服务时限).
 */
export const URGENCY = {
  disputes: ['schedule-a', 'customs', 'trade-fair'],
  needs: ['account-release', 'customs-release'],
  measures: ['tro', 'account-freeze', 'customs-detention', 'fair-seizure'],
  nearDays: 15,
} as const;

const lists: { readonly [list in 'disputes' | 'needs' | 'measures']: readonly string[] } = URGENCY;
const DAY_MS = 86_400_000;

/** What a case says of its urgency, in codes. */
export interface UrgencySaid {
  readonly disputeType: string;
  readonly needs: readonly string[];
  readonly measures: readonly string[];
  readonly statedDeadline: { readonly at: string } | null;
}

/** Whether a case is urgent by what it says of itself, as of now. Staff may know more, and say otherwise. */
export function isUrgent({ disputeType, needs, measures, statedDeadline }: UrgencySaid, now: number): boolean {
  return (
    lists.disputes.includes(disputeType) ||
    needs.some((need) => lists.needs.includes(need)) ||
    measures.some((measure) => lists.measures.includes(measure)) ||
    (statedDeadline !== null && Date.parse(statedDeadline.at) <= now + URGENCY.nearDays * DAY_MS)
  );
}
