import { aggregateCollections, type Handler, openAggregate } from '@sinan/aggregate';
import type { Resources } from '@sinan/runtime';
import { erasures } from '../erasure/journal.ts';
import { messageFacts, noteFacts } from './facts.ts';
import { type MessageCommand, type MessageEvent, type MessageState, messageDecider } from './message.ts';
import { type NoteCommand, type NoteEvent, type NoteState, noteDecider } from './note.ts';

/** Those of one case, by the time at which they were written; and those of one person, for their erasure. */
const ofCase = {
  fields: { caseId: 'string', at: 'string', by: 'string' },
  indexes: [{ equal: ['caseId'], order: 'at' }, { equal: ['by'] }],
} as const;
export const messageCollections = aggregateCollections({ owner: 'cases', name: 'messages', ...ofCase });
export const noteCollections = aggregateCollections({ owner: 'cases', name: 'notes', ...ofCase });

export type Messages = Handler<MessageState, MessageCommand>;
export type Notes = Handler<NoteState, NoteCommand>;

/** Neither has readers of its own: who may read one is asked of its case each time (`standing.ts`). */
const NOBODY = () => [];

export function openMessages(resources: Resources): Messages {
  return openAggregate<MessageState, MessageCommand, MessageEvent>(resources, {
    noun: 'message',
    decider: messageDecider,
    collections: { ...messageCollections, erasures },
    audience: NOBODY,
    index: indexed,
    facts: messageFacts,
  });
}

export function openNotes(resources: Resources): Notes {
  return openAggregate<NoteState, NoteCommand, NoteEvent>(resources, {
    noun: 'note',
    decider: noteDecider,
    collections: { ...noteCollections, erasures },
    audience: NOBODY,
    index: indexed,
    facts: noteFacts,
  });
}

function indexed(state: MessageState | NoteState) {
  if (state.status === 'none') throw new Error('what nobody has written has no place in a list');
  const { caseId, at, by } = state;
  return { caseId, at, by };
}
