import { type Id, newId, Refusal } from '@sinan/schema';
import { NOW, parties, person, shenzhen } from './examples.ts';

/** What cases and accounts would answer: a spec says what is filed there, and who is who. */
export interface StandInCase {
  readonly caseId: Id<'case'>;
  status: string;
  centreId: Id<'centre'>;
  organisationId: Id<'organisation'> | null;
  filedBy: Id<'person'> | null;
  parties: {
    applicant: string | null;
    claimant: string | null;
    opposingCounsel?: readonly string[] | null;
    coParties?: readonly string[];
  };
  needs: readonly string[];
  disputeType: string;
  country: string;
  forum: string;
  rights: readonly string[];
  statedDeadline?: { readonly at: string; readonly zone: string };
}

export type StandIns = ReturnType<typeof standIns>;

export function standIns() {
  const cases = new Map<string, StandInCase>();
  const people = new Map<string, Id<'person'>>();
  const holders = new Set<string>();
  const members = new Set<string>();
  const asked: string[] = [];
  let isAway = false;

  const matterOf = (one: StandInCase) => ({ ...one, industry: 'C', division: '440305', expert: null });
  const briefOf = ({ country, forum, disputeType, rights, needs, ...one }: StandInCase) => ({
    ...{ country, forum, disputeType, rights, needs },
    ...{ serviceKind: 'guidance', role: 'respondent', stage: null, product: 'Robot vacuum X1', facts: '收到起诉状。' },
    ...{ procedure: null, caseNo: '337-TA-1499', caseTitle: null, serviceMethod: 'mail' },
    ...{ measures: ['none'], statedDeadline: one.statedDeadline ?? null },
    ...{ receivedOn: { date: '2026-11-03', zone: 'America/New_York' }, servedOn: null },
  });
  function isApplicant({ caseId = '', personId = '', organisations = [] }: Question): boolean {
    const one = cases.get(caseId);
    return one !== undefined && (one.filedBy === personId || organisations.some((id) => id === one.organisationId));
  }
  const answers: { readonly [name: string]: (question: Question) => unknown } = {
    'cases.forMatching': ({ caseId = '' }) => apply(cases.get(caseId), matterOf),
    'cases.briefFor': ({ caseId = '' }) => apply(cases.get(caseId), briefOf),
    'cases.isApplicant': isApplicant,
    'accounts.organisationForFiling': ({ organisationId, personId }) =>
      members.has(`${organisationId}|${personId}`) ? { organisationId } : null,
    'accounts.grantDuty': ({ email = '' }) => {
      const id = people.get(email) ?? person();
      people.set(email, id);
      holders.add(id);
      return { id, email, locale: 'zh-CN' };
    },
    'accounts.revokeDuty': ({ personId = '' }) => {
      if (![...people.values()].some((id) => id === personId)) throw new Refusal('NOT_FOUND');
      holders.delete(personId);
      return { id: personId, email: 'x@y.example', locale: 'zh-CN' };
    },
  };

  return {
    async ask(name: string, input: unknown): Promise<unknown> {
      asked.push(name);
      const answer = answers[name];
      if (!answer) throw new Error(`nobody answers ${name}`);
      if (isAway) throw new Error(`${name} is away`);
      return answer(input as Question);
    },
    /** The names of all that was asked. */
    asked,
    /** Whether nobody answers for a time. */
    away(now: boolean) {
      isAway = now;
    },
    /** A case of Shenzhen under guidance, but for what differs. */
    file(differs: Partial<StandInCase> = {}): StandInCase {
      const made: StandInCase = {
        caseId: newId('case', NOW),
        status: 'guiding',
        centreId: shenzhen,
        organisationId: newId('organisation', NOW),
        filedBy: person(),
        parties: { ...parties, coParties: parties.coParties ?? [] },
        needs: ['strategy'],
        disputeType: 'section-337',
        country: 'US',
        forum: 'us-itc',
        rights: ['patent-invention'],
        ...differs,
      };
      cases.set(made.caseId, made);
      return made;
    },
    join: (organisationId: string | null, personId: string) => void members.add(`${organisationId}|${personId}`),
    /** Whether a person holds the duty `expert`. */
    isHolder: (personId: string) => holders.has(personId),
    /** Gives an address to another person, as when an account was changed. */
    readdress: (email: string) => void people.set(email, person()),
    personAt: (email: string) => people.get(email),
  };
}

interface Question {
  readonly caseId?: string;
  readonly personId?: string;
  readonly organisationId?: string;
  readonly organisations?: readonly string[];
  readonly email?: string;
}

function apply<T, O>(value: T | undefined, to: (value: T) => O): O | null {
  return value === undefined ? null : to(value);
}
