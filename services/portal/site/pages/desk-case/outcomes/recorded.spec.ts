import { describe, expect, it } from 'vitest';
import { blank, cnyOf, lacksOf, outcomeInput, type Recorded } from './recorded.ts';

const whole: Recorded = {
  ...{ kind: 'recovered', method: 'goods-released', amount: '1,250.50', currency: 'USD', rate: '7.1234' },
  ...{ rateOn: '2026-11-02', basis: 'proven', evidence: ' release.pdf ' },
};

describe('an outcome that is to be recorded', () => {
  it('lacks all but what is usual while nothing is said', () => {
    expect(lacksOf(blank('2026-11-02'))).toEqual(['kind', 'method', 'amount', 'basis', 'evidence']);
    expect(outcomeInput('cas_1', blank('2026-11-02'))).toBeNull();
  });

  it.each([
    [{ amount: '0' }, 'amount'],
    [{ amount: '1.234' }, 'amount'],
    [{ rate: 'seven' }, 'rate'],
    [{ rateOn: '' }, 'rateOn'],
    [{ evidence: ' ' }, 'evidence'],
  ] as const)('lacks with %o: %s', (more, lack) => expect(lacksOf({ ...whole, ...more })).toEqual([lack]));

  it('is stated in minor units, and what they are worth in fen', () => {
    expect(lacksOf(whole)).toEqual([]);
    expect(cnyOf(whole)).toBe('890781');
    expect(outcomeInput('cas_1', whole)).toEqual({
      ...{ caseId: 'cas_1', kind: 'recovered', basis: 'proven', method: 'goods-released', currency: 'USD' },
      ...{ rate: '7.1234', rateOn: '2026-11-02', amount: '125050', cny: '890781', evidence: 'release.pdf' },
    });
  });
});
