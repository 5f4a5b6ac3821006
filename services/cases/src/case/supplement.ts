import { type Id, Refusal } from '@sinan/schema';
import type { LegalDate } from '../filed.ts';
import { atMost, type ByStaff, heldInState, inState, isApplicant, type OfCase, ofCase } from './rules.ts';
import type { CaseState, SubmittedCase, SupplementItem, SupplementingCase } from './state.ts';

/** Supplements (补充材料): one notice names everything that is missing, and the case waits for its applicant. */
export interface RequestSupplement extends ByStaff {
  readonly type: 'RequestSupplement';
  readonly items: readonly SupplementItem[];
  readonly dueOn: LegalDate;
}
export interface SupplyMaterials {
  readonly type: 'SupplyMaterials';
  readonly by: Id<'person'>;
  /** Those in which this person's membership is confirmed. */
  readonly organisations: readonly string[];
  readonly note: string;
  readonly at: string;
}

export interface SupplementRequested extends OfCase {
  readonly type: 'SupplementRequested';
  readonly round: number;
  readonly dueOn: LegalDate;
  readonly requestedBy: Id<'person'>;
  readonly requestedAt: string;
  readonly personal: { readonly items: readonly SupplementItem[] };
}
export interface MaterialsSupplied extends OfCase {
  readonly type: 'MaterialsSupplied';
  readonly round: number;
  readonly suppliedBy: Id<'person'>;
  readonly suppliedAt: string;
  readonly personal: { readonly note: string };
}

/** A case is one document, which is read whole. */
const MOST_SUPPLEMENTS = 20;

export function requestSupplement(command: RequestSupplement, state: CaseState): readonly [SupplementRequested] {
  const filed = heldInState(command, state, 'submitted');
  const { items, dueOn, by: requestedBy, at: requestedAt } = command;
  atMost(MOST_SUPPLEMENTS, filed.supplements.length);
  const round = filed.supplements.length + 1;
  const personal = { items };
  return [{ type: 'SupplementRequested', ...ofCase(filed), round, dueOn, requestedBy, requestedAt, personal }];
}

/** By who filed the case or a confirmed member of its enterprise; whoever else sees it is refused before it learns the state. */
export function supplyMaterials(command: SupplyMaterials, state: CaseState): readonly [MaterialsSupplied] {
  if (state.status !== 'none' && !isApplicant(command, state)) throw new Refusal('FORBIDDEN');
  const filed = inState(state, 'supplementing');
  const { by: suppliedBy, at: suppliedAt, note } = command;
  const round = filed.supplements.length;
  return [{ type: 'MaterialsSupplied', ...ofCase(filed), round, suppliedBy, suppliedAt, personal: { note } }];
}

export function supplementRequested(state: CaseState, event: SupplementRequested): SupplementingCase {
  const filed = inState(state, 'submitted');
  const { round, dueOn, requestedBy, requestedAt, personal } = event;
  const asked = { round, items: personal.items, dueOn, requestedBy, requestedAt, supplied: null };
  return { ...filed, status: 'supplementing', supplements: [...filed.supplements, asked] };
}

export function materialsSupplied(state: CaseState, event: MaterialsSupplied): SubmittedCase {
  const filed = inState(state, 'supplementing');
  const supplied = { by: event.suppliedBy, at: event.suppliedAt, note: event.personal?.note ?? '' };
  const supplements = filed.supplements.map((one) => (one.round === event.round ? { ...one, supplied } : one));
  return { ...filed, status: 'submitted', supplements };
}
