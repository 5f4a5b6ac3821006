import { CENTRE_DUTIES } from '@sinan/schema';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listFiledRows, listGuidanceRows } from './case-lists.ts';
import { caseTallies, figures, listOutcomeRows } from './queries.ts';
import { type InsightsUnderTest, openInsights, staffAt } from './testing/room.ts';
import { AT, caseTold, entryTold, hangzhou, organisation, shenzhen, type Told } from './testing/telling.ts';

let under: InsightsUnderTest;
beforeEach(async () => {
  under = await openInsights();
});
afterEach(() => under.test.close());

const figuresOf = (year: number) => under.ask(figures, { year });
const tally = async (by: string, year = 2026) =>
  Object.fromEntries((await under.ask(caseTallies, { by, year })).map(({ key, count }) => [key, count]));

describe('enterprises and guidances', () => {
  it('are counted apart: an enterprise once, each accepted case, and those of nobody who is registered', async () => {
    const [one, other] = [organisation(), organisation()];
    await under.hear(
      caseTold({ organisationId: one }).and('caseAccepted'),
      caseTold({ organisationId: one }).and('caseAccepted'),
      caseTold({ organisationId: other }).and('caseAccepted'),
      caseTold().and('caseAccepted'),
      caseTold({ organisationId: organisation() }).and('caseDeclined'),
    );

    expect(await figuresOf(2026)).toMatchObject({ enterprises: 2, guidances: 4, unregistered: 1 });
  });

  it('count in the year of acceptance as Shanghai has it', async () => {
    const organisationId = organisation();
    const acceptedAt = (at: string) => caseTold({ organisationId }).and('caseAccepted', { acceptedAt: at });
    await under.hear(acceptedAt('2026-12-31T15:59:59.999Z'), acceptedAt('2026-12-31T16:00:00.000Z'));

    expect(await figuresOf(2026)).toMatchObject({ enterprises: 1, guidances: 1 });
    expect(await figuresOf(2027)).toMatchObject({ enterprises: 1, guidances: 1 });
  });

  it('are none in a year without cases', async () => {
    const nothing = { total: '0', byBasis: { proven: '0', confirmed: '0', estimated: '0' } };
    const none = { year: 2025, enterprises: 0, guidances: 0, unregistered: 0 };
    expect(await figuresOf(2025)).toEqual({ ...none, outcomes: { recovered: nothing, saved: nothing } });
  });
});

describe('what was recovered and saved', () => {
  it('is summed by basis and in all', async () => {
    await under.hear(
      entryTold({ amount: '700', basis: 'proven' }),
      entryTold({ amount: '30', basis: 'confirmed' }),
      entryTold({ amount: '2', basis: 'estimated' }),
      entryTold({ amount: '11', kind: 'saved', method: 'guidance-free', basis: 'estimated' }),
    );

    const { outcomes } = await figuresOf(2026);
    expect(outcomes.recovered).toEqual({ total: '732', byBasis: { proven: '700', confirmed: '30', estimated: '2' } });
    expect(outcomes.saved).toEqual({ total: '11', byBasis: { proven: '0', confirmed: '0', estimated: '11' } });
  });

  it('goes back by counter-entries', async () => {
    await under.hear(entryTold({ amount: '700' }, AT), entryTold({ amount: '5' }));

    expect((await figuresOf(2026)).outcomes.recovered).toMatchObject({ total: '5', byBasis: { proven: '5' } });
  });

  it('leaves a closed year as it was: the counter-entry counts in its own', async () => {
    await under.hear(entryTold({ amount: '700' }, '2027-02-01T00:00:00.000Z'));

    expect((await figuresOf(2026)).outcomes.recovered.total).toBe('700');
    expect((await figuresOf(2027)).outcomes.recovered.total).toBe('-700');
  });

  it('is exact beyond what a double holds', async () => {
    const amount = '9007199254740991';
    await under.hear(...Array.from({ length: 3 }, () => entryTold({ amount })), entryTold({ amount: '100000000' }, AT));

    expect((await figuresOf(2026)).outcomes.recovered.total).toBe(String(3n * BigInt(amount)));
  });
});

