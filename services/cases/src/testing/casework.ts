import { type Actor, type Call, CENTRES, type Id } from '@sinan/schema';
import type { CaseView } from '@sinan/schema/graphql';
import { acceptCase, declineCase } from '../commands/acceptance.ts';
import { archiveCase, terminateCase } from '../commands/ending.ts';
import { fileCase } from '../commands/filing.ts';
import { beginGuidance, closeCase } from '../commands/guidance.ts';
import { acceptHandOver, offerHandOver, returnHandOver } from '../commands/hand-over.ts';
import { draftOpinion, issueOpinion, returnOpinion, reviseOpinion } from '../commands/opinion.ts';
import { requestSupplement, supplyMaterials } from '../commands/supplement.ts';
import { formWith, hangzhou, national, shenzhen, signedIn, staffAt } from './examples.ts';
import { COMMANDS, WAYS } from './life.ts';
import { type CasesUnderTest, openCases } from './room.ts';

type Ask = ReturnType<CasesUnderTest['as']>;
type Doing = (ask: Ask, caseId: string, more: object) => Promise<CaseView>;

/** Every operation on a filed case, with an input that holds. */
export const DOINGS = {
  RequestSupplement: (ask, caseId, more) =>
    ask(requestSupplement, {
      caseId,
      items: [{ item: '授权委托书', why: '复印件未盖章' }],
      dueOn: '2026-11-25',
      ...more,
    }),
  SupplyMaterials: (ask, caseId, more) => ask(supplyMaterials, { caseId, note: '已补充授权委托书。', ...more }),
  AcceptCase: (ask, caseId, more) => ask(acceptCase, { caseId, ...more }),
  DeclineCase: (ask, caseId, more) => ask(declineCase, { caseId, reason: 'R02', ...more }),
  BeginGuidance: (ask, caseId, more) => ask(beginGuidance, { caseId, ...more }),
  DraftOpinion: (ask, caseId, more) =>
    ask(draftOpinion, { caseId, text: '建议在20日内答辩。', language: 'zh-CN', ...more }),
  ReviseOpinion: (ask, caseId, more) =>
    ask(reviseOpinion, { caseId, revision: 1, text: '建议自送达次日起20日内答辩。', language: 'zh-CN', ...more }),
  ReturnOpinion: (ask, caseId, more) => ask(returnOpinion, { caseId, revision: 1, reason: '请写明起算日。', ...more }),
  IssueOpinion: (ask, caseId, more) => ask(issueOpinion, { caseId, revision: 1, ...more }),
  CloseCase: (ask, caseId, more) => ask(closeCase, { caseId, outcome: 'O3', ...more }),
  TerminateCase: (ask, caseId, more) => ask(terminateCase, { caseId, reason: 'T01', ...more }),
  ArchiveCase: (ask, caseId, more) => ask(archiveCase, { caseId, retention: '10-years', ...more }),
  OfferHandOver: (ask, caseId, more) =>
    ask(offerHandOver, { caseId, toCentreId: hangzhou, reason: '由杭州办理更近。', ...more }),
  AcceptHandOver: (ask, caseId, more) => ask(acceptHandOver, { caseId, ...more }),
  ReturnHandOver: (ask, caseId, more) => ask(returnHandOver, { caseId, reason: '不属本中心辖区。', ...more }),
} as const satisfies { readonly [doing: string]: Doing };
export type DoingName = keyof typeof DOINGS;
export const DOING_NAMES = Object.keys(DOINGS) as readonly DoingName[];

type Standing = Exclude<keyof typeof WAYS, 'none'>;
const isDoing = (name: string): name is DoingName => name in DOINGS;
const WRITING: readonly DoingName[] = ['DraftOpinion', 'ReviseOpinion'];
const SYSTEM: Actor = { kind: 'system', service: 'cases' };

/** This service with one enterprise of Shenzhen, its cases, and everyone who may come near them. */
export async function openCasework() {
  const under = await openCases();
  const { test, accounts, as } = under;
  const organisation = accounts.organisation();
  const { organisationId } = organisation;
  const someone = (duties: Parameters<typeof signedIn>[0] = {}) => {
    const made = signedIn(duties);
    accounts.join(made.id, organisation);
    return made;
  };
  const people = {
    /** Filed the case, its membership not yet confirmed. */
    filer: someone(),
    colleague: someone({ organisations: [organisationId] }),
    pending: someone(),
    stranger: signedIn(),
    officer: staffAt(shenzhen),
    /** The officer's colleague, who writes the opinions, so that the officer may issue them. */
    author: staffAt(shenzhen),
    hangzhou: staffAt(hangzhou),
    elsewhere: staffAt(CENTRES.find(({ division }) => division === '320000')?.id ?? national),
    national: staffAt(national),
    /** Advises where the case is advised on. */
    expert: signedIn({ duties: [{ duty: 'expert', centreId: null }] }),
    /** Sees the case as a member of the enterprise, and does intake at another centre. */
    both: someone({ organisations: [organisationId], duties: [{ duty: 'intake', centreId: hangzhou }] }),
    /** The same with every duty at the very centre that holds the case. */
    bothHere: someone({ organisations: [organisationId], duties: staffAt(shenzhen).duties }),
  };

  async function file(): Promise<Id<'case'>> {
    return (await as(people.filer)(fileCase, { organisationId, form: formWith() })).id;
  }
  const doing = (actor: Actor, name: DoingName, caseId: string, more: object = {}, call: Partial<Call> = {}) =>
    DOINGS[name](as(actor, call), caseId, more);

  type Heard = 'AssignExpert' | 'ReleaseExpert' | 'BarPerson' | 'FilerLeaves';
  async function heard(name: Heard, id: Id<'case'>, personId: Id<'person'> = people.expert.id): Promise<void> {
    const command =
      name === 'FilerLeaves'
        ? { ...COMMANDS[name], personId: people.filer.id, organisationId }
        : { ...COMMANDS[name], personId };
    await test.room.cases.execute({ call: test.call(SYSTEM), id, command });
  }

  const doerOf = (name: DoingName) => (WRITING.includes(name) ? people.author : people.officer);

  return {
    ...under,
    people,
    file,
    doing,
    /** A case that was brought so far by those who may. */
    async caseThat(standing: Standing): Promise<Id<'case'>> {
      const id = await file();
      const [, ...way] = WAYS[standing];
      for (const name of way) await (isDoing(name) ? doing(doerOf(name), name, id) : heard(name, id));
      return id;
    },
    /** What the service of experts decides on, of the expert or of whom a spec names. */
    heard,
    /** The stored document and the history, as far as they go. */
    async stored(id: string) {
      await test.room.cases.sweep();
      const where = { id: { gt: `${id}/`, lt: `${id}0` } };
      const history = await test.room.cases.history.page({ where, limit: 100 });
      return { document: await test.room.cases.documents.get(id), entries: history.rows.map(({ doc }) => doc) };
    },
  };
}
