import { PROCEDURES, termText } from '@sinan/schema';
import { builder, CaseRef } from '@sinan/schema/graphql';
import type { CaseBrief } from '../directory.ts';
import type { Parties } from '../invitation/index.ts';
import { candidacyBrief } from '../queries/candidacies.ts';
import type { AssignedExpertView } from '../views/assigned-expert.ts';
import type { CandidacyView } from '../views/candidacy.ts';
import type { StageEnum } from './invitation.ts';
import { INSTANT, many, one, perhaps } from './terms.ts';

/** What an expert sees of an invitation to them. */
export function candidacyType(stage: StageEnum) {
  const [parties, brief] = [partiesType(), briefType()];
  return builder.objectRef<CandidacyView>('Candidacy').implement({
    description:
      'An invitation as the expert who is asked sees it: what their stage opens, and nothing of anybody else.',
    fields: (t) => ({
      invitationId: t.exposeID('invitationId'),
      stage: t.field({ type: stage, resolve: (view) => view.stage }),
      urgent: t.exposeBoolean('urgent'),
      answerBy: t.exposeString('answerBy', { nullable: true, ...INSTANT }),
      parties: t.field({
        description: 'To be checked for conflicts of interest.',
        type: parties,
        nullable: true,
        resolve: (view) => view.parties,
      }),
      waiver: t.exposeString('waiver', { nullable: true }),
      brief: t.field({
        description: 'The facts, once there is no conflict.',
        type: brief,
        nullable: true,
        resolve: ({ invitationId }, _, { ask }) => ask(candidacyBrief, { invitationId }),
      }),
      case: t.field({
        description: 'Once it is theirs.',
        type: CaseRef,
        nullable: true,
        resolve: (view) => view.caseId,
      }),
    }),
  });
}

function partiesType() {
  return builder.objectRef<Parties>('CaseParties').implement({
    fields: (t) => ({
      applicant: t.exposeString('applicant', { nullable: true }),
      claimant: t.exposeString('claimant', { nullable: true }),
      opposingCounsel: t.stringList({ resolve: ({ opposingCounsel }) => [...(opposingCounsel ?? [])] }),
      coParties: t.stringList({ resolve: ({ coParties }) => [...(coParties ?? [])] }),
    }),
  });
}

function briefType() {
  return builder.objectRef<CaseBrief>('CaseBrief').implement({
    description:
      'What a case is about, for an expert without a conflict. Dates are YYYY-MM-DD in the zone of the forum.',
    fields: (t) => ({
      country: t.field(one('country', ({ country }: CaseBrief) => country)),
      forum: t.field(one('forum', ({ forum }: CaseBrief) => forum)),
      disputeType: t.field(one('disputeType', ({ disputeType }: CaseBrief) => disputeType)),
      rights: t.field(many('right', ({ rights }: CaseBrief) => rights)),
      needs: t.field(many('need', ({ needs }: CaseBrief) => needs)),
      serviceKind: t.field(one('serviceKind', ({ serviceKind }: CaseBrief) => serviceKind)),
      role: t.field({
        description: 'The side that the enterprise is on.',
        ...one('side', ({ role }: CaseBrief) => role),
      }),
      stage: t.field(perhaps('stage', ({ stage }: CaseBrief) => stage)),
      product: t.exposeString('product', { nullable: true }),
      facts: t.exposeString('facts', { nullable: true }),
      procedure: t.string({
        nullable: true,
        resolve: ({ procedure }, _, { call }) => procedure && termText(PROCEDURES, procedure, call.locale),
      }),
      caseNo: t.exposeString('caseNo', { nullable: true }),
      caseTitle: t.exposeString('caseTitle', { nullable: true }),
      statedDeadline: t.string({
        nullable: true,
        description: 'The time limit that the paper states: an instant, UTC.',
        resolve: ({ statedDeadline }) => statedDeadline?.at ?? null,
      }),
      receivedOn: t.string({ resolve: ({ receivedOn }) => receivedOn.date }),
      servedOn: t.string({ nullable: true, resolve: ({ servedOn }) => servedOn?.date ?? null }),
      serviceMethod: t.field(perhaps('serviceMethod', ({ serviceMethod }: CaseBrief) => serviceMethod)),
      zone: t.string({ description: 'IANA: America/New_York', resolve: ({ receivedOn }) => receivedOn.zone }),
    }),
  });
}

/** What an enterprise is told of its expert. */
export function assignedExpertType() {
  return builder.objectRef<AssignedExpertView>('AssignedExpert').implement({
    description: 'The expert of a case as its enterprise is told: name, firm and qualification.',
    fields: (t) => ({
      nameZh: t.exposeString('nameZh', { nullable: true }),
      nameEn: t.exposeString('nameEn', { nullable: true }),
      firm: t.exposeString('firm', { nullable: true }),
      kind: t.field(one('kind', ({ kind }: AssignedExpertView) => kind)),
      countries: t.field({
        description: 'In which they are qualified.',
        ...many('country', ({ countries }: AssignedExpertView) => countries),
      }),
      assignedAt: t.exposeString('assignedAt', INSTANT),
      objectUntil: t.exposeString('objectUntil', { description: 'Until when the enterprise may object.' }),
    }),
  });
}
