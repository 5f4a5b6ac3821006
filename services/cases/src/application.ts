import { audiencesOf, idOf, query } from '@sinan/schema';
import { z } from 'zod';
import type { FiledCase } from './case/index.ts';
import type { ContactPerson, FiledCodes, FiledTexts } from './filed.ts';
import type { CasesRoom } from './room.ts';
import { sideOf } from './sides.ts';

/** The application as it was filed: what a list of cases does not need. How the enterprise is reached is for its own side and its centre's. */
export interface ApplicationView
  extends Pick<FiledCodes, 'serviceKind' | 'role' | 'stage' | 'receivedOn' | 'measures' | 'statedDeadline'>,
    Pick<FiledCodes, 'platform' | 'joint'>,
    Pick<FiledTexts, 'procedure' | 'caseNo' | 'caseTitle' | 'claimant' | 'opposingCounsel' | 'shop' | 'sellerId'> {
  readonly rights: readonly AssertedRight[];
  readonly serviceDoubt: { readonly answer: string; readonly note: string | null } | null;
  readonly exposure: { readonly amount: string; readonly currency: string; readonly basis: string | null } | null;
  readonly lawyer: { readonly retained: boolean; readonly firm: string | null } | null;
  readonly contact: ContactPerson | null;
}
interface AssertedRight {
  readonly kind: string;
  readonly number: string | null;
  readonly name: string | null;
  readonly owner: string | null;
}

/** Null for what the actor may not see. */
export const applicationOf = query({
  name: 'cases.application',
  access: 'signed-in',
  input: z.strictObject({ caseId: idOf('case') }),
  async run(room: CasesRoom, { actor }, { caseId }): Promise<ApplicationView | null> {
    const [seen] = await room.cases.visible([caseId], audiencesOf(actor));
    if (!seen || seen.state.status === 'none') return null;
    const side = sideOf(actor, seen.state);
    const reaches = side === 'applicant' || side === 'centre';
    return { ...applicationIn(seen.state), contact: reaches ? seen.state.texts.contactPerson : null };
  },
});

function applicationIn(state: FiledCase): Omit<ApplicationView, 'contact'> {
  const { serviceKind, role, stage, receivedOn, measures, statedDeadline, platform, joint, texts } = state;
  const { procedure, caseNo, caseTitle, claimant, opposingCounsel, shop, sellerId } = texts;
  return {
    ...{ serviceKind, role, stage, receivedOn, measures, statedDeadline, platform, joint },
    ...{ procedure, caseNo, caseTitle, claimant, opposingCounsel, shop, sellerId },
    rights: texts.rights.map((right, i) => ({ kind: state.rightKinds[i] ?? 'unknown', ...right })),
    serviceDoubt: state.serviceDoubt === null ? null : { answer: state.serviceDoubt, note: texts.serviceDoubtNote },
    exposure: state.exposure && { ...state.exposure, basis: texts.exposureBasis },
    lawyer: state.lawyerRetained === null ? null : { retained: state.lawyerRetained, firm: texts.lawyerFirm },
  };
}
