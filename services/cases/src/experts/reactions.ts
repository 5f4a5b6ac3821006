import type { Reaction } from '@sinan/runtime';
import { instant } from '@sinan/runtime';
import { type Call, EVENTS, type Id, Refusal } from '@sinan/schema';
import type { CaseCommand } from '../case/index.ts';
import type { CasesRoom } from '../room.ts';

/** Lets experts in and out as the service of experts says, and raises the wall before those with a conflict of interest. */
export const expertsReaction: Reaction<CasesRoom> = {
  group: 'cases.experts',
  topics: ['experts'],
  on: {
    [EVENTS.expertAssigned.type]: (room, { data }, { call }) => {
      const { caseId, ...who } = EVENTS.expertAssigned.data.parse(data);
      return onCase(room, call, caseId, { type: 'AssignExpert', ...who, at: instant(room.clock.now()) });
    },
    [EVENTS.expertReleased.type]: (room, { data }, { call }) => {
      const { caseId, ...who } = EVENTS.expertReleased.data.parse(data);
      return onCase(room, call, caseId, { type: 'ReleaseExpert', ...who, at: instant(room.clock.now()) });
    },
    [EVENTS.expertConflicted.type]: (room, { data }, { call }) => {
      const { caseId, ...who } = EVENTS.expertConflicted.data.parse(data);
      return onCase(room, call, caseId, { type: 'BarPerson', ...who, at: instant(room.clock.now()) });
    },
  },
};

/** What the rules refuse has been decided: the case came to its end first, or the wall stands. A case that is not there is parked. */
async function onCase(room: CasesRoom, call: Call, id: Id<'case'>, command: CaseCommand): Promise<void> {
  try {
    await room.cases.execute({ call, id, command });
  } catch (error) {
    const decided = error instanceof Refusal && (error.code === 'STATE_CONFLICT' || error.code === 'FORBIDDEN');
    if (!decided) throw error;
  }
}
