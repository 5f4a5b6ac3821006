import { type Id, Refusal } from '@sinan/schema';
import { type OfCase, ofCase } from './rules.ts';
import type { CaseState, FiledCase } from './state.ts';

/**
 * The end of the filer's part: they belong to the enterprise no more, or never did. The case stays its confirmed members'; that this person filed it
 * stays on record. Said more than once, or of another, it leads to nothing.
 */
export interface FilerLeaves {
  readonly type: 'FilerLeaves';
  readonly personId: Id<'person'>;
  readonly organisationId: Id<'organisation'>;
  readonly at: string;
}
export interface FilerLeft extends OfCase {
  readonly type: 'FilerLeft';
  readonly personId: Id<'person'>;
  readonly leftAt: string;
}

export function filerLeaves(command: FilerLeaves, state: CaseState): readonly FilerLeft[] {
  if (state.status === 'none') throw new Refusal('NOT_FOUND');
  const { personId, organisationId, at: leftAt } = command;
  const theirs = state.filedBy === personId && state.organisationId === organisationId;
  return theirs && !state.filerGone ? [{ type: 'FilerLeft', ...ofCase(state), personId, leftAt }] : [];
}

export function filerLeft(state: CaseState): FiledCase {
  if (state.status === 'none') throw new Error('nobody leaves a case that was not filed');
  return { ...state, filerGone: true };
}
