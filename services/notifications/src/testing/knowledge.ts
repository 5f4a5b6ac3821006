import { z } from 'zod';
import type { Business, CaseInCodes } from '../exposure/derive.ts';

/** Accounts and cases of which a spec says what they know of an enterprise: nothing until it is said. */
export interface StandInKnowledge {
  readonly ask: { readonly [name: string]: (input: unknown) => unknown };
  know(organisationId: string, business: Partial<Business>, cases?: readonly CaseInCodes[]): void;
}

const organisation = z.object({ organisationId: z.string() });
const UNSAID: Business = { industry: 'C', industries: [], markets: [], platforms: [] };

export function standInKnowledge(): StandInKnowledge {
  const known = new Map<string, { readonly business: Business; readonly cases: readonly CaseInCodes[] }>();
  const of = (input: unknown) => known.get(organisation.parse(input).organisationId);
  return {
    ask: {
      'accounts.businessOf': (input) => of(input)?.business ?? UNSAID,
      'cases.inCodes': (input) => of(input)?.cases ?? [],
    },
    know: (organisationId, business, cases = []) =>
      void known.set(organisationId, { business: { ...UNSAID, ...business }, cases }),
  };
}
