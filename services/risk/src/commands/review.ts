import { prose } from '@sinan/schema';
import { z } from 'zod';
import { asRead, deskCommand, reasoned, warningId } from './desk.ts';

const ofRead = z.strictObject(asRead);

/** Sends a draft into its review (送审), of as many stages as the deployment wants. */
export const submitWarning = deskCommand({
  name: 'risk.submit',
  duty: ['editor'],
  input: ofRead,
  asks: (_, by, { reviewStages }) => ({ type: 'submit', ...by, stages: reviewStages }),
});

/** Has nothing to change (校对), in a review of three stages. `AUTHOR_CANNOT_APPROVE` for whoever wrote it. */
export const proofreadWarning = deskCommand({
  name: 'risk.proofread',
  duty: ['proofreader'],
  input: ofRead,
  asks: (_, by) => ({ type: 'proofread', ...by }),
});

/** Sends it back to its editors (退回), with what is to be changed. */
export const returnWarning = deskCommand({
  name: 'risk.return',
  duty: ['proofreader', 'chief'],
  input: z.strictObject({ warningId, remark: prose(2_000) }),
  asks: ({ remark }, by) => ({ type: 'return', ...by, remark }),
});

/** Lets the version that was reviewed out (终审、发布). `AUTHOR_CANNOT_APPROVE` for whoever wrote or proofread it. */
export const publishWarning = deskCommand({
  name: 'risk.publish',
  duty: ['chief'],
  input: ofRead,
  asks: (_, by) => ({ type: 'publish', ...by }),
});

/** Withdraws a live warning (撤销). `AUTHOR_CANNOT_APPROVE` for anyone whose words were published with it. */
export const cancelWarning = deskCommand({
  name: 'risk.cancel',
  duty: ['chief'],
  input: z.strictObject({ warningId, reason: reasoned }),
  asks: ({ reason }, by) => ({ type: 'cancel', ...by, reason }),
});
