import { type Actor, type CaseForm, CENTRES, checkCharacter, type HeldDuty, type Id, newId } from '@sinan/schema';
import { type CaseAccepted, type CaseSubmitted, caseDecider, type FileCase } from '../case/index.ts';
import type { Applicant } from '../filed.ts';
import { filingOf } from '../filing.ts';

/** Valid examples for specs: each says in full what is usual, so that a spec writes only what differs. */
export const NOW = Date.parse('2026-11-10T08:00:00.000Z');

export const person = (): Id<'person'> => newId('person', NOW);
const centreIn = (division: string): Id<'centre'> => {
  const found = CENTRES.find((centre) => centre.division === division && centre.kind === 'local');
  if (!found) throw new Error(`no local centre in ${division}`);
  return found.id;
};
export const national = CENTRES.filter(({ kind }) => kind === 'national').map(({ id }) => id)[0] as Id<'centre'>;
export const shenzhen = centreIn('440300');
export const hangzhou = centreIn('330100');

/** A credit code of a registering office (six digits), with the right check character. */
export function usccIn(division: string): string {
  const first17 = `91${division}MA5EXAMPK`;
  return `${first17}${checkCharacter(first17)}`;
}
export const uscc = usccIn('440300');

export function formWith(differs: Partial<CaseForm> = {}): CaseForm {
  return {
    serviceKind: 'guidance',
    role: 'respondent',
    disputeType: 'section-337',
    country: 'US',
    forum: 'us-itc',
    receivedOn: '2026-11-03',
    servedOn: '2026-11-03',
    serviceMethod: 'mail',
    rights: [{ kind: 'patent-invention', number: 'US 9,999,999', owner: 'Northwind Inc.' }],
    product: 'Robot vacuum cleaner X1',
    claimant: 'Northwind Inc.',
    needs: ['procedure-deadlines', 'strategy'],
    facts: '2026年11月3日收到337调查起诉状。',
    ...differs,
  };
}

/** What a form may say beyond what every one does. */
export const saysMore = {
  contact: { name: '示例联系人', post: '法务', mobile: '13800000000', email: 'ip@robot.example' },
  opposingCounsel: [{ name: 'Illustrative & Partners LLP', country: 'US' }],
  measures: [{ kind: 'account-freeze', platform: 'amazon', amount: { amount: '1250000', currency: 'USD' } }],
  statedDeadline: { at: '2026-11-23T22:15:00.000Z', zone: 'America/New_York' },
  serviceDoubt: { answer: 'yes', note: '仅以电子邮件送达。' },
  exposure: { amount: '300000000', currency: 'CNY', basis: '近一年对美出口额' },
  platform: 'amazon',
  shop: 'Example Robots',
  sellerId: 'A1EXAMPLE',
  joint: 'later',
  lawyer: { retained: false },
} satisfies Partial<CaseForm>;

function applicantWith(differs: Partial<Applicant> = {}): Applicant {
  return {
    organisationId: newId('organisation', NOW),
    uscc,
    name: '深圳示例机器人有限公司',
    division: '440305',
    industry: 'C',
    ...differs,
  };
}

export function filingWith(differs: Partial<FileCase> = {}): FileCase {
  const filer = { filedBy: person(), partnerId: null };
  return {
    ...filingOf({ applicant: applicantWith(), filer, form: formWith(), contact: null }, CENTRES, NOW),
    ...differs,
  };
}

export function submittedWith(differs: Partial<CaseSubmitted> = {}): CaseSubmitted {
  const [event] = caseDecider.decide(filingWith(), caseDecider.initial);
  if (event?.type !== 'CaseSubmitted') throw new Error('a filing leads to a submitted case');
  return { ...event, ...differs };
}

export function acceptedAfter({ centreId, organisationId, filedBy }: CaseSubmitted): CaseAccepted {
  return {
    type: 'CaseAccepted',
    centreId,
    organisationId,
    filedBy,
    acceptedBy: person(),
    acceptedAt: '2026-11-11T01:00:00.000Z',
  };
}

/** Someone signed in: their own audience, and those of confirmed organisations and of duties, as accounts gives them. */
export function signedIn(
  held: { readonly organisations?: readonly Id<'organisation'>[]; readonly duties?: readonly HeldDuty[] } = {},
): Actor & { kind: 'person' } {
  const id = person();
  const { organisations = [], duties = [] } = held;
  const centres = duties.flatMap(({ centreId }) => (centreId === null ? [] : [`centre:${centreId}` as const]));
  const nation = duties.some(({ centreId }) => centreId === national) ? (['national'] as const) : [];
  const advice = duties.some(({ duty }) => duty === 'expert') ? ([`expert:${id}`] as const) : [];
  const ofOrganisations = organisations.map((one) => `org:${one}` as const);
  return {
    kind: 'person',
    id,
    sessionId: newId('session', NOW),
    audiences: ['public', `person:${id}`, ...ofOrganisations, ...centres, ...nation, ...advice],
    duties,
    organisations,
  };
}

/** One of a small centre, where everybody does everything: only their own items are approved by another. */
export function staffAt(centreId: Id<'centre'>): Actor & { kind: 'person' } {
  const duties = ['intake', 'officer', 'reviewer', 'signatory', 'archivist'] as const;
  return signedIn({ duties: duties.map((duty) => ({ duty, centreId })) });
}
