import { errorText, type InputProblem, InvalidInput, type Locale, Refusal } from '../errors.ts';
import { builder } from './builder.ts';

/** An expected failure, whichever it is: `... on Problem { code message }`. */
export const ProblemRef = builder.interfaceRef<Refusal | InvalidInput>('Problem').implement({
  description: 'An expected failure: a code of the error table, and its text in the language of the reader.',
  fields: (t) => ({
    code: t.string({ resolve: ({ code }) => code }),
    message: t.string({ resolve: (problem, _, { call }) => messageOf(problem, call.locale) }),
  }),
});

/** The text of an expected failure in the reader's language. Told apart by shape: the errors plugin hands a proxy that no `instanceof` knows. */
export function messageOf(problem: Refusal | InvalidInput, lang: Locale): string {
  return errorText(problem.code, 'params' in problem ? problem.params : {}, lang);
}

const ErrorParam = builder.objectRef<readonly [string, string | number]>('ErrorParam').implement({
  fields: (t) => ({
    name: t.string({ resolve: ([name]) => name }),
    value: t.string({ resolve: ([, value]) => String(value) }),
  }),
});

const FieldProblem = builder.objectRef<InputProblem>('FieldProblem').implement({
  description: 'One thing wrong with an input. The path is dotted: `product.name`.',
  fields: (t) => ({
    path: t.exposeString('path'),
    rule: t.exposeString('rule'),
    message: t.string({ resolve: ({ en, zh }, _, { call }) => (call.locale === 'en' ? en : zh) }),
  }),
});

builder.objectType(Refusal, {
  name: 'Refused',
  description: 'A rule that says no.',
  interfaces: [ProblemRef],
  fields: (t) => ({
    params: t.field({ type: [ErrorParam], resolve: ({ params }) => Object.entries(params) }),
  }),
});

builder.objectType(InvalidInput, {
  name: 'InvalidInput',
  description: 'What was entered does not hold, field by field.',
  interfaces: [ProblemRef],
  fields: (t) => ({
    problems: t.field({ type: [FieldProblem], resolve: ({ problems }) => [...problems] }),
  }),
});
