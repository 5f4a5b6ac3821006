import { instant } from '@sinan/runtime';
import { type CaseForm, type Centre, caseFormProblems, FORM_VERSION, type InputProblem, route } from '@sinan/schema';
import type { FileCase } from './case/index.ts';
import type { Applicant, Contact, Filer } from './filed.ts';

/** Who files for whom, and what: the same for a person of the enterprise and for a partner. */
export interface FilingRequest {
  readonly applicant: Applicant;
  readonly filer: Filer;
  readonly form: CaseForm;
  readonly contact: Contact | null;
}

/** The command, with its look-ups done: under today's form, routed among these centres, at this time (ms). */
export function filingOf(request: FilingRequest, centres: readonly Centre[], now: number): FileCase {
  const { division, industry } = request.applicant;
  return {
    ...request,
    type: 'FileCase',
    formVersion: FORM_VERSION,
    route: route({ division, industry, choice: request.form.choice }, centres),
    at: instant(now),
  };
}

/** What only the clock can find wrong with a form, with paths that start where the sender's own input does. */
export function dateProblems(form: CaseForm, now: number, under: string): readonly InputProblem[] {
  return caseFormProblems(form, now).map((one) => ({ ...one, path: `${under}.${one.path}` }));
}
