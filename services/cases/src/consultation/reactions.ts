import type { Reaction } from '@sinan/runtime';
import { EVENTS, Refusal } from '@sinan/schema';
import type { CasesRoom } from '../room.ts';

/**
 * Files the cases that consultations are turned into: our own event, so that a crash between the decision and the case leaves the decision, from
 * which the case is filed later. What is filed stands in the decision; filed already, it is left as it is.
 */
export const turnedReaction: Reaction<CasesRoom> = {
  group: 'cases.consultations',
  topics: ['cases'],
  on: {
    [EVENTS.consultationTurned.type]: async ({ consultations, cases }, { data }, { call }) => {
      const { consultationId, caseId } = EVENTS.consultationTurned.data.parse(data);
      const turned = (await consultations.load(consultationId))?.state;
      if (turned?.status !== 'turned') throw new Error(`${consultationId} was not turned into a case`);
      try {
        await cases.execute({ call, id: caseId, create: true, command: turned.filing });
      } catch (error) {
        if (!(error instanceof Refusal && error.code === 'STATE_CONFLICT')) throw error;
      }
    },
  },
};
