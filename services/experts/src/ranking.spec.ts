import { type Id, newId } from '@sinan/schema';
import { describe, expect, it } from 'vitest';
import { codesOf } from './expert/index.ts';
import { type CaseToMatch, type ExpertToRank, rank, scoreOf, WEIGHTS } from './ranking.ts';
import { NOW, profileWith } from './testing/examples.ts';

const TODAY = '2026-11-10';
const matter: CaseToMatch = {
  country: 'US',
  forum: 'us-itc',
  disputeType: 'section-337',
  rights: ['patent-invention', 'design'],
  industry: 'C',
};
/** Somebody for whom nothing speaks, and against whom nothing. */
const nobody: ExpertToRank = {
  ...codesOf(profileWith({ countries: ['JP'], rights: ['trademark'], forums: [], disputeTypes: [] })),
  languages: ['ja'],
  industries: [],
  capacity: 4,
  expertId: newId('expert', NOW),
  status: 'active',
  absences: [],
  open: 4,
  closed: [],
  conflicts: [],
};
/** Somebody of whom nothing is missing. */
const perfect: ExpertToRank = {
  ...nobody,
  countries: ['US'],
  rights: ['patent-invention', 'design'],
  forums: ['us-itc'],
  disputeTypes: ['section-337'],
  languages: ['zh', 'en'],
  industries: ['C'],
  open: 0,
  closed: Array.from({ length: 5 }, () => ({ country: 'US', rights: [], outcome: 'O1' })),
};
const closed = (country: string, rights: string[], outcome: string) => ({ country, rights, outcome });

describe('what a point is given for', () => {
  it.each<[string, Partial<ExpertToRank>, Partial<CaseToMatch>, object]>([
    [
      'qualified where the forum is',
      { countries: ['US'] },
      {},
      { code: 'jurisdiction', points: 30, params: { country: 'US' } },
    ],
    [
      'not qualified there',
      { countries: ['DE'] },
      {},
      { code: 'jurisdiction-missing', points: 0, params: { country: 'US' } },
    ],
    [
      'a forum that acts anywhere: where the case is',
      { countries: ['DE'] },
      { country: 'DE', forum: 'wipo-udrp' },
      { code: 'jurisdiction', params: { country: 'DE' } },
    ],
    [
      'a forum of the Union named under a member: any member’s qualification',
      { countries: ['IT'] },
      { country: 'FR', forum: 'eu-euipo' },
      { code: 'jurisdiction', params: { country: 'EU' } },
    ],
    [
      'a court of a member state: that state’s alone',
      { countries: ['EU', 'IT'] },
      { country: 'DE', forum: 'unknown' },
      { code: 'jurisdiction-missing', params: { country: 'DE' } },
    ],
    [
      'every asserted right',
      { rights: ['design', 'patent-invention'] },
      {},
      { code: 'right', points: 20, params: { rights: 'patent-invention,design' } },
    ],
    ['one of two rights', { rights: ['design'] }, {}, { code: 'right', points: 10, params: { rights: 'design' } }],
    ['none of them', {}, {}, { code: 'right-missing', points: 0, params: { rights: 'patent-invention,design' } }],
    [
      'a right beside one not known yet',
      { rights: ['design'] },
      { rights: ['design', 'unknown'] },
      { code: 'right', points: 20 },
    ],
    ['the forum', { forums: ['us-itc'] }, {}, { code: 'forum', points: 10, params: { forum: 'us-itc' } }],
    [
      'the kind of dispute',
      { disputeTypes: ['section-337'] },
      {},
      { code: 'dispute-type', points: 10, params: { disputeType: 'section-337' } },
    ],
    [
      'Chinese and English',
      { languages: ['en', 'de', 'zh'] },
      {},
      { code: 'language', points: 10, params: { languages: 'zh,en' } },
    ],
    ['Chinese alone', { languages: ['zh'] }, {}, { code: 'language', points: 10, params: { languages: 'zh' } }],
    ['English alone', { languages: ['en', 'de'] }, {}, { code: 'language', points: 6, params: { languages: 'en' } }],
    ['neither', {}, {}, { code: 'language-missing', points: 0, params: {} }],
    ['the industry', { industries: ['C', 'I'] }, {}, { code: 'industry', points: 5, params: { industry: 'C' } }],
    ['hands free', { open: 0 }, {}, { code: 'load', points: 5, params: { open: 0, capacity: 4 } }],
    ['hands half full', { open: 2 }, {}, { code: 'load', points: 3, params: { open: 2, capacity: 4 } }],
    [
      'a case closed in the country',
      { closed: [closed('US', [], 'O1')] },
      {},
      { code: 'record', points: 2, params: { cases: 1, outcomes: 'O1:1' } },
    ],
    [
      'a case closed over the right elsewhere',
      { closed: [closed('JP', ['design'], 'O5')] },
      {},
      { code: 'record', points: 2, params: { cases: 1, outcomes: 'O5:1' } },
    ],
    [
      'a full record, counted by outcome',
      { closed: ['O3', 'O1', 'O10', 'O1', 'O3', 'O3', 'O2'].map((outcome) => closed('US', [], outcome)) },
      {},
      { code: 'record', points: 10, params: { cases: 7, outcomes: 'O1:2,O2:1,O3:3,O10:1' } },
    ],
    [
      'away tomorrow',
      { absences: [{ from: '2026-11-11', to: '2026-11-12' }] },
      {},
      { code: 'absent-soon', points: -10, params: { from: '2026-11-11', to: '2026-11-12' } },
    ],
    ['away in a fortnight', { absences: [{ from: '2026-11-24', to: '2026-12-24' }] }, {}, { code: 'absent-soon' }],
  ])('%s', (_, expert, differs, expected) => {
    const { reasons } = scoreOf({ ...matter, ...differs }, { ...nobody, ...expert }, TODAY);
    expect(reasons).toContainEqual(expect.objectContaining(expected));
  });

  it.each<[string, Partial<ExpertToRank>, Partial<CaseToMatch>, string]>([
    ['rights of which none is known', {}, { rights: ['unknown'] }, 'right'],
    ['a case closed over something else elsewhere', { closed: [closed('JP', ['trademark'], 'O1')] }, {}, 'record'],
    ['away after the fortnight', { absences: [{ from: '2026-11-25', to: '2026-12-24' }] }, {}, 'absent-soon'],
    ['away before today', { absences: [{ from: '2026-11-01', to: '2026-11-09' }] }, {}, 'absent-soon'],
  ])('and is not for %s', (_, expert, differs, code) => {
    const { reasons } = scoreOf({ ...matter, ...differs }, { ...nobody, ...expert }, TODAY);
    expect(reasons.filter((reason) => reason.code.startsWith(code))).toEqual([]);
  });
});

