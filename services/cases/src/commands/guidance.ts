import { caseOutcomeCode } from '@sinan/schema';
import { z } from 'zod';
import { staffCommand } from './staff.ts';
import { caseId, note, words } from './texts.ts';

/** Begins guidance (指导) on an accepted case. */
export const beginGuidance = staffCommand({
  name: 'cases.beginGuidance',
  duty: ['officer'],
  input: z.strictObject({ caseId }),
  asks: (_, staff) => ({ type: 'BeginGuidance', ...staff }),
});

/** Issues a guidance opinion (指导意见书), which gets the next number within the case. */
export const issueOpinion = staffCommand({
  name: 'cases.issueOpinion',
  duty: ['officer'],
  input: z.strictObject({ caseId, text: words }),
  asks: ({ text }, staff) => ({ type: 'IssueOpinion', ...staff, text }),
});

/** Closes a guided case (办结) with its outcome: `OPINION_MISSING` when none was issued, unless advice was all (O10). */
export const closeCase = staffCommand({
  name: 'cases.close',
  duty: ['officer'],
  input: z.strictObject({ caseId, outcome: caseOutcomeCode, note }),
  asks: ({ outcome, note = null }, staff) => ({ type: 'CloseCase', ...staff, outcome, note }),
});
