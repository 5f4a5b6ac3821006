import { type Id, Refusal } from '@sinan/schema';
import { type ByStaff, checkNoOffer, heldInState, inState, type OfCase, ofCase } from './rules.ts';
import type { CaseState, ClosedCase, GuidingCase } from './state.ts';

/** Guidance (指导): it begins, leads to opinions (`opinion.ts`), and is closed (办结) with an outcome. */
export interface BeginGuidance extends ByStaff {
  readonly type: 'BeginGuidance';
}
export interface CloseCase extends ByStaff {
  readonly type: 'CloseCase';
  readonly outcome: string;
  readonly note: string | null;
}

export interface GuidanceBegun extends OfCase {
  readonly type: 'GuidanceBegun';
  readonly begunBy: Id<'person'>;
  readonly begunAt: string;
}
export interface CaseClosed extends OfCase {
  readonly type: 'CaseClosed';
  readonly outcome: string;
  readonly closedBy: Id<'person'>;
  readonly closedAt: string;
  readonly personal: { readonly note: string | null };
}

/** 仅咨询: the one outcome that needs no opinion. */
const ADVICE_ONLY = 'O10';

export function beginGuidance(command: BeginGuidance, state: CaseState): readonly [GuidanceBegun] {
  const filed = heldInState(command, state, 'accepted');
  return [{ type: 'GuidanceBegun', ...ofCase(filed), begunBy: command.by, begunAt: command.at }];
}

export function close(command: CloseCase, state: CaseState): readonly [CaseClosed] {
  const filed = heldInState(command, state, 'guiding');
  checkNoOffer(filed);
  const { outcome, note, by: closedBy, at: closedAt } = command;
  if (outcome !== ADVICE_ONLY && filed.guidance.opinions.length === 0) throw new Refusal('OPINION_MISSING');
  return [{ type: 'CaseClosed', ...ofCase(filed), outcome, closedBy, closedAt, personal: { note } }];
}

export function guidanceBegun(state: CaseState, { begunBy, begunAt }: GuidanceBegun): GuidingCase {
  const guidance = { begunBy, begunAt, opinions: [], draft: null };
  return { ...inState(state, 'accepted'), status: 'guiding', guidance };
}

export function closed(state: CaseState, event: CaseClosed): ClosedCase {
  const { outcome: code, closedBy: by, closedAt: at, personal } = event;
  return { ...inState(state, 'guiding'), status: 'closed', outcome: { code, note: personal.note, by, at } };
}
