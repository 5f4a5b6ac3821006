/** The steps of the application, in their order. */
export const STEPS = ['who', 'dispute', 'dates', 'matter', 'facts', 'contact', 'check'] as const;
export type Step = (typeof STEPS)[number];

export const stepIn = (named: string | null): Step => STEPS.find((step) => step === named) ?? 'who';
export const stepAfter = (step: Step): Step => STEPS[STEPS.indexOf(step) + 1] ?? step;
export const stepBefore = (step: Step): Step => STEPS[STEPS.indexOf(step) - 1] ?? step;

/** By the id of its field, or how it begins, where each field is asked. */
const FIELDS: { readonly [step in Exclude<Step, 'check'>]: readonly string[] } = {
  who: ['organisationId', 'serviceKind', 'role'],
  dispute: ['disputeType', 'country', 'forum', 'procedure', 'caseNo', 'caseTitle', 'stage'],
  dates: ['receivedOn', 'servedOn', 'serviceMethod', 'serviceDoubt', 'statedDeadline'],
  matter: ['rights', 'product', 'claimant', 'opposingCounsel', 'platform', 'shop', 'sellerId'],
  facts: ['facts', 'measures', 'exposure', 'needs', 'joint', 'lawyer'],
  contact: ['contact', 'choice'],
};

/** The step that asks for a field; null for what no step asks. */
export function stepOf(field: string): Exclude<Step, 'check'> | null {
  const [name = ''] = field.split('-');
  for (const step of STEPS) if (step !== 'check' && FIELDS[step].includes(name)) return step;
  return null;
}
