import { historyOf } from '@sinan/aggregate';
import { CASES_UNDER_WAY, idOf, query } from '@sinan/schema';
import { z } from 'zod';
import type { CasesRoom } from '../room.ts';
import { caseIdsAround, casesOf, consultationsOf, draftsOf, materialsOf, messagesOf, notesOf } from './found.ts';

/** What this service holds of a person's words, for the copy that they may have. */
export const personalData = query({
  name: 'cases.personalData',
  access: 'system',
  input: z.strictObject({ personId: idOf('person') }),
  async run(room: CasesRoom, _, { personId }): Promise<object> {
    const [cases, consultations, drafts] = await Promise.all([
      casesOf(room, personId),
      consultationsOf(room, personId),
      draftsOf(room, personId),
    ]);
    return {
      filings: cases.flatMap(({ id, state, filed }) =>
        filed ? [{ caseId: id, submittedAt: state.submittedAt, ...state.texts }] : [],
      ),
      supplements: cases.flatMap(({ id, state }) =>
        state.supplements.flatMap(({ round, supplied }) =>
          supplied?.by === personId ? [{ caseId: id, round, at: supplied.at, note: supplied.note }] : [],
        ),
      ),
      consultations: consultations.map(({ id, state: { registeredAt, enterpriseName, contact, exchanges } }) => {
        const questions = exchanges.map(({ question, askedAt }) => ({ question, askedAt }));
        return { id, registeredAt, enterpriseName, contact, questions };
      }),
      messages: await versionsOf(room.messages, await messagesOf(room, personId)),
      notes: await versionsOf(room.notes, await notesOf(room, personId)),
      materials: await versionsOf(room.materials, await materialsOf(room, personId)),
      drafts: drafts.map(({ id, form, savedAt }) => ({ id, form, savedAt })),
    };
  },
});

/** Whether an organisation has a case that has not come to its end. */
export const hasOpenCases = query({
  name: 'cases.hasOpenCases',
  access: 'system',
  input: z.strictObject({ organisationId: idOf('organisation') }),
  async run({ cases }: CasesRoom, _, { organisationId }): Promise<boolean> {
    const where = {
      audience: { contains: `org:${organisationId}` },
      status: { in: CASES_UNDER_WAY },
    };
    return (await cases.documents.count({ where, cap: 1 })) > 0;
  },
});

/** The cases that a person could have spoken in for the applicant, for the service that holds what hangs on them. */
export const casesAround = query({
  name: 'cases.around',
  access: 'system',
  input: z.strictObject({ personId: idOf('person') }),
  run: (room: CasesRoom, _, { personId }): Promise<readonly string[]> => caseIdsAround(room, personId),
});

/** What each said at any time: its history keeps what was corrected. */
async function versionsOf(
  kept: Pick<CasesRoom['messages'] | CasesRoom['notes'] | CasesRoom['materials'], 'documents' | 'history'>,
  ids: readonly string[],
): Promise<readonly object[]> {
  const found: object[] = [];
  for (const id of ids)
    for (const { at, event, personal } of await historyOf<unknown, unknown>(kept, id))
      if (personal)
        found.push({ id, caseId: event.caseId, at, ...('call' in event ? { call: event.call } : {}), ...personal });
  return found;
}
