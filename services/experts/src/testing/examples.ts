import { type Actor, CENTRES, type Duty, type HeldDuty, type Id, newId } from '@sinan/schema';
import type { ProfileInput } from '../expert/index.ts';
import type { Chosen, Parties } from '../invitation/index.ts';

/** Valid examples for specs: each says in full what is usual, so that a spec writes only what differs. */

/** A Tuesday, four in the afternoon in Beijing. */
export const NOW = Date.parse('2026-11-10T08:00:00.000Z');
export const AT = '2026-11-10T08:00:00.000Z';

export const person = (): Id<'person'> => newId('person', NOW);
const centreIn = (division: string): Id<'centre'> => {
  const found = CENTRES.find((centre) => centre.division === division && centre.kind === 'local');
  if (!found) throw new Error(`no local centre in ${division}`);
  return found.id;
};
export const national = CENTRES.filter(({ kind }) => kind === 'national').map(({ id }) => id)[0] as Id<'centre'>;
export const shenzhen = centreIn('440300');
export const hangzhou = centreIn('330100');

export function profileWith(differs: Partial<ProfileInput> = {}): ProfileInput {
  return {
    nameZh: '专家甲',
    nameEn: 'Expert A',
    firm: 'Example Law LLP',
    affiliates: [],
    formerNames: [],
    kind: 'lawyer',
    countries: ['US'],
    rights: ['patent-invention'],
    forums: ['us-itc'],
    disputeTypes: ['section-337'],
    languages: ['zh', 'en'],
    industries: ['C'],
    practisingSince: 2005,
    bioZh: '从事337调查。',
    bioEn: 'Section 337 practice.',
    capacity: 3,
    ...differs,
  };
}

export const parties: Parties = {
  applicant: '深圳示例机器人有限公司',
  claimant: 'Northwind Inc.',
  opposingCounsel: ['Opposite & Partners LLP'],
  coParties: ['宁波示例灯具有限公司'],
};

export function chosenWith(differs: Partial<Chosen> = {}): Chosen {
  const reasons = [{ code: 'jurisdiction', points: 30, params: { country: 'US' } }] as const;
  return { expertId: newId('expert', NOW), personId: person(), score: 80, reasons, ...differs };
}

/** Someone signed in: their own audience, and those of confirmed organisations and of duties, as accounts gives them. */
export function signedIn(
  held: {
    readonly id?: Id<'person'>;
    readonly organisations?: readonly Id<'organisation'>[];
    readonly duties?: readonly HeldDuty[];
  } = {},
): Actor & { kind: 'person' } {
  const { id = person(), organisations = [], duties = [] } = held;
  const centres = duties.flatMap(({ centreId }) => (centreId === null ? [] : [`centre:${centreId}` as const]));
  const nation = duties.some(({ centreId }) => centreId === national) ? (['national'] as const) : [];
  const staff = centres.length > 0 ? (['staff'] as const) : [];
  const expert = duties.some(({ duty }) => duty === 'expert') ? ([`expert:${id}`] as const) : [];
  const orgs = organisations.map((one) => `org:${one}` as const);
  return {
    kind: 'person',
    id,
    sessionId: newId('session', NOW),
    audiences: ['public', `person:${id}`, ...orgs, ...staff, ...centres, ...nation, ...expert],
    duties,
    organisations,
  };
}

export function staffAt(centreId: Id<'centre'>, ...duties: readonly Duty[]): Actor & { kind: 'person' } {
  return signedIn({ duties: duties.map((duty) => ({ duty, centreId })) });
}
export function expertActor(id: Id<'person'>, more: readonly HeldDuty[] = []): Actor & { kind: 'person' } {
  return signedIn({ id, duties: [{ duty: 'expert', centreId: null }, ...more] });
}
