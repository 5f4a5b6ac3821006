import { newId } from '@sinan/schema';
import { expect } from 'vitest';
import { data, graphql } from './graphql.ts';
import { linkIn, type MailSink } from './mail-sink.ts';
import { mutate, type Outcome } from './mutate.ts';
import type { Person } from './people.ts';
import { until } from './until.ts';

/** A case with all that becomes of it, as its readers see it. */
const SEEN = `id status centre { id } acceptedAt
  supplements { round items { item why } dueOn { date zone } suppliedAt note }
  declined { reason { code } note } terminated { reason { code } note }
  opinions { number text } opinionDraft { number revision text returned { reason } } outcome { result { code } note } archive { retention { code } }
  handOver { to { id } reason } returned { by { id } reason }
  timeline { sequence type actorKind round reason { code } outcome { code } centre { id } }`;
export interface SeenCase {
  readonly id: string;
  readonly status: string;
  readonly timeline: readonly { readonly sequence: number; readonly type: string; readonly actorKind: string }[];
}

/** A case by its id; null for whom it does not exist. */
export async function caseSeenBy(url: string, { token }: Person, id: string): Promise<SeenCase | null> {
  const QUERY = `query ($id: ID!) { case(id: $id) { ${SEEN} } }`;
  return (await data<{ case: SeenCase | null }>(graphql(url, token, QUERY, { id }))).case;
}

/** What happened to a case, in order. */
export async function timelineFor(url: string, by: Person, id: string): Promise<readonly string[] | undefined> {
  return (await caseSeenBy(url, by, id))?.timeline.map(({ type }) => type);
}

/** The ids in a list of cases: `cases`, `queue` or `offeredCases`. */
export async function listed(url: string, { token }: Person, list: string): Promise<readonly string[]> {
  interface Page {
    readonly edges: readonly { readonly node: { readonly id: string } }[];
  }
  const found = await data<{ [list: string]: Page }>(
    graphql(url, token, `{ ${list}(first: 100) { edges { node { id } } } }`),
  );
  return found[list]?.edges.map(({ node }) => node.id) ?? [];
}

/**
 * Runs a mutation on a case as a client that does not trust its line: twice under one command id. The answer is the same, and whoever
 * reads on sees that it happened once.
 */
export async function twice(
  url: string,
  by: Person,
  name: string,
  input: object,
): Promise<Outcome & Partial<SeenCase>> {
  const manner = { commandId: newId('command', Date.now()), selection: `... on Case { ${SEEN} }` };
  const first = await mutate(url, by, name, input, manner);
  expect(await mutate(url, by, name, input, manner)).toEqual(first);
  return first;
}

/** Every mutation on a case, each with an input that is valid where its turn has come. `supplyMaterials` is the enterprise's, the others are staff's. */
export const staffWork = (caseId: string, toCentreId: string): readonly (readonly [name: string, input: object])[] => [
  ['requestSupplement', { caseId, ...supplementOf() }],
  ['acceptCase', { caseId }],
  ['declineCase', { caseId, reason: 'R02' }],
  ['beginGuidance', { caseId }],
  ['draftOpinion', { caseId, text: 'Answer in time.', language: 'en' }],
  ['reviseOpinion', { caseId, revision: 1, text: 'Answer within 20 days.', language: 'en' }],
  ['returnOpinion', { caseId, revision: 1, reason: 'Of which day?' }],
  ['issueOpinion', { caseId, revision: 1 }],
  ['closeCase', { caseId, outcome: 'O10' }],
  ['terminateCase', { caseId, reason: 'T01' }],
  ['archiveCase', { caseId, retention: '10-years' }],
  ['offerHandOver', { caseId, toCentreId, reason: 'Nearer to the enterprise.' }],
  ['acceptHandOver', { caseId }],
  ['returnHandOver', { caseId, reason: 'Not ours.' }],
];
const DAY = 86_400_000;
/** What a centre asks for, due in a fortnight. */
export const supplementOf = () => ({
  items: [{ item: '起诉状副本', why: '核对送达日' }],
  dueOn: new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(Date.now() + 14 * DAY),
});

/** The mails about a case that reached an address, by kind, in the order of their arrival. */
export function heard(sink: MailSink, { email }: Person, caseId: string): readonly string[] {
  return mailsAbout(sink, email, caseId).map(kindOf);
}

/** Waits for the mail of this kind about a case, the nth of its kind: it says that no person sent it, and links to the case. */
export async function hears(sink: MailSink, { email }: Person, caseId: string, kind: string, nth = 1) {
  const look = () => mailsAbout(sink, email, caseId).filter((mail) => kindOf(mail) === kind)[nth - 1];
  const mail = await until(`mail number ${nth} of ${kind} to ${email}`, look);
  expect(header(mail, 'auto-submitted')).toBe('auto-generated');
  expect(linkIn(mail, '/cases/').pathname).toBe(`/cases/${caseId}`);
  return { subject: mail.subject ?? '', words: `${mail.subject}\n${mail.text}\n${mail.html}` };
}

/** Waits until every mail about a case that was asked for has been sent, so that what has not come does not come. */
export async function allSent(url: string, { token }: Person, caseId: string, count: number): Promise<void> {
  const QUERY = '{ mails(first: 100) { edges { node { id state } } } }';
  await until(`${count} mails about ${caseId}, all sent`, async () => {
    const { mails } = await data<{ mails: { edges: { node: { id: string; state: string } }[] } }>(
      graphql(url, token, QUERY),
    );
    const states = mails.edges.map(({ node }) => node).filter(({ id }) => id.includes(caseId));
    return states.length >= count && states.every(({ state }) => state === 'sent');
  });
}

type Mail = MailSink['mails'][number];
const header = (mail: Mail, name: string) => mail.headers.find(({ key }) => key === name)?.value;
const kindOf = (mail: Mail) => header(mail, 'x-sinan-purpose') ?? '';
const mailsAbout = (sink: MailSink, email: string, caseId: string) =>
  sink.to(email).filter(({ text }) => text?.includes(caseId));
