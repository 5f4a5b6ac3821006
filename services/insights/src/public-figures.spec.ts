import { anonymous, DISCLOSURE_K } from '@sinan/schema';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { publicFigures } from './public-figures.ts';
import { type InsightsUnderTest, openInsights } from './testing/room.ts';
import { caseTold, entryTold, organisation, type Told } from './testing/telling.ts';

let under: InsightsUnderTest;
beforeEach(async () => {
  under = await openInsights();
  under.test.clock.set(Date.parse('2026-11-20T04:00:00.000Z'));
});
afterEach(() => under.test.close());

const said = (year: number | null = 2026) => under.ask(publicFigures, { year }, anonymous);
const inMonth = (month: number) => `2026-${String(month).padStart(2, '0')}-10T02:00:00.000Z`;
/** So many enterprises, each with one case accepted in a month. */
const guided = (many: number, month: number, more: object = {}): readonly Told[] =>
  Array.from({ length: many }, () =>
    caseTold({ organisationId: organisation(), submittedAt: inMonth(month), ...more }).and('caseAccepted', {
      acceptedAt: inMonth(month),
    }),
  );
const outcomes = (many: number, month: number, more: object = {}): readonly Told[] =>
  Array.from({ length: many }, () =>
    entryTold({ organisationId: organisation(), amount: '300000000', approvedAt: inMonth(month), ...more }),
  );

describe('the figures that everybody may read', () => {
  it('are nothing but zero of fewer enterprises than the threshold, whatever they had', async () => {
    const few = DISCLOSURE_K - 1;
    const [one] = [organisation()];
    const cases = Array.from({ length: 20 }, () =>
      caseTold({ organisationId: one, submittedAt: inMonth(3) }).and('caseAccepted', { acceptedAt: inMonth(3) }),
    );
    await under.hear(...guided(few - 1, 3), ...cases, ...outcomes(few, 3));

    const zero = { enterprises: 0, guidances: 0, recovered: '0', saved: '0', countries: [], rights: [] };
    const found = await said();
    expect(found).toMatchObject({ year: 2026, until: '2026-10', ...zero });
    expect(found.months).toEqual(found.months.map(({ key }) => ({ key, count: 0 })));
  });

  it('are in whole steps of what there is', async () => {
    await under.hear(
      ...guided(7, 2, { country: 'US', rights: ['trademark', 'design'] }),
      ...guided(6, 3, { country: 'DE', rights: ['design'] }),
      ...guided(3, 3, { country: 'JP', rights: ['copyright'] }),
      ...outcomes(6, 2),
      ...outcomes(5, 3, { kind: 'saved', method: 'guidance-free', amount: '1234567' }),
    );

    const found = await said();
    expect(found).toMatchObject({ enterprises: 15, guidances: 15, recovered: '1800000000', saved: '6000000' });
    expect(found.countries).toEqual([
      { key: 'DE', count: 5 },
      { key: 'US', count: 5 },
    ]);
    expect(found.rights).toEqual([
      { key: 'design', count: 10 },
      { key: 'trademark', count: 5 },
    ]);
    const months = found.months.filter(({ count }) => count > 0);
    expect([found.months.length, months]).toEqual([
      10,
      [
        { key: '2026-02', count: 5 },
        { key: '2026-03', count: 5 },
      ],
    ]);
  });

  it('count an enterprise once a year, and all that are not registered as one: five cases may all be of one of them', async () => {
    const again = organisation();
    const accepted = (organisationId: typeof again | null, month: number) =>
      caseTold({ organisationId, submittedAt: inMonth(month) }).and('caseAccepted', { acceptedAt: inMonth(month) });
    await under.hear(
      ...guided(4, 1),
      accepted(again, 1),
      accepted(again, 2),
      ...Array.from({ length: 5 }, () => accepted(null, 2)),
    );

    expect(await said()).toMatchObject({ enterprises: 5, guidances: 5 });
  });

  it('leave out the month that is not closed, and a month that has been over for less than a day', async () => {
    await under.hear(...guided(5, 10), ...guided(5, 11));
    expect(await said()).toMatchObject({ until: '2026-10', guidances: 5 });

    under.test.clock.set(Date.parse('2026-12-01T15:59:59.999Z'));
    expect(await said()).toMatchObject({ until: '2026-10', guidances: 5 });

    under.test.clock.set(Date.parse('2026-12-01T16:00:00.000Z'));
    expect(await said()).toMatchObject({ until: '2026-11', guidances: 10 });
  });

  it('say nothing of one enterprise by the difference between two months', async () => {
    await under.hear(...outcomes(5, 1), ...outcomes(1, 10));
    expect((await said()).recovered).toBe('1500000000');

    await under.hear(...outcomes(4, 11));
    under.test.clock.set(Date.parse('2026-12-20T00:00:00.000Z'));
    expect((await said()).recovered).toBe('3000000000');
  });

  it('are of the year of the last closed month, unless another is asked for', async () => {
    under.test.clock.set(Date.parse('2027-01-20T00:00:00.000Z'));
    expect(await said(null)).toMatchObject({ year: 2026, until: '2026-12' });
    expect(await said(2027)).toMatchObject({ year: 2027, until: null, months: [] });
  });

  it('are for everybody', () => {
    expect(publicFigures.access).toBe('anyone');
  });
});
