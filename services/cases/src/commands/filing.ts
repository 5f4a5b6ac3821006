import type { Execution } from '@sinan/aggregate';
import {
  type Call,
  type CaseDraft,
  caseFormV1,
  command,
  type Id,
  InvalidInput,
  idOf,
  parseInput,
  personOf,
  Refusal,
} from '@sinan/schema';
import type { CaseView } from '@sinan/schema/graphql';
import { z } from 'zod';
import type { CaseCommand } from '../case/index.ts';
import { forgetDraft, ownDraft } from '../drafts/commands.ts';
import { caseFrom, caseIdOf } from '../drafts/filing.ts';
import type { Applicant } from '../filed.ts';
import { dateProblems, filingOf } from '../filing.ts';
import type { CasesRoom } from '../room.ts';
import { shown } from '../view.ts';

/** What is filed: sent with the command, or kept in a draft. Either is looked at field by field once it is whole. */
const whole = z.strictObject({ organisationId: idOf('organisation'), form: caseFormV1 });
interface Said {
  readonly organisationId?: Id<'organisation'> | null | undefined;
  readonly form?: CaseDraft | null | undefined;
}

/**
 * Files a case for an organisation that the actor belongs to, be the membership confirmed or pending: `NOT_FOUND` for any other. It is
 * routed by the organisation's place and industry, or to the chosen centre if that one is competent. With `draftId` what is not sent is taken
 * from that draft, which is gone then; filed again, it is the same case.
 */
export const fileCase = command({
  name: 'cases.file',
  access: 'signed-in',
  input: z.strictObject({
    organisationId: idOf('organisation').nullish(),
    form: z.custom<CaseDraft>((value) => typeof value === 'object' && value !== null).nullish(),
    draftId: idOf('draft').nullish(),
  }),
  run: (room: CasesRoom, call, { draftId, ...said }) =>
    draftId ? fileDraft(room, call, draftId, said) : file(room, call, said),
});

async function file(room: CasesRoom, call: Call, said: Said, target: Target = {}): Promise<CaseView> {
  const { organisationId, form } = parseInput(whole, said);
  const filedBy = personOf(call.actor).id;
  const applicant = await applicantOf(room, organisationId, filedBy);
  const now = room.clock.now();
  const problems = dateProblems(form, now, 'form');
  if (problems.length > 0) throw new InvalidInput(problems);
  const filer = { filedBy, partnerId: null };
  const filing = filingOf({ applicant, filer, form, contact: null }, room.centres.all(), now);
  return shown(await room.cases.execute({ call, ...target, command: filing }));
}
type Target = Pick<Execution<CaseCommand>, 'id' | 'create'>;

async function applicantOf(room: CasesRoom, organisationId: string, personId: string): Promise<Applicant> {
  const found = await room.directory.organisationForFiling(organisationId, personId);
  if (found === null) throw new Refusal('NOT_FOUND');
  const { nameZh: name, ...rest } = found;
  return { name, ...rest };
}

async function fileDraft(room: CasesRoom, call: Call, draftId: Id<'draft'>, sent: Said): Promise<CaseView> {
  const already = await caseFrom(room, call, draftId);
  if (already !== null) {
    await forgetDraft(room, draftId);
    return already;
  }
  const { doc, revision } = await ownDraft(room, call, draftId);
  const said = { organisationId: sent.organisationId ?? doc.organisationId, form: sent.form ?? doc.form };
  const filed = await fileOnce(room, call, draftId, said);
  await forgetDraft(room, draftId, revision);
  return filed;
}

/** Two who file one draft at once file one case, whoever is first. */
async function fileOnce(room: CasesRoom, call: Call, draftId: Id<'draft'>, said: Said): Promise<CaseView> {
  try {
    return await file(room, call, said, { id: caseIdOf(room, draftId), create: true });
  } catch (error) {
    const filed = error instanceof Refusal && error.code === 'STATE_CONFLICT' && (await caseFrom(room, call, draftId));
    if (!filed) throw error;
    return filed;
  }
}
