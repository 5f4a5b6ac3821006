import { data, graphql } from '../acceptance/graphql.ts';
import type { Answered } from './samples.ts';
import type { Told } from './story.ts';

const CASE = `id status product applicantName submittedAt acceptedAt routedBy filedBy { id } organisation { id nameZh }
  centre { id } country { code } forum { code } disputeType { code } servedOn { date zone } needs { code } facts
  supplements { round items { item why } dueOn { date zone } suppliedAt note } declined { reason { code } note }
  terminated { reason { code } note } opinions { number text } outcome { result { code } note }
  archive { retention { code } } handOver { to { id } reason } returned { by { id } reason }
  timeline { sequence type actorKind }`;
const WARNING = 'id status version title summary severity countries';
const ENTRY = 'id status kind amount currency cny rate evidence case { id }';
const AMOUNTS = '{ total proven confirmed estimated }';
const page = (list: string, fields: string) => `{ ${list} { edges { node { ${fields} } } } }`;

/** Every list there is, asked by whom it is for. Codes are asked for, not their words, which a release may better. */
const QUESTIONS = (told: Told): readonly (readonly [who: string, query: string])[] => [
  ['filer', page('cases(first: 30)', 'id status product submittedAt')],
  [
    'filer',
    '{ me { person { id email locale } duties { duty } memberships { id status organisation { id uscc nameZh } } } }',
  ],
  ...Object.values(told.cases).map((id) => ['filer', `{ case(id: "${id}") { ${CASE} } }`] as const),
  ['stranger', page('cases(first: 30)', 'id')],
  ['pending', '{ me { memberships { id status } } }'],
  ['staff', page('queue(first: 30)', 'id status submittedAt')],
  ['staff', page('memberships(first: 30)', 'id status')],
  ['staff', page(`outcomeEntries(first: 50, caseId: "${told.cases.guiding}")`, ENTRY)],
  ['staff', page('outcomeRows(kind: saved, year: 2026)', 'direction cny entry { id }')],
  ['otherStaff', page('offeredCases(first: 30)', 'id handOver { to { id } reason }')],
  ['otherStaff', page('queue(first: 30)', 'id status')],
  ['editor', page('drafts(first: 30)', WARNING)],
  ['anybody', page('warnings(first: 30)', WARNING)],
  ['admin', page('partners(first: 30)', 'id source name')],
  ['admin', page('mails(first: 100)', 'id kind')],
  ['admin', '{ parkedEvents { id service group error replayable } }'],
  ['admin', `{ figures(year: 2026) { enterprises guidances unregistered recovered ${AMOUNTS} saved ${AMOUNTS} } }`],
  ['admin', '{ caseTallies(by: state, year: 2026) { key count } }'],
];

/** What the platform answers to all of them. */
export async function answersOf(url: string, told: Told): Promise<readonly Answered[]> {
  const answers: Answered[] = [];
  for (const [who, query] of QUESTIONS(told))
    answers.push({ who, query, answer: await data(graphql(url, tokenOf(told, who), query)) });
  return answers;
}

/** The same question once more. */
export const askedAgain = (url: string, told: Told, { who, query }: Answered) =>
  data<unknown>(graphql(url, tokenOf(told, who), query));

function tokenOf({ people }: Told, who: string): string | null {
  const known = { ...people, editor: people.editors[0] };
  const person = Object.entries(known).find(([name]) => name === who)?.[1];
  return typeof person === 'object' && 'token' in person ? person.token : null;
}
