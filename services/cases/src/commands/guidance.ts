import { caseOutcomeCode } from '@sinan/schema';
import { z } from 'zod';
import { staffCommand } from './staff.ts';
import { caseId, note } from './texts.ts';

/** Begins guidance (指导) on an accepted case. */
export const beginGuidance = staffCommand({
  name: 'cases.beginGuidance',
  duty: ['officer'],
  input: z.strictObject({ caseId }),
  asks: (_, staff) => ({ type: 'BeginGuidance', ...staff }),
});

/** Closes a guided case (办结) with its outcome: `OPINION_MISSING` when none was issued, unless advice was all (O10). */
export const closeCase = staffCommand({
  name: 'cases.close',
  duty: ['officer'],
  input: z.strictObject({ caseId, outcome: caseOutcomeCode, note }),
  asks: ({ outcome, note = null }, staff) => ({ type: 'CloseCase', ...staff, outcome, note }),
});
