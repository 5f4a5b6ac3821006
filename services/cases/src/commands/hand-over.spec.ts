import { type Actor, CENTRES, type Slice } from '@sinan/schema';
import type { CaseView } from '@sinan/schema/graphql';
import { afterAll, describe, expect, it } from 'vitest';
import { caseQueue, casesByIds, offeredCases } from '../queries.ts';
import { openCasework } from '../testing/casework.ts';
import { hangzhou, NOW, national, shenzhen, staffAt } from '../testing/examples.ts';
import { caseTimeline } from '../timeline.ts';

const { test, as, people, doing, caseThat } = await openCasework();
afterAll(() => test.close());

const sees = async (actor: Actor, id: string) => (await as(actor)(casesByIds, { ids: [id] }))[0] !== null;
const holdsIn = ({ items }: Slice<CaseView>, id: string) => items.some((view) => view.id === id);
const queued = async (actor: Actor, id: string) => holdsIn(await as(actor)(caseQueue, { first: 100 }), id);
const offered = async (actor: Actor, id: string) => holdsIn(await as(actor)(offeredCases, { first: 100 }), id);

async function readersOf(id: string) {
  const readers = Object.entries(people).filter(([who]) => !['both', 'bothHere'].includes(who));
  const seen = await Promise.all(readers.map(async ([who, actor]) => ((await sees(actor, id)) ? [who] : [])));
  return seen.flat();
}
const ALWAYS = ['filer', 'colleague'];
const ITS_STAFF = ['officer', 'author'];

describe('a case that is not offered', () => {
  it('is seen by its enterprise, its centre and the nation', async () => {
    expect(await readersOf(await caseThat('accepted'))).toEqual([...ALWAYS, ...ITS_STAFF, 'national']);
  });
});

describe('an offer to another centre', () => {
  it('shows the case, with its one timeline, to both centres, and to no third', async () => {
    const id = await caseThat('accepted and offered');
    expect(await readersOf(id)).toEqual([...ALWAYS, ...ITS_STAFF, 'hangzhou', 'national']);
    const lines = await as(people.hangzhou)(caseTimeline, { caseId: id });
    expect(lines.map(({ type }) => type)).toEqual(['CaseSubmitted', 'CaseAccepted', 'HandOverOffered']);
    expect(await as(people.officer)(caseTimeline, { caseId: id })).toEqual(lines);
  });

  it('says to whom, why and when, and leaves the case where it is', async () => {
    const id = await caseThat('submitted');
    test.clock.set(NOW + 3_600_000);
    expect(await doing(people.officer, 'OfferHandOver', id)).toMatchObject({
      status: 'submitted',
      centreId: shenzhen,
      submittedAt: '2026-11-10T08:00:00.000Z',
      handOver: { toCentreId: hangzhou, reason: '由杭州办理更近。', offeredAt: '2026-11-10T09:00:00.000Z' },
    });
    test.clock.set(NOW);
  });

  it('waits in the list of the other centre, while the case stays in the queue of its own', async () => {
    const id = await caseThat('submitted and offered');
    expect([await offered(people.hangzhou, id), await queued(people.hangzhou, id)]).toEqual([true, false]);
    expect([await offered(people.officer, id), await queued(people.officer, id)]).toEqual([false, true]);
    expect(await offered(people.stranger, id)).toBe(false);
  });

  it('lets the work go on, and it moves with all that was done', async () => {
    const id = await caseThat('guiding and offered');
    await doing(people.author, 'DraftOpinion', id, { text: '第二份意见。' });
    const taken = await doing(people.hangzhou, 'AcceptHandOver', id);
    expect(taken.opinions.map(({ number }) => number)).toEqual([1]);
    const { opinions } = await doing(people.hangzhou, 'IssueOpinion', id);
    expect(opinions).toMatchObject([{ number: 1 }, { number: 2, text: '第二份意见。', authors: [people.author.id] }]);
    expect(await doing(people.hangzhou, 'CloseCase', id)).toMatchObject({ status: 'closed', centreId: hangzhou });
  });

  it.each([
    ['its own centre', shenzhen],
    ['an id of another noun', 'cas_019a0000-0000-7000-8000-000000000001'],
    ['a centre that is not known', 'ctr_019a0000-0000-7000-8000-000000000001'],
  ])('is not made to %s', async (_, toCentreId) => {
    const id = await caseThat('submitted');
    const refused = async () => doing(people.officer, 'OfferHandOver', id, { toCentreId });
    await expect(refused()).rejects.toMatchObject({ code: 'INVALID_INPUT', problems: [{ path: 'toCentreId' }] });
  });

  it.each(['US', 'DE'])(
    'may be made to a station, as that in %s, whose staff then works on it as its own',
    async (country) => {
      const station = CENTRES.find((centre) => centre.kind === 'station' && centre.country === country)?.id ?? national;
      const there = staffAt(station);
      const id = await caseThat('guiding');
      await doing(people.officer, 'OfferHandOver', id, { toCentreId: station });
      expect(await offered(there, id)).toBe(true);
      const taken = await doing(there, 'AcceptHandOver', id);
      expect(taken).toMatchObject({ centreId: station, handOver: null, submittedAt: '2026-11-10T08:00:00.000Z' });
      expect(await doing(there, 'CloseCase', id)).toMatchObject({ status: 'closed', centreId: station });
    },
  );

  it('leaves the service clock alone, however often it is made, accepted and returned', async () => {
    const id = await caseThat('submitted');
    test.clock.set(NOW + 86_400_000);
    await doing(people.officer, 'OfferHandOver', id);
    await doing(people.hangzhou, 'ReturnHandOver', id);
    await doing(people.officer, 'OfferHandOver', id);
    expect(await doing(people.hangzhou, 'AcceptHandOver', id)).toMatchObject({
      submittedAt: '2026-11-10T08:00:00.000Z',
    });
    test.clock.set(NOW);
  });

  it('may be made to the national centre, which then works on it as its own', async () => {
    const id = await caseThat('submitted');
    await doing(people.officer, 'OfferHandOver', id, { toCentreId: national });
    expect(await offered(people.national, id)).toBe(true);
    expect(await doing(people.national, 'AcceptHandOver', id)).toMatchObject({ centreId: national, handOver: null });
  });
});

