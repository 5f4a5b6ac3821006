import PostalMime, { type Attachment, type Email } from 'postal-mime';
import { isAutoReply, isBounceByLooks, readLooks } from './looks.ts';
import { type Fields, groupsOf } from './report-fields.ts';
import { statusIn, type Verdict, verdictOf } from './verdict.ts';

/** What came back about a mail of ours. */
export type BounceReport =
  | { readonly kind: 'none' }
  | {
      readonly kind: ReportKind;
      /** The enhanced status (RFC 3463) that was decisive; null where there is none. */
      readonly status: string | null;
    };
/** Why it came back, or `complaint`: it arrived, and its reader calls it spam. */
export type ReportKind = Verdict | 'complaint';

/** Notices that quote a mail of ours are small; what is larger is nothing of ours. */
export const MAX_REPORT_BYTES = 256 * 1024;
/** Each line costs the parser some 10 µs, also an empty one. */
const MAX_LINES = 2_000;

const NONE: BounceReport = { kind: 'none' };
const DELIVERY_STATUS = ['message/delivery-status', 'message/global-delivery-status'];
/** Feedback (RFC 5965 §7.3) that says: I do not want this. `not-spam`, `virus`, `auth-failure` and the like say something else. */
const UNWANTED = ['abuse', 'fraud', 'opt-out', 'opt-out-list'];

/**
 * Reads a message that came to a return path: a delivery status notification (RFC 3464), one of the dialects without a part for it, a complaint (RFC
 * 5965). Notices of a delay, receipts and automatic replies (RFC 3834) are `none`, and so is what cannot be read. Never rejects.
 */
export async function readReport(raw: Uint8Array): Promise<BounceReport> {
  if (raw.byteLength > MAX_REPORT_BYTES || linesIn(raw) > MAX_LINES) return NONE;
  try {
    return reportIn(
      await PostalMime.parse(raw, { forceRfc822Attachments: true, maxNestingDepth: 20, maxHeadersSize: 65_536 }),
    );
  } catch {
    return NONE;
  }
}

function linesIn(raw: Uint8Array): number {
  let lines = 0;
  for (let at = raw.indexOf(10); at >= 0; at = raw.indexOf(10, at + 1)) lines += 1;
  return lines;
}

function reportIn(email: Email): BounceReport {
  const feedback = partOf(email, ['message/feedback-report']);
  if (feedback !== null) return complaintIn(groupsOf(feedback)[0]);
  const groups = groupsOf(partOf(email, DELIVERY_STATUS) ?? '').filter(
    (group) => group.has('status') || group.has('action'),
  );
  if (groups.length > 0) return failureIn(email, groups);
  if (partOf(email, ['message/disposition-notification']) !== null || !isBounceByLooks(email) || isAutoReply(email))
    return NONE;
  const looks = readLooks(email);
  if (looks.isDelay || looks.said.trim() === '') return NONE;
  return verdictOf(null, looks.said);
}

function complaintIn(fields: Fields | undefined): BounceReport {
  const type = fields?.get('feedback-type')?.toLowerCase() ?? '';
  return UNWANTED.includes(type) ? { kind: 'complaint', status: null } : NONE;
}

/** Each mail of ours has one recipient: what failed first is it. What is only late, passed on or delivered is no failure (RFC 3464 §2.3.3). */
function failureIn(email: Email, groups: readonly Fields[]): BounceReport {
  const failed = groups.find(
    (group) => group.get('action')?.toLowerCase().startsWith('failed') ?? group.get('status')?.startsWith('5'),
  );
  if (failed === undefined) return NONE;
  const text = failed.get('diagnostic-code') ?? readLooks(email).said;
  return verdictOf(statusIn(failed.get('status') ?? ''), text);
}

function partOf({ attachments }: Email, types: readonly string[]): string | null {
  const found = attachments.find(({ mimeType }) => types.includes(mimeType.toLowerCase()));
  return found ? textOf(found) : null;
}

function textOf({ content }: Attachment): string {
  return typeof content === 'string' ? content : new TextDecoder().decode(content);
}
