import { audiencesOf, idOf, query } from '@sinan/schema';
import type { OpinionDraftView } from '@sinan/schema/graphql';
import { z } from 'zod';
import type { FiledCase } from './case/index.ts';
import type { CasesRoom } from './room.ts';
import { sideOf } from './sides.ts';

/** The opinion that is being written for a case; null where none is, and for whoever is neither of its centre nor the expert who advises. */
export const opinionDraftOf = query({
  name: 'cases.opinionDraft',
  access: 'signed-in',
  input: z.strictObject({ caseId: idOf('case') }),
  async run(room: CasesRoom, { actor }, { caseId }): Promise<OpinionDraftView | null> {
    const [seen] = await room.cases.visible([caseId], audiencesOf(actor));
    if (!seen || seen.state.status === 'none') return null;
    const side = sideOf(actor, seen.state);
    return side === 'centre' || side === 'expert' ? draftIn(seen.state) : null;
  },
});

function draftIn(state: FiledCase): OpinionDraftView | null {
  const guidance = 'guidance' in state ? state.guidance : null;
  if (guidance === null || guidance.draft === null) return null;
  const { revision, text, language, authors, writtenAt, returned } = guidance.draft;
  return {
    ...{ number: guidance.opinions.length + 1, revision, text, language, authors, writtenAt },
    returned: returned && { reason: returned.reason, at: returned.at },
  };
}
