import type { Id } from '@sinan/schema';
import { type ByStaff, checkNoOffer, heldInState, inState, type OfCase, ofCase } from './rules.ts';
import type { AcceptedCase, CaseState, DeclinedCase } from './state.ts';

/** What the centre says to an application: accepted (受理), or not (不予受理) for a reason. A wrong centre is a hand-over instead. */
export interface AcceptCase extends ByStaff {
  readonly type: 'AcceptCase';
}
export interface DeclineCase extends ByStaff {
  readonly type: 'DeclineCase';
  readonly reason: string;
  readonly note: string | null;
}

export interface CaseAccepted extends OfCase {
  readonly type: 'CaseAccepted';
  readonly acceptedBy: Id<'person'>;
  readonly acceptedAt: string;
}
export interface CaseDeclined extends OfCase {
  readonly type: 'CaseDeclined';
  readonly reason: string;
  readonly declinedBy: Id<'person'>;
  readonly declinedAt: string;
  readonly personal: { readonly note: string | null };
}

export function accept(command: AcceptCase, state: CaseState): readonly [CaseAccepted] {
  const filed = heldInState(command, state, 'submitted');
  const { by: acceptedBy, at: acceptedAt } = command;
  return [{ type: 'CaseAccepted', ...ofCase(filed), acceptedBy, acceptedAt }];
}

export function decline(command: DeclineCase, state: CaseState): readonly [CaseDeclined] {
  const filed = heldInState(command, state, 'submitted', 'supplementing');
  checkNoOffer(filed);
  const { reason, note, by: declinedBy, at: declinedAt } = command;
  return [{ type: 'CaseDeclined', ...ofCase(filed), reason, declinedBy, declinedAt, personal: { note } }];
}

export function accepted(state: CaseState, { acceptedBy, acceptedAt }: CaseAccepted): AcceptedCase {
  return { ...inState(state, 'submitted'), status: 'accepted', acceptedBy, acceptedAt };
}

export function declined(state: CaseState, event: CaseDeclined): DeclinedCase {
  const { reason: code, declinedBy: by, declinedAt: at, personal } = event;
  const filed = inState(state, 'submitted', 'supplementing');
  return { ...filed, status: 'declined', declined: { code, note: personal.note, by, at } };
}
