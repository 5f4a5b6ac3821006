import type { Applicant } from './filed.ts';
import type { CasesRoom } from './room.ts';

/** An organisation as somebody states it who is not of it. */
export interface StatedOrganisation {
  readonly uscc: string;
  readonly nameZh: string;
  readonly division: string;
  readonly industry: string;
}

/**
 * The organisation as accounts knows it. While it is not registered it is as stated, and without a tenant; while nobody is confirmed in it, as stated
 * too: who claims an enterprise decides neither what it is called nor which centre has its matters.
 */
export async function applicantOf(room: CasesRoom, stated: StatedOrganisation): Promise<Applicant> {
  const known = await room.directory.organisationByUscc(stated.uscc);
  const { nameZh: name, division, industry } = known?.vouched ? known : stated;
  return { organisationId: known?.organisationId ?? null, uscc: stated.uscc, name, division, industry };
}
