import { retentionClassCode, terminationReasonCode } from '@sinan/schema';
import { z } from 'zod';
import { staffCommand } from './staff.ts';
import { caseId, note, saysWhenOther } from './texts.ts';

/** Ends guidance before its end (终止指导), for a reason of the list. */
export const terminateCase = staffCommand({
  name: 'cases.terminate',
  duty: ['officer'],
  input: saysWhenOther(z.strictObject({ caseId, reason: terminationReasonCode, note }), 'T99'),
  asks: ({ reason, note = null }, staff) => ({ type: 'TerminateCase', ...staff, reason, note }),
});

/** Archives a closed or terminated case (归档), and says how long it is kept. */
export const archiveCase = staffCommand({
  name: 'cases.archive',
  duty: ['archivist'],
  input: z.strictObject({ caseId, retention: retentionClassCode }),
  asks: ({ retention }, staff) => ({ type: 'ArchiveCase', ...staff, retention }),
});
