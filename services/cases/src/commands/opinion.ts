import { locale, prose } from '@sinan/schema';
import { z } from 'zod';
import { staffCommand } from './staff.ts';
import { caseId, words } from './texts.ts';

/** What one opinion may hold: overview, procedure and deadlines, risks, advice, evidence, provisions, its authors and the disclaimer (annex F). */
const text = prose(20_000);
const revision = z.int().min(1);
/** Who writes: the case officer, and the expert who advises on this very case. */
const WRITE = ['officer', 'expert'] as const;
/** Who lets it out: a second person, as with the outcome ledger. */
const ISSUE = ['reviewer', 'signatory'] as const;

/** Begins the next opinion (拟稿): `STATE_CONFLICT` with `draft` while one is being written. */
export const draftOpinion = staffCommand({
  name: 'cases.draftOpinion',
  duty: WRITE,
  input: z.strictObject({ caseId, text, language: locale }),
  asks: ({ text, language }, staff) => ({ type: 'DraftOpinion', ...staff, text, language }),
});

/** Writes it anew, over the revision that was read: `DRAFT_CHANGED` with the newest for any other, `DRAFT_MISSING` where none is written. */
export const reviseOpinion = staffCommand({
  name: 'cases.reviseOpinion',
  duty: WRITE,
  input: z.strictObject({ caseId, revision, text, language: locale }),
  asks: ({ revision, text, language }, staff) => ({ type: 'ReviseOpinion', ...staff, revision, text, language }),
});

/** Sends the draft back to its authors with a reason. `AUTHOR_CANNOT_APPROVE` for one of them. */
export const returnOpinion = staffCommand({
  name: 'cases.returnOpinion',
  duty: ISSUE,
  input: z.strictObject({ caseId, revision, reason: words }),
  asks: ({ revision, reason }, staff) => ({ type: 'ReturnOpinion', ...staff, revision, reason }),
});

/** Issues the draft as it was read (签发): it gets the next number within the case. `AUTHOR_CANNOT_APPROVE` for one of its authors. */
export const issueOpinion = staffCommand({
  name: 'cases.issueOpinion',
  duty: ISSUE,
  input: z.strictObject({ caseId, revision }),
  asks: ({ revision }, staff) => ({ type: 'IssueOpinion', ...staff, revision }),
});
