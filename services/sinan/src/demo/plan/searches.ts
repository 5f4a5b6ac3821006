import { EXPERTS } from '../cast/experts.ts';
import type { Told } from './casework.ts';
import { type Beat, known } from './step.ts';

/** How the search for an expert goes, and how far it has come. */
export type Search = 'asked' | 'offered' | 'assigned' | 'conflicted' | 'declined' | 'lapsed' | 'waiver' | 'objected';

/** Two candidates in order, each answered for by themselves: first for conflicts of interest, then for the offer. */
export function searched(told: Told, how: Search): readonly Beat[] {
  const [first, second] = candidates(told);
  const asked: Beat = {
    ...{ after: 0, by: told.office.archivist, operation: 'experts.invite' },
    input: { caseId: known(told.name), candidates: [first, second].map(({ name }) => known(name)), urgent: false },
    saves: { [searchOf(told)]: 'id' },
  };
  switch (how) {
    case 'asked':
    case 'lapsed':
      return [asked];
    case 'offered':
      return [asked, answer(told, first.email, 'clear')];
    case 'assigned':
      return [asked, ...taken(told, first.email)];
    case 'conflicted':
      return [asked, answer(told, first.email, 'conflict'), ...taken(told, second.email)];
    case 'declined':
      return [asked, answer(told, first.email, 'clear'), refused(told, first.email), ...taken(told, second.email)];
    case 'waiver':
      return [asked, waived(told, first.email)];
    case 'objected':
      return [asked, ...taken(told, first.email), objected(told)];
    default:
      return how satisfies never;
  }
}

/** The expert who is assigned in the end, where one is. */
export function assignedIn(told: Told, how: Search): string | null {
  const [first, second] = candidates(told);
  if (how === 'assigned') return first.email;
  return how === 'conflicted' || how === 'declined' ? second.email : null;
}

const searchOf = ({ name }: Told) => `search of ${name}`;

/** Nobody who is away within the year: whom the ranking excludes cannot be invited. */
const FREE = EXPERTS.filter(({ away }) => away === null);

/** Who is qualified where the forum is comes first, but for whom the story asks first; of a case always the same two. */
function candidates({ dispute, name, asksFirst }: Told) {
  const turn = Number(name.split('-')[1]) % FREE.length;
  const turned = [...FREE.slice(turn), ...FREE.slice(0, turn)];
  const fits = (one: (typeof FREE)[number]) => Number(one.countries.includes(dispute.country));
  const before = (one: (typeof FREE)[number]) => (one === asksFirst ? 2 : fits(one));
  const [first, second] = turned.toSorted((one, other) => before(other) - before(one));
  if (first === undefined || second === undefined) throw new Error('the pool is empty');
  return [first, second] as const;
}

function answer(told: Told, by: string, said: 'clear' | 'conflict'): Beat {
  const input = { invitationId: known(searchOf(told)), answer: said };
  return { after: 0, by, operation: 'experts.answerConflict', input };
}

function taken(told: Told, by: string): readonly Beat[] {
  const accepted = { invitationId: known(searchOf(told)), answer: 'accept' };
  return [answer(told, by, 'clear'), { after: 1, by, operation: 'experts.answerOffer', input: accepted }];
}

function refused(told: Told, by: string): Beat {
  const input = { invitationId: known(searchOf(told)), answer: 'decline', reason: 'E01' };
  return { after: 1, by, operation: 'experts.answerOffer', input };
}

function waived(told: Told, by: string): Beat {
  const waiver =
    told.lang === 'zh'
      ? '曾为对方提供过与本案无关的咨询，已结束。'
      : 'Once advised the other side on another matter, which has ended.';
  const input = { invitationId: known(searchOf(told)), answer: 'waiver', waiver };
  return { after: 0, by, operation: 'experts.answerConflict', input };
}

function objected(told: Told): Beat {
  const reason = told.lang === 'zh' ? '该专家曾任职于竞争对手。' : 'This expert once worked for a competitor.';
  const input = { caseId: known(told.name), reason };
  return { after: 2, by: told.enterprise.member, operation: 'experts.object', input, settled: true };
}
