import type { Outcome } from '@sinan/aggregate';
import { instant } from '@sinan/runtime';
import {
  type Actor,
  audiencesOf,
  type Call,
  CENTRES,
  caseFormV1,
  centreOf,
  command,
  holds,
  type Id,
  InvalidInput,
  idOf,
  personOf,
  Refusal,
} from '@sinan/schema';
import type { CaseView } from '@sinan/schema/graphql';
import { z } from 'zod';
import type { AcceptCase, CaseState } from './case.ts';
import type { Applicant } from './filed.ts';
import { dateProblems, filingOf } from './filing.ts';
import type { CasesRoom } from './room.ts';
import { viewOf } from './view.ts';

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
    const filing = filingOf({ applicant, filer, form, contact: null }, now);
    return shown(await room.cases.execute({ call, command: filing }));
  },
});

/**
 * Accepts a case (受理) that waits at a centre where the actor does intake. `NOT_FOUND` for what the actor may not see, `FORBIDDEN` for
 * a case that it sees but that is another centre's, `STATE_CONFLICT` once it is accepted.
 */
export const acceptCase = command({
  name: 'cases.accept',
  access: { duty: ['intake'] },
  input: z.strictObject({ caseId: idOf('case') }),
  async run(room: CasesRoom, call, { caseId }) {
    await checkVisible(room, call, caseId);
    const by = personOf(call.actor).id;
    const at = instant(room.clock.now());
    const command: AcceptCase = { type: 'AcceptCase', by, intakeAt: intakeAt(call.actor), at };
    return shown(await room.cases.execute({ call, id: caseId, command }));
  },
});

async function applicantOf(room: CasesRoom, organisationId: string, personId: string): Promise<Applicant> {
  const found = await room.directory.organisationForFiling(organisationId, personId);
  if (found === null) throw new Refusal('NOT_FOUND');
  const { nameZh: name, ...rest } = found;
  return { name, ...rest };
}

async function checkVisible(room: CasesRoom, { actor }: Call, caseId: string): Promise<void> {
  const [found] = await room.cases.visible([caseId], audiencesOf(actor));
  if (!found) throw new Refusal('NOT_FOUND');
}

/** The centres at which an actor does intake; the national centre's staff take in for every one. */
function intakeAt(actor: Actor): AcceptCase['intakeAt'] {
  const centres = intakeCentresOf(actor);
  const national = audiencesOf(actor).includes('national') && centres.some((id) => centreOf(id)?.kind === 'national');
  return national ? 'every centre' : centres;
}

/** The centres that an actor holds the duty of intake at. */
export function intakeCentresOf(actor: Actor): readonly Id<'centre'>[] {
  return CENTRES.map(({ id }) => id).filter((id) => holds(actor, 'intake', id));
}

function shown({ id, state }: Outcome<CaseState>): CaseView {
  const view = viewOf(id, state);
  if (view === null) throw new Refusal('NOT_FOUND');
  return view;
}
