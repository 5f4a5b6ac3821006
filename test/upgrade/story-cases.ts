import { mutate } from '../acceptance/mutate.ts';
import { application, fileCase, type Person } from '../acceptance/people.ts';
import type { People } from '../acceptance/stage.ts';

/** Where a case of the story stands; `asked` and `returned` are a supplement that was supplied, and an offer that was turned down. */
export const CASE_STATES = [
  'submitted',
  'supplementing',
  'supplemented',
  'accepted',
  'guiding',
  'advised',
  'closed',
  'archived',
  'declined',
  'terminated',
  'offered',
  'returned',
  'handedOver',
] as const;
export type CasesOfStory = { readonly [state in (typeof CASE_STATES)[number]]: string };

/** Everybody's part in a case: the enterprise's person, the staff that holds it, and the staff of the other centre. */
export interface Handling {
  readonly url: string;
  readonly people: People;
  readonly otherCentre: string;
}

export const supplement = {
  items: [{ item: '起诉状副本', why: '核对送达日' }],
  dueOn: '2026-12-04',
};

const NODES = ['Case', 'LedgerEntry', 'Warning', 'Person', 'Membership'];

/** Runs a mutation that must have its effect; gives the id of what it made or changed. */
export async function act(url: string, by: Person | null, name: string, input: object, of = 'Case'): Promise<string> {
  const selection = NODES.includes(of) ? `... on ${of} { id }` : '';
  const outcome = await mutate(url, by, name, input, { selection });
  if (outcome.__typename === of) return outcome.id ?? '';
  throw new Error(`${name} was refused: ${JSON.stringify(outcome)}`);
}

/** A case in each state, each filed and brought there by people. */
export async function casesOfStory(handling: Handling): Promise<CasesOfStory> {
  const { url, people, otherCentre } = handling;
  const { filer, staff, otherStaff, organisationId } = people;
  const filed = async (product: string, ...steps: readonly Step[]) => {
    const { id: caseId } = await fileCase(url, filer, application(organisationId, { product }));
    for (const [by, name, more] of steps) await act(url, by, name, { caseId, ...more });
    return caseId;
  };
  type Step = readonly [by: Person, name: string, more?: object];
  const asked: Step = [staff, 'requestSupplement', supplement];
  const accepted: Step = [staff, 'acceptCase'];
  const guided: readonly Step[] = [accepted, [staff, 'beginGuidance']];
  const advised: readonly Step[] = [...guided, [staff, 'issueOpinion', { text: '建议在期限内答辩。' }]];
  const closed: readonly Step[] = [...advised, [staff, 'closeCase', { outcome: 'O3', note: '双方和解' }]];
  const offered: Step = [staff, 'offerHandOver', { toCentreId: otherCentre, reason: '企业在宁波设厂。' }];
  return {
    submitted: await filed('推车甲'),
    supplementing: await filed('推车乙', asked),
    supplemented: await filed('推车丙', asked, [filer, 'supplyMaterials', { note: '补充起诉状副本。' }]),
    accepted: await filed('推车丁', accepted),
    guiding: await filed('推车戊', ...guided),
    advised: await filed('推车己', ...advised),
    closed: await filed('推车庚', ...closed),
    archived: await filed('推车辛', ...closed, [staff, 'archiveCase', { retention: '30-years' }]),
    declined: await filed('推车壬', [staff, 'declineCase', { reason: 'R02' }]),
    terminated: await filed('推车癸', ...guided, [staff, 'terminateCase', { reason: 'T01' }]),
    offered: await filed('推车子', offered),
    returned: await filed('推车丑', offered, [otherStaff, 'returnHandOver', { reason: '不属本中心。' }]),
    handedOver: await filed('推车寅', offered, [otherStaff, 'acceptHandOver']),
  };
}
