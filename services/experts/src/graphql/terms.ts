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
  type Term,
} from '@sinan/schema';
import { TermRef } from '@sinan/schema/graphql';

/** Looks a code up in constant time; a code that the list does not know (an older or newer one did) reads as itself. */
function indexed(terms: readonly Term[]): (code: string) => Term {
  const byCode = new Map(terms.map((term) => [term.code, term]));
  return (code) => byCode.get(code) ?? { code, zh: code, en: code };
}

const TERMS = {
  kind: indexed(EXPERT_KINDS),
  country: indexed(COUNTRIES),
  right: indexed(RIGHTS),
  forum: indexed(FORUMS),
  disputeType: indexed(DISPUTE_TYPES),
  language: indexed(LANGUAGES),
  industry: indexed(INDUSTRIES),
  suspension: indexed(SUSPENSION_REASONS),
  need: indexed(NEEDS),
  serviceKind: indexed(SERVICE_KINDS),
  serviceMethod: indexed(SERVICE_METHODS),
  side: indexed(SIDES),
  stage: indexed(STAGES),
  /** Why a candidate declined, how one was released, what one gave no answer to: their codes differ. */
  candidate: indexed([...EXPERT_DECLINE_REASONS, ...RELEASES, ...ANSWER_STEPS]),
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