describe('an offer that is accepted', () => {
  it('moves the case: the new centre sees and has it, the former does not', async () => {
    const id = await caseThat('submitted and offered');
    expect(await doing(people.hangzhou, 'AcceptHandOver', id)).toMatchObject({
      status: 'submitted',
      centreId: hangzhou,
      routedBy: 'city',
      handOver: null,
    });
    expect(await readersOf(id)).toEqual([...ALWAYS, 'hangzhou', 'national']);
    expect([await queued(people.hangzhou, id), await offered(people.hangzhou, id)]).toEqual([true, false]);
    expect(await queued(people.officer, id)).toBe(false);
    await expect(doing(people.officer, 'AcceptCase', id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await doing(people.hangzhou, 'AcceptCase', id)).toMatchObject({ status: 'accepted' });
  });

  it('can be offered on, even back', async () => {
    const id = await caseThat('accepted and offered');
    await doing(people.hangzhou, 'AcceptHandOver', id);
    await doing(people.hangzhou, 'OfferHandOver', id, { toCentreId: shenzhen });
    expect(await doing(people.officer, 'AcceptHandOver', id)).toMatchObject({ centreId: shenzhen });
  });
});

describe('an offer that is returned', () => {
  it('leaves the case with its centre, which reads why, and ends what the other saw', async () => {
    const id = await caseThat('accepted and offered');
    expect(await doing(people.hangzhou, 'ReturnHandOver', id)).toMatchObject({
      centreId: shenzhen,
      handOver: null,
      returned: { byCentreId: hangzhou, reason: '不属本中心辖区。', at: '2026-11-10T08:00:00.000Z' },
    });
    expect(await readersOf(id)).toEqual([...ALWAYS, ...ITS_STAFF, 'national']);
    expect(await offered(people.hangzhou, id)).toBe(false);
    expect(await doing(people.officer, 'TerminateCase', id)).toMatchObject({ status: 'terminated' });
  });

  it('is forgotten in the view by the next offer', async () => {
    const id = await caseThat('accepted and offered');
    await doing(people.hangzhou, 'ReturnHandOver', id);
    expect(await doing(people.officer, 'OfferHandOver', id)).toMatchObject({ returned: null });
  });
});
