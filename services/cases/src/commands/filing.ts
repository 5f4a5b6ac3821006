import { caseFormV1, command, InvalidInput, idOf, personOf, Refusal } from '@sinan/schema';
import { z } from 'zod';
import type { Applicant } from '../filed.ts';
import { dateProblems, filingOf } from '../filing.ts';
import type { CasesRoom } from '../room.ts';
import { shown } from '../view.ts';

/**
 * Files a case for an organisation that the actor belongs to, be the membership confirmed or pending: `NOT_FOUND` for any other. It is
 * routed by the organisation's place and industry, or to the chosen centre if that one is competent.
 */
export const fileCase = command({
  name: 'cases.file',
  access: 'signed-in',
  input: z.strictObject({ organisationId: idOf('organisation'), form: caseFormV1 }),
  async run(room: CasesRoom, call, { organisationId, form }) {
    const filedBy = personOf(call.actor).id;
    const applicant = await applicantOf(room, organisationId, filedBy);
    const now = room.clock.now();
    const problems = dateProblems(form, now, 'form');
    if (problems.length > 0) throw new InvalidInput(problems);
    const filer = { filedBy, partnerId: null };
    const filing = filingOf({ applicant, filer, form, contact: null }, room.centres.all(), now);
    return shown(await room.cases.execute({ call, command: filing }));
  },
});

async function applicantOf(room: CasesRoom, organisationId: string, personId: string): Promise<Applicant> {
  const found = await room.directory.organisationForFiling(organisationId, personId);
  if (found === null) throw new Refusal('NOT_FOUND');
  const { nameZh: name, ...rest } = found;
  return { name, ...rest };
}
