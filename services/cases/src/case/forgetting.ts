import { type Id, Refusal } from '@sinan/schema';
import { type OfCase, ofCase } from './rules.ts';
import type { CaseState, FiledCase } from './state.ts';

/**
 * The end of what a person wrote on the applicant's side (删除个人信息): how they are reached, and what they told in words of their own. What names the
 * matter stays, since it is the enterprise's file: its name and opponent, the docket, the rights, the product.
 */
export interface ForgetWords {
  readonly type: 'ForgetWords';
  readonly personId: Id<'person'>;
  /** Whether the application is theirs: filed by them, or made of what they asked in a consultation. */
  readonly filed: boolean;
}
export interface WordsForgotten extends OfCase {
  readonly type: 'WordsForgotten';
  readonly filed: boolean;
  /** The rounds of supplements that they answered. */
  readonly rounds: readonly number[];
}

/** Of the application, the fields that are a person's. */
export const OWN_WORDS = ['facts', 'serviceDoubtNote', 'exposureBasis', 'contactPerson'] as const;
const NOTHING = { facts: '', serviceDoubtNote: null, exposureBasis: null, contactPerson: null } as const;

export function forgetWords({ personId, filed }: ForgetWords, state: CaseState): readonly WordsForgotten[] {
  if (state.status === 'none') throw new Refusal('NOT_FOUND');
  const rounds = state.supplements.filter(({ supplied }) => supplied?.by === personId && supplied.note !== '');
  const said = filed && OWN_WORDS.some((field) => state.texts[field] !== NOTHING[field]);
  if (!said && rounds.length === 0) return [];
  return [{ type: 'WordsForgotten', ...ofCase(state), filed: said, rounds: rounds.map(({ round }) => round) }];
}

export function wordsForgotten(state: CaseState, { filed, rounds }: WordsForgotten): FiledCase {
  if (state.status === 'none') throw new Error('nothing is forgotten of a case that was not filed');
  const supplements = state.supplements.map((one) =>
    rounds.includes(one.round) && one.supplied ? { ...one, supplied: { ...one.supplied, note: '' } } : one,
  );
  return { ...state, supplements, texts: filed ? { ...state.texts, ...NOTHING } : state.texts };
}
