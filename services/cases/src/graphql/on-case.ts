import { type Id, InvalidInput, type Locale, locale, problem } from '@sinan/schema';
import { CaseRef, expected, known, runs } from '@sinan/schema/graphql';

/** What the mutations on a case have in common: `t.field({ ...onCase(acceptCase), … })`. Each answers the case as it then is, or why not. */
export const onCase = (operation: { readonly name: string }) => ({ type: CaseRef, ...runs(operation), ...expected });

/** An input with the case's id known as one. */
export function ofCase<I extends { readonly caseId: string }>(input: I): I & { readonly caseId: Id<'case'> } {
  return { ...input, caseId: known('case', input.caseId) };
}

/** The language that a text is said to be in. GraphQL enums cannot say `zh-CN`, so it comes as text. */
export function languageIn({ language }: { readonly language: string }): Locale {
  const parsed = locale.safeParse(language);
  if (!parsed.success) throw new InvalidInput([problem('language', 'not-one-of')]);
  return parsed.data;
}
