import { describe, expect, it } from 'vitest';
import { type ConflictQuestion, conflictsOf } from './conflicts.ts';
import { textsOf } from './expert/index.ts';
import type { Parties } from './invitation/index.ts';
import { parties, profileWith } from './testing/examples.ts';

/** Nobody who has anything to do with the case. */
const question: ConflictQuestion = {
  texts: textsOf(profileWith()),
  engagements: [],
  parties,
  isOwn: false,
  declared: false,
  objectedTo: false,
};
const elsewhere: Parties = {
  applicant: '杭州示例纺织有限公司',
  claimant: 'Southwind GmbH',
  opposingCounsel: ['Another Firm LLP'],
  coParties: [],
};
const codes = (differs: Partial<ConflictQuestion>) => conflictsOf({ ...question, ...differs }).map(({ code }) => code);
const withProfile = (differs: Parameters<typeof profileWith>[0]) => codes({ texts: textsOf(profileWith(differs)) });
const engaged = (differs: Partial<Parties>, now: Partial<Parties> = {}, firm = 'Example Law LLP') =>
  codes({
    texts: textsOf(profileWith({ firm })),
    engagements: [{ ...elsewhere, ...differs }],
    parties: { ...parties, ...now },
  });

describe('nothing is known', () => {
  it('against whom nothing connects with the case', () => {
    expect(codes({})).toEqual([]);
    expect(engaged({})).toEqual([]);
    expect(withProfile({ firm: null })).toEqual([]);
  });

  it('where the case names nobody', () => {
    const nobody = { applicant: null, claimant: null, opposingCounsel: null, coParties: null };
    expect(
      codes({ parties: nobody, engagements: [nobody, elsewhere], texts: textsOf(profileWith({ firm: ' - ' })) }),
    ).toEqual([]);
  });
});

describe('the firm', () => {
  it.each([
    ['is', { firm: 'OPPOSITE AND PARTNERS' }],
    ['has as an affiliate', { affiliates: ['Opposite & Partners (Shanghai) LLP', 'Opposite & Partners, L.L.P.'] }],
    ['was called as', { formerNames: ['Ｏｐｐｏｓｉｔｅ　＆　Ｐａｒｔｎｅｒｓ'] }],
  ])('%s the other side’s counsel', (_, differs) => {
    expect(withProfile(differs)).toEqual(['opposing-counsel']);
  });

  it.each([[{ firm: 'Northwind' }], [{ affiliates: ['NORTHWIND, INC'] }], [{ nameEn: 'Northwind Inc.' }]])(
    'or who works there is the other side: %j',
    (differs) => {
      expect(withProfile(differs)).toEqual(['claimant']);
    },
  );

  it('of today acted against the enterprise in an earlier case', () => {
    const past = {
      applicant: '深圳示例机器人股份有限公司',
      opposingCounsel: ['Another Firm LLP', 'Example Law L.L.P.'],
    };
    expect(engaged(past)).toEqual(['against-applicant']);
    expect(engaged(past, {}, 'Elsewhere LLP')).toEqual([]);
  });
});

describe('an earlier engagement', () => {
  it.each([
    ['for the other side', { applicant: 'Northwind Corporation' }, ['for-claimant']],
    ['against the enterprise', { claimant: '深圳示例机器人' }, ['against-applicant']],
    ['for another enterprise that the same claimant hit', { claimant: 'northwind inc' }, ['co-party']],
    ['for one that the case names as a co-party', { applicant: '宁波示例灯具股份有限公司' }, ['co-party']],
    [
      'for one whose name was erased, against the same claimant',
      { applicant: null, claimant: 'Northwind Inc.' },
      ['co-party'],
    ],
  ])('%s', (_, past, expected) => {
    expect(engaged(past)).toEqual(expected);
  });

  it.each([
    ['for the same enterprise against the same claimant', { applicant: parties.applicant, claimant: parties.claimant }],
    ['across from the same counsel', { opposingCounsel: parties.opposingCounsel }],
  ])('%s is experience', (_, past) => {
    expect(engaged(past)).toEqual([]);
  });

  it('is said without a word of the other case', () => {
    const found = conflictsOf({ ...question, engagements: [{ ...elsewhere, claimant: 'Northwind Inc.' }] });
    expect(found).toEqual([{ code: 'co-party', params: {} }]);
  });
});

describe('in the case itself', () => {
  it.each([
    ['their own', { isOwn: true }, ['own-case']],
    ['declared before', { declared: true }, ['declared']],
    ['objected to before', { objectedTo: true }, ['objected-to']],
  ])('%s', (_, differs, expected) => {
    expect(codes(differs)).toEqual(expected);
  });
});
