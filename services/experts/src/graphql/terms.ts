import {
  ANSWER_STEPS,
  COUNTRIES,
  DISPUTE_TYPES,
  EXPERT_DECLINE_REASONS,
  EXPERT_KINDS,
  FORUMS,
  INDUSTRIES,
  LANGUAGES,
  NEEDS,
  RELEASES,
  RIGHTS,
  SERVICE_KINDS,
  SERVICE_METHODS,
  SIDES,
  STAGES,
  SUSPENSION_REASONS,
  termsByCode,
} from '@sinan/schema';
import { TermRef } from '@sinan/schema/graphql';

const TERMS = {
  kind: termsByCode(EXPERT_KINDS),
  country: termsByCode(COUNTRIES),
  right: termsByCode(RIGHTS),
  forum: termsByCode(FORUMS),
  disputeType: termsByCode(DISPUTE_TYPES),
  language: termsByCode(LANGUAGES),
  industry: termsByCode(INDUSTRIES),
  suspension: termsByCode(SUSPENSION_REASONS),
  need: termsByCode(NEEDS),
  serviceKind: termsByCode(SERVICE_KINDS),
  serviceMethod: termsByCode(SERVICE_METHODS),
  side: termsByCode(SIDES),
  stage: termsByCode(STAGES),
  /** Why a candidate declined, how one was released, what one gave no answer to: their codes differ. */
  candidate: termsByCode([...EXPERT_DECLINE_REASONS, ...RELEASES, ...ANSWER_STEPS]),
} as const;
type List = keyof typeof TERMS;

/** A field of one code: `t.field(one('kind', ({ kind }) => kind))`. */
export function one<View>(list: List, code: (view: View) => string) {
  return { type: TermRef, resolve: (view: View) => TERMS[list](code(view)) };
}
/** A field of several codes. */
export function many<View>(list: List, codes: (view: View) => readonly string[]) {
  return { type: [TermRef] as [typeof TermRef], resolve: (view: View) => codes(view).map(TERMS[list]) };
}
/** A field of a code that may not be there. */
export function perhaps<View>(list: List, code: (view: View) => string | null) {
  return {
    type: TermRef,
    nullable: true as const,
    resolve: (view: View) => {
      const found = code(view);
      return found === null ? null : TERMS[list](found);
    },
  };
}

export const INSTANT = { description: 'An instant, UTC.' } as const;
