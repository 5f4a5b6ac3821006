import { ID_PREFIXES } from '../ids.ts';
import { rule } from '../problems.ts';
import { isUscc } from './uscc.ts';

/** An id of ours, or the beginning of one: `cas_01…`, `org_x`. */
const OUR_ID = new RegExp(`(?<![a-z0-9])(?:${Object.values(ID_PREFIXES).join('|')})_[a-z0-9]`, 'i');
const EIGHTEEN = /(?<![A-Z0-9])[A-Z0-9]{18}(?![A-Z0-9])/gi;

/** Whether a text names what is nobody's business outside: an id of a case, an organisation or anything else of ours, or an enterprise's credit code. */
export function namesInternals(text: string): boolean {
  return OUR_ID.test(text) || (text.match(EIGHTEEN) ?? []).some((word) => isUscc(word.toUpperCase()));
}

/** For a zod check of what is to be published: `line(200).refine(...publishable)`. */
export const publishable = [(text: string) => !namesInternals(text), rule('internals')] as const;
