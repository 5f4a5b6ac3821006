import type { Decider } from '@sinan/aggregate';
import { type CaseForm, type Id, Refusal, type Route, type RoutedBy } from '@sinan/schema';
import {
  type Applicant,
  type Contact,
  codesOf,
  type FiledCodes,
  type FiledTexts,
  type Filer,
  textsOf,
} from './filed.ts';

/**
 * A case (案件): one enterprise's confidential matter with a guidance centre. It is filed and routed, then accepted (受理); later states of
 * the local standards (DB34/T 5367-2026) join this union, and every switch below stops compiling until it knows them.
 */
export type CaseState = { readonly status: 'none' } | SubmittedCase | AcceptedCase;
export type FiledCase = Exclude<CaseState, { readonly status: 'none' }>;

export interface SubmittedCase extends Filing {
  readonly status: 'submitted';
}
export interface AcceptedCase extends Filing {
  readonly status: 'accepted';
  readonly acceptedBy: Id<'person'>;
  readonly acceptedAt: string;
}

interface Filed extends FiledCodes, Filer {
  /** Null while no organisation with this credit code is registered. */
  readonly organisationId: Id<'organisation'> | null;
  readonly uscc: string;
  readonly division: string;
  readonly industry: string;
  readonly centreId: Id<'centre'>;
  readonly routedBy: RoutedBy;
  readonly formVersion: number;
  readonly submittedAt: string;
}
export interface Filing extends Filed {
  readonly texts: FiledTexts;
}

export type CaseCommand = FileCase | AcceptCase;
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
export interface AcceptCase {
  readonly type: 'AcceptCase';
  readonly by: Id<'person'>;
  /** Where this person does intake: at some centres, or, for the nation's own staff, at each. */
  readonly intakeAt: 'every centre' | readonly string[];
  readonly at: string;
}

export type CaseEvent = CaseSubmitted | CaseAccepted;
export interface CaseSubmitted extends Filed {
  readonly type: 'CaseSubmitted';
  readonly personal: FiledTexts;
}
/** Repeats what the public fact needs, since facts are made from the entry alone. */
export interface CaseAccepted {
  readonly type: 'CaseAccepted';
  readonly centreId: Id<'centre'>;
  readonly organisationId: Id<'organisation'> | null;
  readonly filedBy: Id<'person'> | null;
  readonly acceptedBy: Id<'person'>;
  readonly acceptedAt: string;
}

export const caseDecider: Decider<CaseState, CaseCommand, CaseEvent> = {
  name: 'case',
  version: 1,
  initial: { status: 'none' },
  decide,
  evolve,
};

function decide(command: CaseCommand, state: CaseState): readonly CaseEvent[] {
  switch (command.type) {
    case 'FileCase':
      return file(command, state);
    case 'AcceptCase':
      return accept(command, state);
    default:
      return command satisfies never;
  }
}

function file(command: FileCase, state: CaseState): readonly CaseEvent[] {
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

function accept(command: AcceptCase, state: CaseState): readonly CaseEvent[] {
  if (state.status !== 'none' && !doesIntakeAt(command, state.centreId)) throw new Refusal('FORBIDDEN');
  const { centreId, organisationId, filedBy } = submittedOf(state);
  const { by: acceptedBy, at: acceptedAt } = command;
  return [{ type: 'CaseAccepted', centreId, organisationId, filedBy, acceptedBy, acceptedAt }];
}

function doesIntakeAt({ intakeAt }: AcceptCase, centreId: string): boolean {
  return intakeAt === 'every centre' || intakeAt.includes(centreId);
}

/** The case while it waits for its centre; a refusal that names the state otherwise. */
function submittedOf(state: CaseState): SubmittedCase {
  switch (state.status) {
    case 'none':
      throw new Refusal('NOT_FOUND');
    case 'submitted':
      return state;
    case 'accepted':
      throw new Refusal('STATE_CONFLICT', { state: state.status });
    default:
      return state satisfies never;
  }
}

function evolve(state: CaseState, event: CaseEvent): CaseState {
  switch (event.type) {
    case 'CaseSubmitted':
      return submitted(event);
    case 'CaseAccepted':
      return { ...submittedOf(state), status: 'accepted', acceptedBy: event.acceptedBy, acceptedAt: event.acceptedAt };
    default:
      return event satisfies never;
  }
}

function submitted({ type: _, personal, ...filed }: CaseSubmitted): SubmittedCase {
  return { ...filed, status: 'submitted', texts: personal };
}
