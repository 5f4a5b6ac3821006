import { centreOf, idOf, rule } from '@sinan/schema';
import { z } from 'zod';
import { staffCommand } from './staff.ts';
import { caseId, words } from './texts.ts';

const knownCentre = idOf('centre').refine((id) => centreOf(id) !== undefined, rule('not-one-of'));

/** Offers a case to another centre (移送): `STATE_CONFLICT` with `hand-over` while an earlier offer waits, `InvalidInput` for its own centre. */
export const offerHandOver = staffCommand({
  name: 'cases.offerHandOver',
  input: z.strictObject({ caseId, toCentreId: knownCentre, reason: words }),
  asks: ({ toCentreId, reason }, staff) => ({ type: 'OfferHandOver', ...staff, toCentreId, reason }),
});

/** Takes an offered case over, as staff of the centre that it is offered to: from then on it is that centre's alone. */
export const acceptHandOver = staffCommand({
  name: 'cases.acceptHandOver',
  input: z.strictObject({ caseId }),
  asks: (_, staff) => ({ type: 'AcceptHandOver', ...staff }),
});

/** Returns an offer with its reason, as staff of the centre that it is made to. */
export const returnHandOver = staffCommand({
  name: 'cases.returnHandOver',
  input: z.strictObject({ caseId, reason: words }),
  asks: ({ reason }, staff) => ({ type: 'ReturnHandOver', ...staff, reason }),
});
