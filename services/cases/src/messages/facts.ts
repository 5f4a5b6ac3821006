import { type Fact, fact, type HistoryEntry } from '@sinan/aggregate';
import { idOf } from '@sinan/schema';
import type { MessageEvent } from './message.ts';
import type { NoteEvent } from './note.ts';

/** What others hear of messages and notes: that there is one, of which case and from which side; never a word of it. */
export function messageFacts(event: MessageEvent, { aggregate }: HistoryEntry): readonly Fact[] {
  const messageId = idOf('message').parse(aggregate);
  switch (event.type) {
    case 'MessageSent': {
      const { type: _, personal: __, ...sent } = event;
      return [fact('messageSent', { messageId, ...sent })];
    }
    case 'MessageCorrected': {
      const { caseId, correctedAt } = event;
      return [fact('messageCorrected', { messageId, caseId, correctedAt })];
    }
    case 'MessageWithdrawn': {
      const { caseId, withdrawnAt } = event;
      return [fact('messageWithdrawn', { messageId, caseId, withdrawnAt })];
    }
    default:
      return event satisfies never;
  }
}

export function noteFacts(event: NoteEvent, { aggregate }: HistoryEntry): readonly Fact[] {
  const noteId = idOf('note').parse(aggregate);
  switch (event.type) {
    case 'NoteWritten': {
      const { caseId, centreId, writtenBy, writtenAt } = event;
      return [fact('noteWritten', { noteId, caseId, centreId, writtenBy, writtenAt })];
    }
    case 'NoteCorrected': {
      const { caseId, correctedAt } = event;
      return [fact('noteCorrected', { noteId, caseId, correctedAt })];
    }
    case 'NoteWithdrawn': {
      const { caseId, withdrawnAt } = event;
      return [fact('noteWithdrawn', { noteId, caseId, withdrawnAt })];
    }
    default:
      return event satisfies never;
  }
}
