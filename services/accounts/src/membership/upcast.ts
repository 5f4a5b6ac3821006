import type { MembershipState } from './state.ts';

/** What version 1 wrote: pending or confirmed, without papers, which nobody could send yet. */
type MembershipStateV1 =
  | { readonly status: 'none' }
  | Omit<Extract<MembershipState, { readonly status: 'pending' }>, 'papers'>
  | Omit<Extract<MembershipState, { readonly status: 'confirmed' }>, 'papers' | 'note'>;

/** The state of a stored document as today's shape has it. */
export function upcast(state: unknown, version: number): MembershipState {
  return version >= 2 ? (state as MembershipState) : fromV1(state as MembershipStateV1);
}

function fromV1(state: MembershipStateV1): MembershipState {
  if (state.status === 'none') return state;
  const papers = { licence: null, authority: null };
  return state.status === 'pending' ? { ...state, papers } : { ...state, papers, note: null };
}
