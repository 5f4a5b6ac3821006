import type { MessageView, NoteView, SaidView } from '@sinan/schema/graphql';
import type { MessageState } from './message.ts';
import type { NoteState } from './note.ts';

/** A message as its readers get it, or null when there is none. */
export function messageView(id: string, state: MessageState): MessageView | null {
  return state.status === 'none' ? null : { ...saidView(id, state), side: state.side };
}

export function noteView(id: string, state: NoteState): NoteView | null {
  if (state.status === 'none') return null;
  return { ...saidView(id, state), call: state.status === 'said' ? state.call : null };
}

type Said = Exclude<MessageState | NoteState, { readonly status: 'none' }>;

/** What was withdrawn is gone for readers; the history keeps it. */
function saidView(id: string, state: Said): SaidView {
  const { caseId, by, at } = state;
  const stands = state.status === 'said' ? state : null;
  return {
    ...{ id, caseId, by, at },
    text: stands?.text ?? null,
    correctedAt: stands?.correctedAt ?? null,
    withdrawnAt: state.status === 'withdrawn' ? state.withdrawnAt : null,
  };
}
