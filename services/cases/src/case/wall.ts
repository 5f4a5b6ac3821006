import { type Id, Refusal, type Release } from '@sinan/schema';
import { filerOf, inState, type OfCase, ofCase } from './rules.ts';
import type { AssignedExpert, CaseState, FiledCase } from './state.ts';

/**
 * The expert (专家) of a case, and the wall (利益冲突) around it. Who advises is decided by the service of experts; each step comes at least once,
 * and those of different invitations in any order, so that what has happened already is no refusal but leads to nothing.
 */
interface OfInvitation {
  readonly invitationId: Id<'invitation'>;
  readonly personId: Id<'person'>;
  readonly at: string;
}
export interface AssignExpert extends OfInvitation {
  readonly type: 'AssignExpert';
}
export interface ReleaseExpert extends OfInvitation {
  readonly type: 'ReleaseExpert';
  readonly why: Release;
}
export interface BarPerson extends OfInvitation {
  readonly type: 'BarPerson';
}

export interface ExpertAssigned extends OfCase {
  readonly type: 'ExpertAssigned';
  readonly invitationId: Id<'invitation'>;
  readonly personId: Id<'person'>;
  readonly assignedAt: string;
}
export interface ExpertReleased extends OfCase {
  readonly type: 'ExpertReleased';
  readonly personId: Id<'person'>;
  readonly why: Release;
  readonly releasedAt: string;
}
export interface PersonBarred extends OfCase {
  readonly type: 'PersonBarred';
  readonly personId: Id<'person'>;
  readonly barredAt: string;
}

/** While a centre works on the case. Whoever is behind the wall is `FORBIDDEN`; the newest expert takes the place of the one before. */
export function assignExpert(command: AssignExpert, state: CaseState): readonly ExpertAssigned[] {
  const filed = inState(state, 'submitted', 'supplementing', 'accepted', 'guiding');
  const { invitationId, personId, at: assignedAt } = command;
  if (filed.barred.includes(personId)) throw new Refusal('FORBIDDEN');
  if (filed.expert?.invitationId === invitationId) return [];
  return [{ type: 'ExpertAssigned', ...ofCase(filed), invitationId, personId, assignedAt }];
}

export function releaseExpert(command: ReleaseExpert, state: CaseState): readonly ExpertReleased[] {
  const filed = anyState(state);
  if (filed.expert?.invitationId !== command.invitationId) return [];
  return [released(filed, filed.expert, command.why, command.at)];
}

/** Who filed a case is never kept from it. Who advises on it does so no longer. */
export function barPerson(command: BarPerson, state: CaseState): readonly (ExpertReleased | PersonBarred)[] {
  const filed = anyState(state);
  const { personId, at } = command;
  if (filerOf(filed) === personId || filed.barred.includes(personId)) return [];
  const barred: PersonBarred = { type: 'PersonBarred', ...ofCase(filed), personId, barredAt: at };
  return filed.expert?.personId === personId ? [released(filed, filed.expert, 'removed', at), barred] : [barred];
}

function anyState(state: CaseState): FiledCase {
  if (state.status === 'none') throw new Refusal('NOT_FOUND');
  return state;
}

function released(filed: FiledCase, { personId }: AssignedExpert, why: Release, releasedAt: string) {
  return { type: 'ExpertReleased', ...ofCase(filed), personId, why, releasedAt } as const;
}

export function expertAssigned(state: CaseState, event: ExpertAssigned): FiledCase {
  const { invitationId, personId, assignedAt } = event;
  return { ...anyState(state), expert: { invitationId, personId, assignedAt } };
}

export function expertReleased(state: CaseState): FiledCase {
  return { ...anyState(state), expert: null };
}

export function personBarred(state: CaseState, { personId }: PersonBarred): FiledCase {
  const filed = anyState(state);
  return { ...filed, barred: [...filed.barred, personId] };
}
