import type { CentreDirectory } from '@sinan/runtime';
import { type Id, InvalidInput, idOf, problem } from '@sinan/schema';
import { z } from 'zod';
import { staffCommand } from './staff.ts';
import { caseId, words } from './texts.ts';

/** Offers a case to another centre (移送): `STATE_CONFLICT` with `hand-over` while an earlier offer waits, `InvalidInput` for its own centre. */
export const offerHandOver = staffCommand({
  name: 'cases.offerHandOver',
  duty: ['intake'],
  input: z.strictObject({ caseId, toCentreId: idOf('centre'), reason: words }),
  asks({ toCentreId, reason }, staff, { centres }) {
    checkKnown(toCentreId, centres);
    return { type: 'OfferHandOver', ...staff, toCentreId, reason };
  },
});

function checkKnown(toCentreId: Id<'centre'>, centres: CentreDirectory): void {
  if (!centres.all().some(({ id }) => id === toCentreId)) throw new InvalidInput([problem('toCentreId', 'not-one-of')]);
}

/** Takes an offered case over, as staff of the centre that it is offered to: from then on it is that centre's alone. */
export const acceptHandOver = staffCommand({
  name: 'cases.acceptHandOver',
  duty: ['intake'],
  input: z.strictObject({ caseId }),
  asks: (_, staff) => ({ type: 'AcceptHandOver', ...staff }),
});

/** Returns an offer with its reason, as staff of the centre that it is made to. */
export const returnHandOver = staffCommand({
  name: 'cases.returnHandOver',
  duty: ['intake'],
  input: z.strictObject({ caseId, reason: words }),
  asks: ({ reason }, staff) => ({ type: 'ReturnHandOver', ...staff, reason }),
});
