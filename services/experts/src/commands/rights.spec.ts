import { type Actor, anonymous, newId, type Operation } from '@sinan/schema';
import { afterAll, describe, expect, it } from 'vitest';
import type { ExpertsRoom } from '../index.ts';
import { candidacyBrief, myInvitations } from '../queries/candidacies.ts';
import { expertsByIds } from '../queries/pool.ts';
import { rankExperts } from '../queries/ranking.ts';
import { expertOfCase, invitationOfCase, invitationsByIds } from '../queries/searches.ts';
import { hangzhou, NOW, national, person, profileWith, shenzhen, signedIn, staffAt } from '../testing/examples.ts';
import { openExperts } from '../testing/room.ts';
import { answerConflict, answerOffer } from './answers.ts';
import { objectToExpert } from './objection.ts';
import { changeOwnTerms, stateAbsences } from './own.ts';
import { changeExpert, enrolExpert, letExpertLeave, resumeExpert, reviewExpert, suspendExpert } from './pool.ts';
import { addCandidates, inviteExperts } from './search.ts';
import { acceptWaiver, refuseWaiver, releaseExpert, withdrawInvitation } from './staff.ts';

const under = await openExperts();
const { test, others, as, manager, officer, enrolled, invite, answer } = under;
afterAll(() => test.close());

type Reached = 'checking' | 'waiver' | 'offered' | 'assigned' | 'withdrawn';
const ANSWERS = {
  checking: [],
  waiver: ['waiver'],
  offered: ['clear'],
  assigned: ['clear', 'accept'],
  withdrawn: [],
} as const;

/**
 * One case in which everything has happened: the first candidate is in conflict, the second was assigned and removed, the third has come so far as
 * is said, the fourth waits.
 */
async function story(reached: Reached) {
  const [conflicted, removed, invited, waiting, more] = [
    await enrolled(),
    await enrolled(),
    await enrolled(),
    await enrolled(),
    await enrolled(),
  ];
  const of = others.file();
  const { id } = await invite(of, conflicted, removed, invited, waiting);
  await answer(id, conflicted, 'conflict');
  await answer(id, removed, 'clear', 'accept');
  await as(officer)(releaseExpert, { invitationId: id, why: 'removed', reason: '长期未联系。' });
  await answer(id, invited, ...ANSWERS[reached]);
  if (reached === 'withdrawn') await as(officer)(withdrawInvitation, { invitationId: id });
  const assignedElsewhere = await enrolled();
  const elsewhere = others.file({ parties: { applicant: '杭州示例纺织有限公司', claimant: 'Southwind GmbH' } });
  await answer((await invite(elsewhere, assignedElsewhere)).id, assignedElsewhere, 'clear', 'accept');
  const platform = (duty: 'editor' | 'administrator') => signedIn({ duties: [{ duty, centreId: null }] });
  const actors = {
    manager,
    officer,
    /** Of the same centre, with other duties. */
    colleague: staffAt(shenzhen, 'intake', 'reviewer'),
    otherCentre: staffAt(hangzhou, 'officer', 'experts'),
    national: staffAt(national, 'officer', 'experts'),
    invited: invited.actor,
    waiting: waiting.actor,
    removed: removed.actor,
    conflicted: conflicted.actor,
    assignedElsewhere: assignedElsewhere.actor,
    filer: signedIn({ id: of.filedBy ?? person() }),
    member: signedIn({ organisations: of.organisationId === null ? [] : [of.organisationId] }),
    stranger: signedIn(),
    editor: platform('editor'),
    administrator: platform('administrator'),
    anonymous,
  } as const satisfies { readonly [who: string]: Actor };
  return { id, caseId: of.caseId, invited, more, actors };
}
type Story = Awaited<ReturnType<typeof story>>;
type Who = keyof Story['actors'];
type Rights = { readonly [who in Who]: string };

