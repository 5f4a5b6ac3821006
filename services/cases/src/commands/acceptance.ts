import { declineReasonCode } from '@sinan/schema';
import { z } from 'zod';
import { staffCommand } from './staff.ts';
import { caseId, note, saysWhenOther } from './texts.ts';

/** Accepts a submitted case (受理). */
export const acceptCase = staffCommand({
  name: 'cases.accept',
  duty: ['intake'],
  input: z.strictObject({ caseId }),
  asks: (_, staff) => ({ type: 'AcceptCase', ...staff }),
});

/** Does not accept it (不予受理), for a reason of the list. */
export const declineCase = staffCommand({
  name: 'cases.decline',
  duty: ['intake'],
  input: saysWhenOther(z.strictObject({ caseId, reason: declineReasonCode, note }), 'R99'),
  asks: ({ reason, note = null }, staff) => ({ type: 'DeclineCase', ...staff, reason, note }),
});
