import type { Resources } from '@sinan/runtime';
import { type Id, idOf } from '@sinan/schema';
import { z } from 'zod';

const legalDate = z.object({ date: z.iso.date(), zone: z.string() });
const dispute = { country: z.string(), forum: z.string(), disputeType: z.string(), rights: z.array(z.string()) };

const matter = z
  .object({
    ...dispute,
    status: z.string(),
    centreId: idOf('centre'),
    organisationId: idOf('organisation').nullable(),
    filedBy: idOf('person').nullable(),
    needs: z.array(z.string()),
    industry: z.string(),
    parties: z.object({
      applicant: z.string().nullable(),
      claimant: z.string().nullable(),
      opposingCounsel: z.array(z.string()).nullable().default([]),
      coParties: z.array(z.string()).default([]),
    }),
  })
  .nullable();

const brief = z
  .object({
    ...dispute,
    serviceKind: z.string(),
    role: z.string(),
    stage: z.string().nullable(),
    needs: z.array(z.string()),
    product: z.string().nullable(),
    facts: z.string().nullable(),
    /** Done to the enterprise already: a restraining order, a freeze, a seizure. */
    measures: z.array(z.string()).default([]),
    /** The time limit that the paper states: an instant. */
    statedDeadline: z.object({ at: z.iso.datetime(), zone: z.string() }).nullable().default(null),
    procedure: z.string().nullable(),
    caseNo: z.string().nullable(),
    caseTitle: z.string().nullable(),
    receivedOn: legalDate,
    servedOn: legalDate.nullable(),
    serviceMethod: z.string().nullable(),
  })
  .nullable();

/** A case as matching needs it. */
export type CaseMatter = NonNullable<z.infer<typeof matter>>;
/** The facts of a case, for an expert without a conflict. */
export type CaseBrief = NonNullable<z.infer<typeof brief>>;

const person = z.object({ id: idOf('person') });
const anything = z.unknown();

/** What this service asks of others. Null: there is no such case. */
export interface Directory {
  /** The cases that a person could have spoken in for the applicant. */
  casesAround(personId: string): Promise<readonly string[]>;
  matterOf(caseId: string): Promise<CaseMatter | null>;
  briefOf(caseId: string): Promise<CaseBrief | null>;
  /** Whether a person filed the case or, by these confirmed memberships, belongs to its enterprise. */
  isApplicant(caseId: string, personId: string, organisations: readonly string[]): Promise<boolean>;
  /** Whether a person belongs to an organisation, or has asked to. */
  belongsTo(organisationId: string, personId: string): Promise<boolean>;
  /** Registers whoever has this address, if they are new, and gives them the duty `expert`. Given again, it changes nothing. */
  giveDuty(email: string): Promise<Id<'person'>>;
  takeDuty(personId: string): Promise<void>;
}

export function openDirectory(ask: Resources['ask']): Directory {
  const asking = async <T>(name: string, input: object, answer: z.ZodType<T>): Promise<T> =>
    answer.parse(await ask(name, input));
  return {
    casesAround: (personId) => asking('cases.around', { personId }, z.array(z.string())),
    matterOf: (caseId) => asking('cases.forMatching', { caseId }, matter),
    briefOf: (caseId) => asking('cases.briefFor', { caseId }, brief),
    isApplicant: (caseId, personId, organisations) =>
      asking('cases.isApplicant', { caseId, personId, organisations }, z.boolean()),
    belongsTo: async (organisationId, personId) =>
      (await asking('accounts.organisationForFiling', { organisationId, personId }, anything)) !== null,
    giveDuty: async (email) => (await asking('accounts.grantDuty', { email, duty: 'expert' }, person)).id,
    takeDuty: async (personId) => void (await asking('accounts.revokeDuty', { personId, duty: 'expert' }, anything)),
  };
}
