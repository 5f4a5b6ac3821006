import { type CaseForm, Refusal, type Route } from '@sinan/schema';
import { type Applicant, type Contact, codesOf, type FiledTexts, type Filer, NOT_ASKED, textsOf } from '../filed.ts';
import type { CaseState, Filed, SubmittedCase } from './state.ts';

/** Filing: the application form becomes a case at the centre that it is routed to. */
export interface FileCase {
  readonly type: 'FileCase';
  readonly applicant: Applicant;
  readonly filer: Filer;
  readonly form: CaseForm;
  readonly formVersion: number;
  readonly contact: Contact | null;
  /** Where the case goes: the look-up's result. */
  readonly route: Route;
  readonly at: string;
}
export interface CaseSubmitted extends Filed {
  readonly type: 'CaseSubmitted';
  readonly personal: FiledTexts;
}

export function file(command: FileCase, state: CaseState): readonly [CaseSubmitted] {
  if (state.status !== 'none') throw new Refusal('STATE_CONFLICT', { state: state.status });
  const { applicant, filer, form, formVersion, contact, route, at } = command;
  const { organisationId, uscc, division, industry } = applicant;
  return [
    {
      type: 'CaseSubmitted',
      organisationId,
      uscc,
      division,
      industry,
      ...filer,
      centreId: route.centreId,
      routedBy: route.by,
      formVersion,
      submittedAt: at,
      ...codesOf(form),
      personal: textsOf(applicant, form, contact),
    },
  ];
}

/** What nobody has done yet with a case that was just filed. */
const UNTOUCHED = {
  supplements: [],
  handOver: null,
  returned: null,
  expert: null,
  barred: [],
  filerGone: false,
} as const;

/** An entry of a release before lacks what its form did not ask for, and one of which something was erased lacks that. */
export function submitted({ type: _, personal, ...filed }: CaseSubmitted): SubmittedCase {
  const texts = { ...NOT_ASKED.texts, ...personal, facts: personal.facts ?? '' };
  return { ...NOT_ASKED.codes, ...filed, status: 'submitted', texts, ...UNTOUCHED };
}
