import { z } from 'zod';
import { instantText } from '../envelope.ts';
import { idOf } from '../values/id.ts';
import { defineEvent } from './define.ts';

const [materialId, caseId, by] = [idOf('material'), idOf('case'), idOf('person')];

/** Materials of cases: that there is one. Its name and its bytes stay where they are. */
export const MATERIAL_EVENTS = {
  materialAdded: defineEvent({
    type: 'sinan.material.added.v1',
    topic: 'cases',
    says: { en: 'A file was added to a case.', zh: '案件新增材料' },
    data: z.object({
      materialId,
      caseId,
      organisationId: idOf('organisation').nullable(),
      filedBy: by.nullable(),
      centreId: idOf('centre'),
      expertId: by.nullable(),
      side: z.enum(['applicant', 'centre', 'expert']),
      kind: z.string(),
      addedBy: by,
      addedAt: instantText,
    }),
  }),
  materialWithdrawn: defineEvent({
    type: 'sinan.material.withdrawn.v1',
    topic: 'cases',
    says: { en: 'A file of a case was taken back by who added it.', zh: '案件材料已撤回' },
    data: z.object({ materialId, caseId, withdrawnAt: instantText }),
  }),
} as const;
