import { domainOf } from '@sinan/schema';
import { type MailContent, tellsOfWarnings } from '../rows.ts';
import type { Heard, Lift, Owner, Suppression, SuppressionReason } from './rows.ts';

/** What follows from mails that come back (docs/adr/0023-bounces.md). */

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** So many soft ones, each of another mail, within so long, and the address is taken for dead. */
const SOFT_LIMIT = 5;
const SOFT_WITHIN_MS = 30 * DAY_MS;
/** How long the next mail waits after the first soft one, the second, and so on. */
const WAITS_MS = [1, 4, 16, 24].map((hours) => hours * HOUR_MS);
const KEPT = 20;
/** Which of two reasons stays: the one that holds back more. */
const RANK = { complaint: 1, soft: 2, hard: 3 } as const satisfies Record<SuppressionReason, number>;

/** A report about a mail that went out at `sentAt`, to the address that is shown so. */
export interface About {
  readonly id: string;
  readonly shown: string;
  readonly owner: Owner;
  readonly sentAt: string;
}

/** How an address stands after a report. Heard once more, and of a mail from before it was lifted, a report changes nothing. */
export function afterReport(
  before: Suppression | null,
  report: Heard,
  { id, shown, owner, sentAt }: About,
): Suppression {
  if (before !== null && isHeard(before, report, sentAt)) return before;
  const reports = [...(before?.reports ?? []), report].slice(-KEPT);
  const owners = [...new Set([...(before?.owners ?? []), owner])];
  const known = { id, shown, owners, lift: before?.lift ?? null, count: (before?.count ?? 0) + 1, reports };
  const isYetSoft = report.kind === 'soft' && softOnes(reports, Date.parse(report.at)).length < SOFT_LIMIT;
  if (before?.standing === 'suppressed') {
    const isMore = !isYetSoft && RANK[report.kind] > RANK[before.reason];
    return { ...before, ...known, reason: isMore ? report.kind : before.reason };
  }
  const standing = isYetSoft ? 'counting' : 'suppressed';
  const since = before?.standing === standing ? before.since : report.at;
  return { ...known, standing, reason: report.kind, since };
}

function isHeard(before: Suppression, { id }: Heard, sentAt: string): boolean {
  const isForgiven = before.lift !== null && sentAt <= before.lift.at;
  return isForgiven || before.reports.some((one) => one.id === id);
}

function softOnes(reports: readonly Heard[], now: number): readonly Heard[] {
  return reports.filter(({ kind, at }) => kind === 'soft' && Date.parse(at) > now - SOFT_WITHIN_MS);
}

/** As somebody lifts it. What came back before no longer counts, and neither does what went out before. */
export function lifted(before: Suppression, lift: Lift): Suppression {
  return { ...before, standing: 'lifted', since: lift.at, count: 0, reports: [], lift };
}

/** Mails that a person asks for, one by one, as often as the limits allow: by one of them an address shows that it works again. */
const ASKED_FOR: readonly string[] = [
  ...['sign-in', 'confirm-subscription', 'already-subscribed', 'confirm-move'],
  ...['sample-warning', 'sample-warning-updated'],
];

/** Whether a mail may go out to an address now, later, or not at all. After a complaint all go out but those that one can leave. */
export function mayGoOut(
  { standing, reason, reports }: Suppression,
  content: Pick<MailContent, 'kind'>,
  now: number,
): 'now' | 'later' | 'never' {
  if (standing === 'lifted' || ASKED_FOR.includes(content.kind)) return 'now';
  if (standing === 'suppressed') return reason !== 'complaint' || tellsOfWarnings(content) ? 'never' : 'now';
  const soft = softOnes(reports, now);
  const last = soft.at(-1);
  const wait = WAITS_MS[Math.min(soft.length, WAITS_MS.length) - 1] ?? 0;
  return last !== undefined && now < Date.parse(last.at) + wait ? 'later' : 'now';
}

/** `w***@example.cn` */
export function maskedAddress(email: string): string {
  return `${[...email][0] ?? ''}***@${domainOf(email)}`;
}
