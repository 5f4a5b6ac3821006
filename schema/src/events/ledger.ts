import { z } from 'zod';
import { instantText } from '../envelope.ts';
import { idOf } from '../values/id.ts';
import {
  currencyCode,
  exchangeRate,
  LEDGER_BASES,
  LEDGER_KINDS,
  ledgerMethodCode,
  minorUnits,
} from '../values/index.ts';
import { defineEvent } from './define.ts';

const codes = <T extends string>(terms: readonly { readonly code: T }[]) => z.enum(terms.map(({ code }) => code));

/** An approved entry, whole: what the headline figures are made of. Amounts are minor units as text; `cny` is in fen, at `rate` of `rateOn`. */
const approvedEntry = {
  entryId: idOf('ledgerEntry'),
  caseId: idOf('case'),
  organisationId: idOf('organisation').nullable(),
  centreId: idOf('centre'),
  kind: codes(LEDGER_KINDS),
  amount: minorUnits,
  currency: currencyCode,
  cny: minorUnits,
  rate: exchangeRate,
  rateOn: z.iso.date(),
  method: ledgerMethodCode,
  basis: codes(LEDGER_BASES),
};

export const LEDGER_EVENTS = {
  outcomeApproved: defineEvent({
    type: 'sinan.outcome.approved.v1',
    topic: 'cases',
    says: { en: 'A second person approved an entry of the outcome ledger.', zh: '成效台账条目已审批' },
    data: z.object({ ...approvedEntry, approvedBy: idOf('person'), approvedAt: instantText }),
  }),
  outcomeReversed: defineEvent({
    type: 'sinan.outcome.reversed.v1',
    topic: 'cases',
    says: { en: 'A counter-entry took an approved entry back.', zh: '成效台账条目已冲销' },
    data: z.object({ ...approvedEntry, reversedBy: idOf('person'), reversedAt: instantText }),
  }),
} as const;
