import { z } from 'zod';
import { RELEASE_REASONS } from '../values/casework.ts';
import { idOf } from '../values/id.ts';
import { defineEvent } from './define.ts';

/** An expert, the case, and the invitation by which the one came to the other. */
const onCase = { invitationId: idOf('invitation'), caseId: idOf('case'), personId: idOf('person') };

/** Why an expert is no longer on a case. */
export const releaseReason = z.enum(RELEASE_REASONS.map(({ code }) => code));

export const EXPERT_EVENTS = {
  expertAssigned: defineEvent({
    type: 'sinan.expert.assigned.v1',
    topic: 'experts',
    says: { en: 'An expert advises on a case from now on.', zh: '专家已参与案件指导' },
    data: z.object(onCase),
  }),
  expertReleased: defineEvent({
    type: 'sinan.expert.released.v1',
    topic: 'experts',
    says: { en: 'An expert advises on a case no longer.', zh: '专家不再参与案件指导' },
    data: z.object({ ...onCase, why: releaseReason }),
  }),
  expertConflicted: defineEvent({
    type: 'sinan.expert.conflicted.v1',
    topic: 'experts',
    says: {
      en: 'An expert has a conflict of interest with a case: a wall stands between them.',
      zh: '专家与案件存在利益冲突',
    },
    data: z.object(onCase),
  }),
} as const;
