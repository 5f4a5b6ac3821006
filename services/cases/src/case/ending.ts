import type { Id } from '@sinan/schema';
import { type ByStaff, checkNoOffer, heldInState, inState, type OfCase, ofCase } from './rules.ts';
import type { ArchivedCase, CaseState, TerminatedCase } from './state.ts';

/** Guidance that ends before its end (终止指导), for a reason; and the archive (归档) of what was closed or terminated. */
export interface TerminateCase extends ByStaff {
  readonly type: 'TerminateCase';
  readonly reason: string;
  readonly note: string | null;
}
export interface ArchiveCase extends ByStaff {
  readonly type: 'ArchiveCase';
  readonly retention: string;
}

export interface CaseTerminated extends OfCase {
  readonly type: 'CaseTerminated';
  readonly reason: string;
  readonly terminatedBy: Id<'person'>;
  readonly terminatedAt: string;
  readonly personal: { readonly note: string | null };
}
export interface CaseArchived extends OfCase {
  readonly type: 'CaseArchived';
  readonly retention: string;
  readonly archivedBy: Id<'person'>;
  readonly archivedAt: string;
}

export function terminate(command: TerminateCase, state: CaseState): readonly [CaseTerminated] {
  const filed = heldInState(command, state, 'accepted', 'guiding');
  checkNoOffer(filed);
  const { reason, note, by: terminatedBy, at: terminatedAt } = command;
  return [{ type: 'CaseTerminated', ...ofCase(filed), reason, terminatedBy, terminatedAt, personal: { note } }];
}

/** No offer can be pending here: nothing ends while one is. */
export function archive(command: ArchiveCase, state: CaseState): readonly [CaseArchived] {
  const filed = heldInState(command, state, 'closed', 'terminated');
  const { retention, by: archivedBy, at: archivedAt } = command;
  return [{ type: 'CaseArchived', ...ofCase(filed), retention, archivedBy, archivedAt }];
}

export function terminated(state: CaseState, event: CaseTerminated): TerminatedCase {
  const filed = inState(state, 'accepted', 'guiding');
  const guidance = filed.status === 'guiding' ? filed.guidance : null;
  const { reason: code, terminatedBy: by, terminatedAt: at, personal } = event;
  return { ...filed, status: 'terminated', guidance, terminated: { code, note: personal.note, by, at } };
}

export function archived(state: CaseState, { retention, archivedBy: by, archivedAt: at }: CaseArchived): ArchivedCase {
  const filed = inState(state, 'closed', 'terminated');
  const ended =
    filed.status === 'closed'
      ? { outcome: filed.outcome, terminated: null }
      : { outcome: null, terminated: filed.terminated };
  return { ...filed, ...ended, status: 'archived', archive: { retention, by, at } };
}