describe('the cases of a year', () => {
  it('are counted by what was filed', async () => {
    await under.hear(
      caseTold({ country: 'US', disputeType: 'section-337', rights: ['trademark', 'design'] }),
      caseTold({ country: 'DE', disputeType: 'section-337', rights: ['design'] }),
      caseTold({ country: 'US', disputeType: 'customs', submittedAt: '2026-03-31T16:00:00.000Z' }),
      caseTold({ submittedAt: '2025-06-01T00:00:00.000Z' }),
    );

    expect(await tally('country')).toEqual({ DE: 1, US: 2 });
    expect(await tally('disputeType')).toEqual({ customs: 1, 'section-337': 2 });
    expect(await tally('right')).toEqual({ design: 2, trademark: 2 });
    expect(await tally('month')).toEqual({ '2026-03': 2, '2026-04': 1 });
    expect(await tally('month', 2025)).toEqual({ '2025-06': 1 });
  });

  it('are counted where they stand now', async () => {
    await under.hear(
      caseTold(),
      caseTold().and('caseSupplementRequested'),
      caseTold().and('caseSupplementRequested').and('caseSupplemented'),
      caseTold().and('caseDeclined'),
      caseTold().and('caseAccepted').and('caseTerminated'),
      caseTold().and('caseAccepted').and('caseGuidanceBegun').and('caseOpinionIssued').and('caseClosed'),
      caseTold().and('caseAccepted').and('caseGuidanceBegun').and('caseClosed').and('caseArchived'),
    );

    const expected = { archived: 1, closed: 1, declined: 1, submitted: 2, supplementing: 1, terminated: 1 };
    expect(await tally('state')).toEqual(expected);
    expect(await tally('state', 2025)).toEqual({});
  });

  it('are with the centre that holds them', async () => {
    await under.hear(
      caseTold(),
      caseTold().and('caseAccepted').and('caseHandOverAccepted', { centreId: hangzhou }),
      caseTold({ centreId: hangzhou }),
    );

    expect(await tally('centre')).toEqual({ [shenzhen]: 1, [hangzhou]: 2 });
    expect(await tally('state')).toEqual({ accepted: 1, submitted: 2 });
  });
});

describe('an event that comes again', () => {
  const spec = { owner: 'insights', name: 'seen', fields: {}, indexes: [] };
  async function forgetSeen(...told: readonly Told[]): Promise<void> {
    const seen = under.test.store.forService('insights').collection(spec);
    await under.test.runner.flush();
    for (const { id } of told) expect(await seen.remove(`insights.cases|sinan.cases|${id}`)).toBe(true);
  }

  it('leads to what it led to before, be it nothing', async () => {
    const told = caseTold().and('caseSupplemented').and('caseAccepted');
    await under.hear(told);
    await forgetSeen(told);

    await under.hear(told);

    expect(await tally('state')).toEqual({ accepted: 1 });
  });

  it('changes nothing, however late and wherever what was seen is forgotten', async () => {
    const told = caseTold({ organisationId: organisation() }).and('caseAccepted').and('caseGuidanceBegun');
    const entry = entryTold({ amount: '700' }, AT);
    await under.hear(told, entry);
    const before = [await figuresOf(2026), await tally('state')];
    await forgetSeen(told, entry);

    await under.hear(told, entry, told);

    expect([await figuresOf(2026), await tally('state')]).toEqual(before);
    expect(before).toMatchObject([{ guidances: 1, outcomes: { recovered: { total: '0' } } }, { guiding: 1 }]);
  });
});

describe('the rows behind a figure', () => {
  const rows = async (actor = staffAt(null), more: object = {}) =>
    under.ask(listOutcomeRows, { kind: 'recovered', year: 2026, first: 10, ...more }, actor);

  it('are the entries and counter-entries of that kind and year, newest first', async () => {
    const later = '2026-05-01T00:00:00.000Z';
    const taken = entryTold({ amount: '700' }, later);
    await under.hear(
      taken,
      entryTold({ amount: '5', approvedAt: '2026-04-01T00:00:00.000Z' }),
      entryTold({ kind: 'saved', method: 'guidance-free' }),
      entryTold({ approvedAt: '2025-04-01T00:00:00.000Z' }),
    );

    const found = (await rows()).items.map(({ entryId, direction, fen }) => [entryId === taken.id, direction, fen]);
    expect(found).toEqual([
      [true, 'reversed', '-700'],
      [false, 'approved', '5'],
      [true, 'approved', '700'],
    ]);
  });

  it('are those of one basis, where it is asked for', async () => {
    await under.hear(entryTold({ amount: '5' }), entryTold({ amount: '7', basis: 'estimated' }));

    expect((await rows(staffAt(shenzhen), { basis: 'estimated' })).items).toMatchObject([{ fen: '7' }]);
    expect((await rows(staffAt(shenzhen), { basis: 'confirmed' })).items).toEqual([]);
  });

  it('are shown to the centre that they are of, and to the nation', async () => {
    await under.hear(entryTold({ centreId: shenzhen }), entryTold({ centreId: hangzhou }));

    expect((await rows(staffAt(shenzhen))).items).toMatchObject([{ centreId: shenzhen }]);
    expect((await rows(staffAt(null, 'editor'))).items).toHaveLength(2);
  });

  it('go on behind a cursor', async () => {
    await under.hear(entryTold(), entryTold());
    const first = await rows(staffAt(null), { first: 1 });
    const rest = await rows(staffAt(null), { first: 1, after: first.cursors[0] });

    expect([first.hasMore, rest.hasMore]).toEqual([true, false]);
    expect(new Set([...first.items, ...rest.items].map(({ id }) => id)).size).toBe(2);
  });
});

describe('figures', () => {
  it('are for staff', () => {
    for (const { access } of [figures, caseTallies, listOutcomeRows, listFiledRows, listGuidanceRows])
      expect(access).toEqual({ duty: [...CENTRE_DUTIES, 'editor', 'supervisor', 'administrator'] });
  });
});
