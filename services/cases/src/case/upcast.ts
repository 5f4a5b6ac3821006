import type { CaseState, FiledCase } from './state.ts';

/** Version 1 knew submitted and accepted cases alone, without supplements and hand-overs; version 2 no experts and no wall. */
type AddedIn2 = 'supplements' | 'handOver' | 'returned';
type AddedIn3 = 'expert' | 'barred';
type CaseStateV1 =
  | None
  | Without<Extract<FiledCase, { readonly status: 'submitted' | 'accepted' }>, AddedIn2 | AddedIn3>;
type CaseStateV2 = None | Without<FiledCase, AddedIn3>;
type None = { readonly status: 'none' };
type Without<S, Field extends string> = S extends unknown ? Omit<S, Field> : never;

/** The state of a stored document as today's shape has it. */
export function upcast(state: unknown, version: number): CaseState {
  return version >= 2 ? fromV2(state as CaseStateV2) : fromV2(fromV1(state as CaseStateV1));
}

function fromV1(state: CaseStateV1): CaseStateV2 {
  if (state.status === 'none') return state;
  return { ...state, supplements: [], handOver: null, returned: null };
}

function fromV2(state: CaseStateV2): CaseState {
  if (state.status === 'none') return state;
  return { ...state, expert: null, barred: [] };
}
