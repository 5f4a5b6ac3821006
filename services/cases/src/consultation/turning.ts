import {
  audiencesOf,
  type Call,
  type CaseDraft,
  caseFormV1,
  command,
  deriveId,
  type Id,
  InvalidInput,
  idOf,
  organisationForm,
  parseInput,
  Refusal,
  timeOf,
} from '@sinan/schema';
import type { ConsultationView } from '@sinan/schema/graphql';
import { z } from 'zod';
import { applicantOf } from '../applicants.ts';
import type { FileCase } from '../case/index.ts';
import { dateProblems, filingOf } from '../filing.ts';
import type { CasesRoom } from '../room.ts';
import { onConsultation } from './commands.ts';
import { ANSWERS } from './queries.ts';
import type { Consultation } from './state.ts';

const whole = z.strictObject({ organisation: organisationForm, form: caseFormV1 });
type Whole = z.infer<typeof whole>;

/**
 * Turns a consultation into a case (转正式指导), with the application form and the enterprise: as accounts knows it, or as it is stated while it is
 * not registered. The decision is one event, which names the case; the case is filed by a reaction to it, under that name.
 */
export const turnIntoCase = command({
  name: 'cases.turnIntoCase',
  access: { duty: ANSWERS },
  input: z.strictObject({
    consultationId: idOf('consultation'),
    organisation: organisationForm,
    form: z.custom<CaseDraft>((value) => typeof value === 'object' && value !== null),
  }),
  async run(room: CasesRoom, call, { consultationId, ...said }): Promise<ConsultationView> {
    const asked = await seen(room, call, consultationId);
    const filing = await filingFor(room, asked, parseInput(whole, said));
    const caseId = deriveId('case', timeOf(consultationId), room.secret, consultationId);
    return onConsultation(room, call, consultationId, (staff) => ({ type: 'TurnIntoCase', ...staff, caseId, filing }));
  },
});

async function seen(room: CasesRoom, { actor }: Call, id: Id<'consultation'>): Promise<Consultation> {
  const [found] = await room.consultations.visible([id], audiencesOf(actor));
  if (!found || found.state.status === 'none') throw new Refusal('NOT_FOUND');
  return found.state;
}

/** Filed for who asked, if that is somebody of the enterprise; a caller's case is its organisation's. It goes where the consultation is, if that centre is competent. */
async function filingFor(room: CasesRoom, asked: Consultation, { organisation, form }: Whole): Promise<FileCase> {
  const now = room.clock.now();
  const problems = dateProblems(form, now, 'form');
  if (problems.length > 0) throw new InvalidInput(problems);
  const applicant = await applicantOf(room, organisation);
  const { askedBy, centreId } = asked;
  const belongs = await belongsTo(room, applicant.organisationId, askedBy);
  const filer = { filedBy: belongs ? askedBy : null, partnerId: null };
  const request = { applicant, filer, form: { ...form, choice: form.choice ?? centreId }, contact: null };
  return filingOf(request, room.centres.all(), now);
}

async function belongsTo(room: CasesRoom, organisationId: string | null, personId: string | null): Promise<boolean> {
  if (organisationId === null || personId === null) return false;
  return (await room.directory.organisationForFiling(organisationId, personId)) !== null;
}