const NOBODY: Rights = {
  manager: 'FORBIDDEN',
  officer: 'FORBIDDEN',
  colleague: 'FORBIDDEN',
  otherCentre: 'FORBIDDEN',
  national: 'FORBIDDEN',
  invited: 'FORBIDDEN',
  waiting: 'FORBIDDEN',
  removed: 'FORBIDDEN',
  conflicted: 'FORBIDDEN',
  assignedElsewhere: 'FORBIDDEN',
  filer: 'FORBIDDEN',
  member: 'FORBIDDEN',
  stranger: 'FORBIDDEN',
  editor: 'FORBIDDEN',
  administrator: 'FORBIDDEN',
  anonymous: 'UNAUTHENTICATED',
};
const OF_SEARCHERS = { ...NOBODY, manager: 'done', officer: 'done', national: 'done', otherCentre: 'NOT_FOUND' };
const OF_INVITED = {
  ...NOBODY,
  invited: 'done',
  waiting: 'NOT_FOUND',
  removed: 'STATE_CONFLICT',
  conflicted: 'NOT_FOUND',
  assignedElsewhere: 'NOT_FOUND',
};
const OF_APPLICANT = {
  ...NOBODY,
  filer: 'done',
  member: 'done',
  otherCentre: 'NOT_FOUND',
  invited: 'NOT_FOUND',
  waiting: 'NOT_FOUND',
  removed: 'NOT_FOUND',
  conflicted: 'NOT_FOUND',
  assignedElsewhere: 'NOT_FOUND',
  stranger: 'NOT_FOUND',
  editor: 'NOT_FOUND',
  administrator: 'NOT_FOUND',
};
const OF_MANAGERS = { ...NOBODY, manager: 'done', otherCentre: 'done', national: 'done' };
const OF_EXPERTS = {
  ...NOBODY,
  invited: 'done',
  waiting: 'done',
  removed: 'done',
  conflicted: 'done',
  assignedElsewhere: 'done',
};

type Doing = readonly [from: Reached, rights: Rights, run: (ask: ReturnType<typeof as>, of: Story) => Promise<unknown>];
const doing =
  <I, O>(operation: Operation<ExpertsRoom, I, O>, input: (of: Story) => object): Doing[2] =>
  (ask, of) =>
    ask(operation, input(of));
const onSearch =
  (more: object) =>
  ({ id }: Story) => ({ invitationId: id, ...more });
const onExpert =
  (more: object) =>
  ({ invited }: Story) => ({ expertId: invited.expertId, ...more });
const profile = profileWith();
let enrolling = 0;

const DOINGS: { readonly [name: string]: Doing } = {
  rank: ['checking', OF_SEARCHERS, doing(rankExperts, ({ caseId }) => ({ caseId }))],
  invite: [
    'withdrawn',
    OF_SEARCHERS,
    doing(inviteExperts, ({ caseId, more }) => ({ caseId, candidates: [more.expertId] })),
  ],
  addCandidates: [
    'checking',
    OF_SEARCHERS,
    doing(addCandidates, ({ id, more }) => ({ invitationId: id, candidates: [more.expertId] })),
  ],
  acceptWaiver: ['waiver', OF_SEARCHERS, doing(acceptWaiver, onSearch({}))],
  refuseWaiver: ['waiver', OF_SEARCHERS, doing(refuseWaiver, onSearch({}))],
  withdraw: ['checking', OF_SEARCHERS, doing(withdrawInvitation, onSearch({}))],
  release: ['assigned', OF_SEARCHERS, doing(releaseExpert, onSearch({ why: 'completed' }))],
  remove: ['assigned', OF_SEARCHERS, doing(releaseExpert, onSearch({ why: 'removed', reason: '长期未联系。' }))],
  answerConflict: ['checking', OF_INVITED, doing(answerConflict, onSearch({ answer: 'clear' }))],
  accept: ['offered', OF_INVITED, doing(answerOffer, onSearch({ answer: 'accept' }))],
  decline: ['offered', OF_INVITED, doing(answerOffer, onSearch({ answer: 'decline', reason: 'E01' }))],
  object: ['assigned', OF_APPLICANT, doing(objectToExpert, ({ caseId }) => ({ caseId, reason: '曾有纠纷。' }))],
  enrol: [
    'checking',
    OF_MANAGERS,
    doing(enrolExpert, () => {
      enrolling += 1;
      return { email: `rights.${enrolling}@firm.example`, profile };
    }),
  ],
  change: ['checking', OF_MANAGERS, doing(changeExpert, onExpert({ profile }))],
  review: ['checking', OF_MANAGERS, doing(reviewExpert, onExpert({}))],
  suspend: ['checking', OF_MANAGERS, doing(suspendExpert, onExpert({ reason: 'S01' }))],
  leave: ['checking', OF_MANAGERS, doing(letExpertLeave, onExpert({}))],
  changeOwnTerms: ['checking', OF_EXPERTS, doing(changeOwnTerms, () => ({ languages: ['en'], capacity: 2 }))],
  stateAbsences: [
    'checking',
    {
      ...OF_MANAGERS,
      invited: 'done',
      waiting: 'NOT_FOUND',
      removed: 'NOT_FOUND',
      conflicted: 'NOT_FOUND',
      assignedElsewhere: 'NOT_FOUND',
    },
    doing(stateAbsences, onExpert({ absences: [] })),
  ],
};

const outcomeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    ({ code }) => code as string,
  );
async function stored({ id, invited }: Story) {
  const [search, expert] = [await test.room.invitations.load(id), await test.room.experts.load(invited.expertId)];
  return { search: search?.state, revision: search?.revision, expert: expert?.state };
}

describe.each(Object.entries(DOINGS))('who may: %s', (_, [from, rights, run]) => {
  it('those who may, and nobody else: what is refused changes nothing', async () => {
    let of = await story(from);
    const came: { [who: string]: string } = {};
    for (const who of Object.keys(rights) as readonly Who[]) {
      const before = await stored(of);
      came[who] = await outcomeOf(run(as(of.actors[who]), of));
      if (came[who] === 'done') of = await story(from);
      else expect([who, await stored(of)]).toEqual([who, before]);
    }
    expect(came).toEqual(rights);
  }, 60_000);

  it('and what is not there is not found', async () => {
    const of = await story(from);
    const nowhere = {
      ...of,
      id: newId('invitation', NOW),
      caseId: newId('case', NOW),
      invited: { ...of.invited, expertId: newId('expert', NOW) },
    };
    const [who] = (Object.keys(rights) as readonly Who[]).filter((one) => rights[one] === 'done');
    const isOfNobodyElse = ['enrol', 'changeOwnTerms'].includes(_);
    expect(await outcomeOf(run(as(of.actors[who ?? 'officer']), nowhere))).toBe(isOfNobodyElse ? 'done' : 'NOT_FOUND');
  });
});

describe('resuming', () => {
  it('is for managers', async () => {
    for (const [who, expected] of Object.entries(OF_MANAGERS) as [Who, string][]) {
      const of = await story('checking');
      await as(manager)(suspendExpert, { expertId: of.invited.expertId, reason: 'S05' });
      const resumed = as(of.actors[who])(resumeExpert, { expertId: of.invited.expertId, note: '已恢复。' });
      expect([who, await outcomeOf(resumed)]).toEqual([who, expected]);
    }
  }, 60_000);
});

describe('what they can read', () => {
  const search = ['manager', 'officer', 'colleague', 'national'];
  const pool = [...search, 'otherCentre', 'invited'];
  type Reading = readonly [Reached, (ask: ReturnType<typeof as>, of: Story) => Promise<unknown>, readonly string[]];
  const readings: { readonly [what: string]: Reading } = {
    'the search of the case': ['checking', (ask, { caseId }) => ask(invitationOfCase, { caseId }), search],
    'the search by its id': [
      'checking',
      async (ask, { id }) => (await ask(invitationsByIds, { ids: [id] }))[0],
      search,
    ],
    'the assigned expert of the case': [
      'assigned',
      (ask, { caseId }) => ask(expertOfCase, { caseId }),
      [...search, 'filer', 'member'],
    ],
    'no expert before one is assigned': ['offered', (ask, { caseId }) => ask(expertOfCase, { caseId }), []],
    'an own candidacy': [
      'checking',
      async (ask, { id }) => (await ask(myInvitations, { first: 100 })).items.find((one) => one.invitationId === id),
      ['invited', 'removed'],
    ],
    'the names of the parties': [
      'checking',
      async (ask, { id }) =>
        (await ask(myInvitations, { first: 100 })).items.find((one) => one.invitationId === id)?.parties,
      ['invited'],
    ],
    'no facts before the conflict check': ['checking', (ask, { id }) => ask(candidacyBrief, { invitationId: id }), []],
    'no facts while a waiver waits': ['waiver', (ask, { id }) => ask(candidacyBrief, { invitationId: id }), []],
    'the facts of an offer': ['offered', (ask, { id }) => ask(candidacyBrief, { invitationId: id }), ['invited']],
    'the facts of one’s own case': [
      'assigned',
      (ask, { id }) => ask(candidacyBrief, { invitationId: id }),
      ['invited'],
    ],
    'no facts of what was withdrawn': ['withdrawn', (ask, { id }) => ask(candidacyBrief, { invitationId: id }), []],
    'the expert in the pool': [
      'checking',
      async (ask, { invited }) => (await ask(expertsByIds, { ids: [invited.expertId] }))[0],
      pool,
    ],
  };

  it.each(Object.entries(readings))('%s', async (_, [from, read, readers]) => {
    const of = await story(from);
    const seen: string[] = [];
    for (const [who, actor] of Object.entries(of.actors)) {
      const found = await read(as(actor), of).catch(() => null);
      if (found !== null && found !== undefined) seen.push(who);
    }
    expect(seen.toSorted()).toEqual(readers.toSorted());
  });
});
