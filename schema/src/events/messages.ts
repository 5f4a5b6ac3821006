import { z } from 'zod';
import { instantText } from '../envelope.ts';
import { idOf } from '../values/id.ts';
import { defineEvent } from './define.ts';

const [messageId, noteId, caseId, by] = [idOf('message'), idOf('note'), idOf('case'), idOf('person')];

/** Messages and notes of cases: that there is one. Their words stay where they were written. */
export const MESSAGE_EVENTS = {
  messageSent: defineEvent({
    type: 'sinan.message.sent.v1',
    topic: 'cases',
    says: { en: 'A message was written in a case; who is on its other sides may read it.', zh: '案件有新留言' },
    data: z.object({
      messageId,
      caseId,
      organisationId: idOf('organisation').nullable(),
      filedBy: by.nullable(),
      centreId: idOf('centre'),
      expertId: by.nullable(),
      side: z.enum(['applicant', 'centre', 'expert']),
      sentBy: by,
      sentAt: instantText,
    }),
  }),
  messageCorrected: defineEvent({
    type: 'sinan.message.corrected.v1',
    topic: 'cases',
    says: { en: 'A message was corrected by who wrote it.', zh: '留言已更正' },
    data: z.object({ messageId, caseId, correctedAt: instantText }),
  }),
  messageWithdrawn: defineEvent({
    type: 'sinan.message.withdrawn.v1',
    topic: 'cases',
    says: { en: 'A message was taken back by who wrote it.', zh: '留言已撤回' },
    data: z.object({ messageId, caseId, withdrawnAt: instantText }),
  }),
  noteWritten: defineEvent({
    type: 'sinan.note.written.v1',
    topic: 'cases',
    says: { en: 'An internal note was written on a case.', zh: '案件新增内部备注' },
    data: z.object({ noteId, caseId, centreId: idOf('centre'), writtenBy: by, writtenAt: instantText }),
  }),
  noteCorrected: defineEvent({
    type: 'sinan.note.corrected.v1',
    topic: 'cases',
    says: { en: 'An internal note was corrected by who wrote it.', zh: '内部备注已更正' },
    data: z.object({ noteId, caseId, correctedAt: instantText }),
  }),
  noteWithdrawn: defineEvent({
    type: 'sinan.note.withdrawn.v1',
    topic: 'cases',
    says: { en: 'An internal note was taken back by who wrote it.', zh: '内部备注已撤回' },
    data: z.object({ noteId, caseId, withdrawnAt: instantText }),
  }),
} as const;