describe('a score', () => {
  it('is the sum of its reasons, from 0 to 100, less what is taken off', () => {
    expect(scoreOf(matter, perfect, TODAY).score).toBe(100);
    expect(scoreOf(matter, { ...nobody, open: 4 }, TODAY).score).toBe(0);
    const away = { ...perfect, absences: [{ from: '2026-11-12', to: '2026-11-13' }] };
    expect(scoreOf(matter, away, TODAY).score).toBe(90);
    const most = Object.values(WEIGHTS).filter((weight) => weight > 0);
    expect(most.reduce((sum, weight) => sum + weight, 0)).toBe(100);
  });

  it('never depends on who else there is, or in which order', () => {
    const others = [perfect, { ...nobody, open: 0, expertId: newId('expert', NOW) }];
    const scores = (experts: readonly ExpertToRank[]) => rank(matter, experts, TODAY).ranked.map(({ score }) => score);
    expect(scores(others)).toEqual(scores(others.toReversed()));
  });
});

describe('a ranking', () => {
  const withId = (last: string, differs: Partial<ExpertToRank> = {}): ExpertToRank => ({
    ...perfect,
    expertId: perfect.expertId.replace(/.$/, last) as Id<'expert'>,
    ...differs,
  });

  it('has the best first, and equal scores in one order however they come', () => {
    const experts = [withId('3'), withId('1', { open: 2 }), withId('2'), withId('0')];
    const ids = (list: readonly ExpertToRank[]) =>
      rank(matter, list, TODAY).ranked.map(({ expert }) => expert.expertId.at(-1));
    expect(ids(experts)).toEqual(['0', '2', '3', '1']);
    expect(ids(experts.toReversed())).toEqual(['0', '2', '3', '1']);
  });

  it.each<[string, Partial<ExpertToRank>, readonly object[]]>([
    ['suspended', { status: 'suspended' }, [{ code: 'suspended', params: {} }]],
    ['gone', { status: 'left' }, [{ code: 'left', params: {} }]],
    [
      'away today',
      { absences: [{ from: '2026-11-01', to: TODAY }] },
      [{ code: 'absent', params: { from: '2026-11-01', to: TODAY } }],
    ],
    [
      'away from today on',
      { absences: [{ from: TODAY, to: TODAY }] },
      [{ code: 'absent', params: { from: TODAY, to: TODAY } }],
    ],
    ['at capacity', { open: 4 }, [{ code: 'at-capacity', params: { open: 4, capacity: 4 } }]],
    ['above a capacity that was lowered', { open: 5 }, [{ code: 'at-capacity', params: { open: 5, capacity: 4 } }]],
    ['in conflict', { conflicts: [{ code: 'claimant', params: {} }] }, [{ code: 'claimant', params: {} }]],
    [
      'all of it',
      { status: 'suspended', open: 4, conflicts: [{ code: 'co-party', params: {} }] },
      [{ code: 'suspended' }, { code: 'at-capacity' }, { code: 'co-party' }],
    ],
  ])('excludes who is %s, and says why', (_, differs, reasons) => {
    const { ranked, excluded } = rank(matter, [withId('1'), withId('2', differs)], TODAY);
    expect(ranked.map(({ expert }) => expert.expertId.at(-1))).toEqual(['1']);
    expect(excluded).toMatchObject([{ expert: { expertId: withId('2').expertId }, reasons }]);
    expect(excluded[0]?.reasons).toHaveLength(reasons.length);
  });
});
