import type { Actor, Slice } from '@sinan/schema';
import type { CaseView } from '@sinan/schema/graphql';
import { afterAll, describe, expect, it } from 'vitest';
import { approveOutcome, recordOutcome } from '../ledger/commands.ts';
import { listOutcomes, outcomesByIds } from '../ledger/queries.ts';
import { caseQueue, casesByIds, listCases, offeredCases } from '../queries.ts';
import { DOING_NAMES, openCasework } from '../testing/casework.ts';
import { hangzhou, NOW, shenzhen, staffAt } from '../testing/examples.ts';
import { caseTimeline } from '../timeline.ts';

const { test, as, people, doing, caseThat, heard } = await openCasework();
afterAll(() => test.close());

const idsIn = ({ items }: Slice<CaseView>) => items.map(({ id }) => id);
const reads = async (actor: Actor, id: string) => (await as(actor)(casesByIds, { ids: [id] }))[0] !== null;
/** Whether a case is in any list that this actor may ask for. */
async function finds(actor: Actor, id: string): Promise<boolean> {
  const lists = [listCases, caseQueue, offeredCases].map((list) => as(actor)(list, { first: 100 }));
  return (await Promise.all(lists)).some((list) => idsIn(list).includes(id as never));
}
const outcome = {
  ...{ kind: 'recovered', amount: '100', currency: 'CNY', cny: '100', rate: '1', rateOn: '2026-11-09' },
  ...{ method: 'funds-released', basis: 'proven', evidence: '确认书' },
};

describe('an expert', () => {
  it('reads a case while on it, and neither before nor after', async () => {
    const id = await caseThat('accepted');
    expect([await reads(people.expert, id), await finds(people.expert, id)]).toEqual([false, false]);
    await heard('AssignExpert', id);
    expect([await reads(people.expert, id), await finds(people.expert, id)]).toEqual([true, true]);
    expect((await as(people.filer)(casesByIds, { ids: [id] }))[0]?.expert).toEqual({
      personId: people.expert.id,
      assignedAt: '2026-11-13T01:00:00.000Z',
    });
    await heard('ReleaseExpert', id);
    expect([await reads(people.expert, id), await finds(people.expert, id)]).toEqual([false, false]);
  });

  it('does none of what staff and applicant do, but write the opinion', async () => {
    const id = await caseThat('guiding and advised');
    for (const name of DOING_NAMES.filter((one) => one !== 'DraftOpinion' && one !== 'ReviseOpinion'))
      await expect(doing(people.expert, name, id)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});

describe('a wall', () => {
  const kinds = {
    'staff of its centre': people.officer,
    'staff of the nation': people.national,
    'a member of the enterprise': people.colleague,
    'a member of the enterprise on duty elsewhere': people.both,
    'staff of the centre that it is offered to': people.hangzhou,
  };
  it.each(Object.entries(kinds))('keeps out %s: nothing is read, found or done', async (_, actor) => {
    const id = await caseThat('submitted and offered');
    const [before, others] = [await reads(actor, id), await reads(people.filer, id)];
    expect([before, others, await finds(actor, id)]).toEqual([true, true, true]);
    await heard('BarPerson', id, actor.id);
    expect([await reads(actor, id), await finds(actor, id)]).toEqual([false, false]);
    await expect(as(actor)(caseTimeline, { caseId: id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    for (const name of DOING_NAMES) await expect(doing(actor, name, id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await reads(people.filer, id)).toBe(true);
  });

  it('is never raised before who filed the case', async () => {
    const id = await caseThat('accepted');
    await heard('BarPerson', id, people.filer.id);
    expect(await reads(people.filer, id)).toBe(true);
  });

  it('sends an expert away who is on the case, and lets none back in who is behind it', async () => {
    const id = await caseThat('guiding and advised');
    await heard('BarPerson', id);
    expect(await reads(people.expert, id)).toBe(false);
    await expect(heard('AssignExpert', id)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const types = (await as(people.officer)(caseTimeline, { caseId: id })).map(({ type }) => type);
    expect(types.slice(-2)).toEqual(['ExpertReleased', 'PersonBarred']);
  });

  it('stands around the entries of the ledger too', async () => {
    const id = await caseThat('guiding');
    const entry = await as(people.officer)(recordOutcome, { caseId: id, ...outcome });
    const other = staffAt(shenzhen);
    const booked = async (actor: Actor) => [
      (await as(actor)(listOutcomes, { first: 100 })).items.length,
      (await as(actor)(listOutcomes, { first: 100, caseId: id })).items.length,
      (await as(actor)(outcomesByIds, { ids: [entry.id] })).map((one) => one !== null),
    ];
    expect(await booked(other)).toEqual([1, 1, [true]]);
    await heard('BarPerson', id, other.id);
    expect(await booked(other)).toEqual([0, 0, [false]]);
    await expect(as(other)(approveOutcome, { entryId: entry.id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(as(other)(recordOutcome, { caseId: id, ...outcome })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await booked(people.officer)).toEqual([1, 1, [true]]);
  });

  it('shows in no list that something was left out of it', async () => {
    const alone = staffAt(hangzhou);
    const ids: string[] = [];
    for (let minute = 1; minute <= 3; minute += 1) {
      test.clock.set(NOW + minute * 60_000);
      const id = await caseThat('submitted and offered');
      await doing(alone, 'AcceptHandOver', id);
      ids.push(id);
    }
    test.clock.set(NOW);
    await heard('BarPerson', ids[1] as never, alone.id);
    const first = await as(alone)(caseQueue, { first: 1 });
    expect([idsIn(first), first.hasMore]).toEqual([[ids[0]], true]);
    const second = await as(alone)(caseQueue, { first: 1, after: first.cursors[0] });
    expect([idsIn(second), second.hasMore]).toEqual([[ids[2]], false]);
  });

  it('does not answer a retry of what was done before it stood', async () => {
    const id = await caseThat('accepted and offered');
    const call = { commandId: test.call(people.hangzhou).commandId };
    await doing(people.hangzhou, 'ReturnHandOver', id, {}, call);
    expect(await doing(people.hangzhou, 'ReturnHandOver', id, {}, call)).toMatchObject({ id });
    await heard('BarPerson', id, people.hangzhou.id);
    await expect(doing(people.hangzhou, 'ReturnHandOver', id, {}, call)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
