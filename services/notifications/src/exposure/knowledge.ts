import type { Resources } from '@sinan/runtime';
import type { Audience } from '@sinan/schema';
import { z } from 'zod';
import { exposureOf, type ProposedValue } from './derive.ts';

/** What accounts and cases know of an enterprise at this moment, as a proposal: of its cases those that who asks may read. Null for an enterprise that is not registered. */
export type ProposeFor = (
  organisationId: string,
  audiences: readonly Audience[],
) => Promise<readonly ProposedValue[] | null>;

const codes = z.array(z.string());
/** What `accounts.businessOf` answers. */
const business = z.object({ industry: z.string(), industries: codes, markets: codes, platforms: codes }).nullable();
/** What `cases.inCodes` answers. */
const cases = z.array(z.object({ caseId: z.string(), country: z.string(), rights: codes, platforms: codes }));

export function openProposals(ask: Resources['ask']): ProposeFor {
  return async (organisationId, audiences) => {
    const [known, disputes] = await Promise.all([
      ask('accounts.businessOf', { organisationId }).then((answer) => business.parse(answer)),
      ask('cases.inCodes', { organisationId, audiences }).then((answer) => cases.parse(answer)),
    ]);
    return known && exposureOf(known, disputes);
  };
}
