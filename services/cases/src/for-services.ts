import { sifted } from '@sinan/aggregate';
import { type Audience, idOf, query } from '@sinan/schema';
import { z } from 'zod';
import type { FiledCase } from './case/index.ts';
import { filerOf, isApplicant } from './case/rules.ts';
import type { CasesRoom } from './room.ts';

/** What other services look up here, as themselves. Null where there is no such case. */

const oneCase = z.strictObject({ caseId: idOf('case') });

/** What an expert is looked for by, and between whom there may be a conflict of interest. */
export const caseForMatching = query({
  name: 'cases.forMatching',
  access: 'system',
  input: oneCase,
  async run(room: CasesRoom, _, { caseId }) {
    const state = await filed(room, caseId);
    if (state === null) return null;
    const { status, centreId, organisationId, industry, division, needs } = state;
    return {
      ...{ caseId, status, centreId, organisationId, filedBy: filerOf(state), industry, division, needs },
      ...disputeOf(state),
      parties: partiesOf(state),
      expert: state.expert?.personId ?? null,
    };
  },
});

/** What an expert may read once the conflict check is over: the matter, and neither who reaches the enterprise nor how. */
export const caseBrief = query({
  name: 'cases.briefFor',
  access: 'system',
  input: oneCase,
  async run(room: CasesRoom, _, { caseId }) {
    const state = await filed(room, caseId);
    if (state === null) return null;
    const { serviceKind, role, stage, needs, receivedOn, servedOn, serviceMethod, submittedAt, texts } = state;
    const { product, facts, procedure, caseNo, caseTitle, rights } = texts;
    const { measures, statedDeadline, serviceDoubt } = state;
    return {
      ...{ caseId, serviceKind, role, stage, needs, receivedOn, servedOn, serviceMethod, submittedAt },
      ...disputeOf(state),
      ...{ product, facts, procedure, caseNo, caseTitle, statedDeadline, serviceDoubt },
      measures: measures.map(({ kind }) => kind),
      assertedRights: rights.map((right, i) => ({ kind: state.rightKinds[i] ?? 'unknown', ...right })),
    };
  },
});

/** Whether a person is of the enterprise's side: filed the case, or is a confirmed member of its organisation. */
export const caseIsApplicant = query({
  name: 'cases.isApplicant',
  access: 'system',
  input: oneCase.extend({ personId: idOf('person'), organisations: z.array(idOf('organisation')) }),
  async run(room: CasesRoom, _, { caseId, personId: by, organisations }) {
    const state = await filed(room, caseId);
    return state !== null && isApplicant({ by, organisations }, state);
  },
});

const audience = z.custom<Audience>((value) => typeof value === 'string');

/** Whether who reads with these audiences may read a case: what is about to be told of it is told to nobody else. */
export const caseReadableTo = query({
  name: 'cases.readableTo',
  access: 'system',
  input: oneCase.extend({ audiences: z.array(audience) }),
  async run(room: CasesRoom, _, { caseId, audiences }) {
    const [seen] = await room.cases.visible([caseId], audiences);
    return seen != null;
  },
});

/** So many of an enterprise's cases, the newest, say what it meets abroad. */
const MOST = 200;

/** What an enterprise's disputes are about, in codes, the newest first: of those that who reads with these audiences may read. */
export const casesInCodes = query({
  name: 'cases.inCodes',
  access: 'system',
  input: z.strictObject({ organisationId: idOf('organisation'), audiences: z.array(audience) }),
  async run({ cases }: CasesRoom, _, { organisationId, audiences }) {
    const where = { audience: { containsAny: [`org:${organisationId}`] } };
    const asked = { where, orderBy: { field: 'submittedAt', direction: 'desc' }, limit: MOST } as const;
    const page = await sifted(cases.documents, asked, (docs) => docs.map((doc) => cases.readable(doc, audiences)));
    return page.rows.flatMap(({ doc }) => {
      const state = cases.stateIn(doc);
      return state.status === 'none' || state.organisationId !== organisationId ? [] : [inCodes(doc.id, state)];
    });
  },
});

function inCodes(caseId: string, { country, rightKinds, industry, platform, measures }: FiledCase) {
  const platforms = [platform, ...measures.map((measure) => measure.platform)].filter((code) => code !== null);
  return { caseId, country, rights: [...new Set(rightKinds)], industry, platforms: [...new Set(platforms)] };
}

function partiesOf({ texts: { applicantName: applicant, claimant, opposingCounsel } }: FiledCase) {
  return { applicant, claimant, opposingCounsel: opposingCounsel.map(({ name }) => name) };
}

function disputeOf({ country, forum, disputeType, rightKinds }: FiledCase) {
  return { country, forum, disputeType, rights: [...new Set(rightKinds)] };
}

async function filed(room: CasesRoom, caseId: string): Promise<FiledCase | null> {
  const found = await room.cases.load(caseId);
  return found === null || found.state.status === 'none' ? null : found.state;
}
