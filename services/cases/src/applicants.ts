import type { Applicant } from './filed.ts';
import type { CasesRoom } from './room.ts';

/** An organisation as somebody states it who is not of it. */
export interface StatedOrganisation {
  readonly uscc: string;
  readonly nameZh: string;
  readonly division: string;
  readonly industry: string;
}

/** The organisation as accounts knows it; as it is stated while it is not registered, and then without a tenant. */
export async function applicantOf(room: CasesRoom, stated: StatedOrganisation): Promise<Applicant> {
  const known = await room.directory.organisationByUscc(stated.uscc);
  const { nameZh: name, division, industry } = known ?? stated;
  return { organisationId: known?.organisationId ?? null, uscc: stated.uscc, name, division, industry };
}
