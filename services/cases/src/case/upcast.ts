import type { CaseState } from './state.ts';

/** What version 1 wrote of a filed case: submitted or accepted, without supplements and hand-overs, which nobody could ask for yet. */
type Added = 'supplements' | 'handOver' | 'returned';
type CaseStateV1 =
  | { readonly status: 'none' }
  | Without<Extract<CaseState, { readonly status: 'submitted' | 'accepted' }>>;
type Without<S> = S extends unknown ? Omit<S, Added> : never;

/** The state of a stored document as today's shape has it. */
export function upcast(state: unknown, version: number): CaseState {
  return version >= 2 ? (state as CaseState) : fromV1(state as CaseStateV1);
}

function fromV1(state: CaseStateV1): CaseState {
  if (state.status === 'none') return state;
  return { ...state, supplements: [], handOver: null, returned: null };
}
