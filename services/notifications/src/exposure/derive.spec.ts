import { describe, expect, it } from 'vitest';
import { type Business, type CaseInCodes, exposureOf, isNew } from './derive.ts';

const business = (differs: Partial<Business> = {}): Business => ({
  ...{ industry: 'C', industries: [], markets: [], platforms: [] },
  ...differs,
});
const aCase = (caseId: string, differs: Partial<CaseInCodes> = {}): CaseInCodes => ({
  ...{ caseId, country: 'US', rights: ['trademark'], platforms: [] },
  ...differs,
});
const lines = (...given: Parameters<typeof exposureOf>) =>
  exposureOf(...given).map(({ list, code, reasons }) => [
    `${list} ${code}`,
    ...reasons.map((reason) => (reason.from === 'case' ? reason.caseId : reason.from)),
  ]);

describe('the exposure of an enterprise', () => {
  it('is its industry alone while nothing else is known', () => {
    expect(lines(business(), [])).toEqual([['industries C', 'entry']]);
  });

  it('is what its profile says and what its disputes are about, each value once with every reason', () => {
    const said = business({ industries: ['C', 'F'], markets: ['US', 'DE'], platforms: ['amazon'] });
    const cases = [aCase('cas_2', { platforms: ['amazon', 'temu'] }), aCase('cas_1', { country: 'BR', rights: [] })];
    expect(lines(said, cases)).toEqual([
      ['countries US', 'profile', 'cas_2'],
      ['countries DE', 'profile'],
      ['industries C', 'entry', 'profile'],
      ['industries F', 'profile'],
      ['platforms amazon', 'profile', 'cas_2'],
      ['rights trademark', 'cas_2'],
      ['platforms temu', 'cas_2'],
      ['countries BR', 'cas_1'],
    ]);
  });

  it('names the three newest cases for a value', () => {
    const cases = ['cas_4', 'cas_3', 'cas_2', 'cas_1'].map((id) => aCase(id));
    expect(lines(business({ markets: ['US'] }), cases)[0]).toEqual([
      'countries US',
      'profile',
      'cas_4',
      'cas_3',
      'cas_2',
    ]);
  });

  it('has nothing of what says that something is not known', () => {
    const unknown = aCase('cas_1', { rights: ['unknown', 'other'], platforms: ['other'] });
    expect(lines(business(), [unknown])).toEqual([
      ['industries C', 'entry'],
      ['countries US', 'cas_1'],
    ]);
  });
});

describe('a value of a proposal', () => {
  const none = { countries: [], rights: [], industries: [], platforms: [] };
  const chosen = {
    interest: { ...none, countries: ['US'], rights: ['design'] },
    declined: { ...none, countries: ['DE'] },
  };
  it.each([
    ['countries', 'US', false],
    ['countries', 'DE', false],
    ['countries', 'JP', true],
    ['rights', 'trademark', true],
    ['platforms', 'temu', false],
  ] as const)('%s %s is new to who neither took nor left it: %s', (list, code, expected) => {
    expect(isNew({ list, code, reasons: [] }, chosen)).toBe(expected);
  });
});
