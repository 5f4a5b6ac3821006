import type { Actor } from '@sinan/schema';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listFiledRows, listGuidanceRows } from './case-lists.ts';
import { type InsightsUnderTest, openInsights, staffAt } from './testing/room.ts';
import { caseTold, hangzhou, organisation, shenzhen } from './testing/telling.ts';

let under: InsightsUnderTest;
beforeEach(async () => {
  under = await openInsights();
});
afterEach(() => under.test.close());

const nation = staffAt(null);
const filed = async (more: object = {}, actor: Actor = nation) =>
  under.ask(listFiledRows, { year: 2026, first: 10, ...more }, actor);
const casesOf = async (page: ReturnType<typeof filed>) => (await page).items.map(({ caseId }) => caseId);
const guided = (more: object = {}, actor: Actor = nation) =>
  under.ask(listGuidanceRows, { year: 2026, first: 10, ...more }, actor);

const inUS = caseTold({ country: 'US', rights: ['design', 'trademark'], submittedAt: '2026-03-01T00:00:00.000Z' });
const inDE = caseTold({
  country: 'DE',
  disputeType: 'customs',
  rights: ['design'],
  submittedAt: '2026-04-01T00:00:00.000Z',
});
const elsewhere = caseTold({ country: 'US', centreId: hangzhou, submittedAt: '2026-05-01T00:00:00.000Z' });
const before = caseTold({ submittedAt: '2025-05-01T00:00:00.000Z' });
const all = [inUS, inDE, elsewhere, before];

describe('the cases behind a number', () => {
  it('are those filed in the year, the last first', async () => {
    await under.hear(...all);
    expect(await casesOf(filed())).toEqual([elsewhere.id, inDE.id, inUS.id]);
    expect(await casesOf(filed({ year: 2025 }))).toEqual([before.id]);
  });

  it.each([
    ['country', 'US', [elsewhere.id, inUS.id]],
    ['month', '2026-04', [inDE.id]],
    ['disputeType', 'customs', [inDE.id]],
    ['right', 'design', [inDE.id, inUS.id]],
    ['right', 'patent', []],
  ])('are found by %s %s', async (by, key, found) => {
    await under.hear(...all);
    expect(await casesOf(filed({ by, key }))).toEqual(found);
  });

  it('are those of the reader’s centre, to the nation all', async () => {
    await under.hear(...all);
    expect(await casesOf(filed({}, staffAt(hangzhou)))).toEqual([elsewhere.id]);
    expect(await casesOf(filed({ by: 'country', key: 'US' }, staffAt(shenzhen)))).toEqual([inUS.id]);
    expect(await casesOf(filed({ by: 'country', key: 'DE' }, staffAt(hangzhou)))).toEqual([]);
  });

  it('are found at the centre that took one over, and once by the nation', async () => {
    const moved = caseTold({ country: 'FR' }).and('caseHandOverAccepted', { centreId: hangzhou });
    const back = caseTold({ country: 'FR' })
      .and('caseHandOverAccepted', { centreId: hangzhou })
      .and('caseHandOverAccepted', { fromCentreId: hangzhou, centreId: shenzhen });
    await under.hear(moved, back);

    const inFrance = { by: 'country', key: 'FR' };
    const both = [moved.id, back.id].toSorted();
    expect((await casesOf(filed(inFrance, staffAt(hangzhou)))).toSorted()).toEqual(both);
    expect((await casesOf(filed(inFrance))).toSorted()).toEqual(both);
  });

  it('are those that stand with a centre or in a state now', async () => {
    const moved = caseTold().and('caseAccepted').and('caseHandOverAccepted', { centreId: hangzhou });
    const accepted = caseTold().and('caseAccepted');
    await under.hear(caseTold(), moved, accepted);

    const isAccepted = { by: 'state', key: 'accepted' };
    expect((await casesOf(filed(isAccepted))).toSorted()).toEqual([moved.id, accepted.id].toSorted());
    expect(await casesOf(filed(isAccepted, staffAt(hangzhou)))).toEqual([moved.id]);
    expect(await casesOf(filed({ by: 'centre', key: hangzhou }))).toEqual([moved.id]);
    expect(await casesOf(filed({ by: 'centre', key: hangzhou }, staffAt(shenzhen)))).toEqual([]);
  });

  it.each([{}, { by: 'state', key: 'submitted' }])('go on behind a cursor: %j', async (by) => {
    await under.hear(...all);
    const first = await filed({ ...by, first: 2 });
    const rest = await filed({ ...by, first: 2, after: first.cursors[1] });

    expect([first.hasMore, rest.hasMore]).toEqual([true, false]);
    const found = [...first.items, ...rest.items].map(({ caseId }) => caseId);
    expect(found.toSorted()).toEqual([inUS.id, inDE.id, elsewhere.id].toSorted());
  });
});

describe('the guidances behind a number', () => {
  const registered = caseTold({ organisationId: organisation() }).and('caseAccepted');
  const unregistered = caseTold({ centreId: hangzhou }).and('caseAccepted');

  it('are the acceptances of the year, with those of enterprises that are registered apart', async () => {
    await under.hear(registered, unregistered, caseTold());
    expect((await guided()).items).toHaveLength(2);
    expect((await guided({ registered: true })).items).toMatchObject([{ caseId: registered.id }]);
    expect((await guided({ registered: false })).items).toMatchObject([{ caseId: unregistered.id }]);
    expect((await guided({ year: 2025 })).items).toEqual([]);
  });

  it('are those of the reader’s centre, to the nation all', async () => {
    await under.hear(registered, unregistered);
    expect((await guided({}, staffAt(hangzhou))).items).toMatchObject([{ caseId: unregistered.id }]);
  });
});
