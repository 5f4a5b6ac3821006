import { type Id, newId, type Slice } from '@sinan/schema';
import type { CaseView } from '@sinan/schema/graphql';
import { afterAll, describe, expect, it } from 'vitest';
import { acceptCase } from './commands/acceptance.ts';
import { fileCase } from './commands/filing.ts';
import { caseQueue, casesByIds, listCases } from './queries.ts';
import { formWith, hangzhou, NOW, shenzhen, signedIn, staffAt } from './testing/examples.ts';
import { openCases } from './testing/room.ts';

const { test, accounts, as } = await openCases();
afterAll(() => test.close());

function enterpriseIn(division: string) {
  const organisation = accounts.organisation({ division });
  const { organisationId } = organisation;
  const member = signedIn({ organisations: [organisationId] });
  accounts.join(member.id, organisation);
  return { member, file: async () => (await as(member)(fileCase, { organisationId, form: formWith() })).id };
}

/** Three cases of one enterprise, a minute apart, the second one accepted; and one of another enterprise in between. */
const [ours, theirs] = [enterpriseIn('440305'), enterpriseIn('330106')];
const { member } = ours;
const filed: Id<'case'>[] = [];
for (const { file } of [ours, ours, theirs, ours]) {
  test.clock.set(NOW + filed.length * 60_000);
  filed.push(await file());
}
await as(staffAt(shenzhen))(acceptCase, { caseId: filed[1] });

const idsOf = ({ items }: Slice<CaseView>) => items.map(({ id }) => id);
const filedAt = (...minutes: readonly number[]) => minutes.map((minute) => filed[minute]);

describe('the list of cases', () => {
  it("is the reader's, newest first", async () => {
    expect(idsOf(await as(member)(listCases, { first: 10 }))).toEqual(filedAt(3, 1, 0));
  });

  it('can be of one state', async () => {
    expect(idsOf(await as(member)(listCases, { first: 10, status: 'accepted' }))).toEqual(filedAt(1));
    expect(idsOf(await as(member)(listCases, { first: 10, status: 'submitted' }))).toEqual(filedAt(3, 0));
    const oldest = { first: 1, status: 'submitted', oldestFirst: true } as const;
    expect(idsOf(await as(member)(listCases, oldest))).toEqual(filedAt(0));
  });

  it('goes on behind a cursor', async () => {
    const first = await as(member)(listCases, { first: 2 });
    expect([idsOf(first), first.hasMore]).toEqual([filedAt(3, 1), true]);
    const rest = await as(member)(listCases, { first: 2, after: first.cursors.at(-1) });
    expect([idsOf(rest), rest.hasMore]).toEqual([filedAt(0), false]);
  });

  it('is empty for another tenant', async () => {
    expect(
      idsOf(await as(signedIn({ organisations: [newId('organisation', NOW)] }))(listCases, { first: 10 })),
    ).toEqual([]);
  });

  it.each([0, 101, 1.5])('refuses a page of %d', (first) => {
    expect(() => as(member)(listCases, { first })).toThrow(expect.objectContaining({ code: 'INVALID_INPUT' }));
  });

  it('gives the same view of an unchanged case, so that a page costs a look-up an item', async () => {
    const [one] = (await as(member)(listCases, { first: 1 })).items;
    expect((await as(member)(listCases, { first: 1 })).items[0]).toBe(one);
  });
});

describe('the queue', () => {
  it("is what waits at the officer's centre, oldest first", async () => {
    expect(idsOf(await as(staffAt(shenzhen))(caseQueue, { first: 10 }))).toEqual(filedAt(0, 3));
    expect(idsOf(await as(staffAt(hangzhou))(caseQueue, { first: 10 }))).toEqual(filedAt(2));
  });

  it('is of every centre that the officer has', async () => {
    const duties = [shenzhen, hangzhou].map((centreId) => ({ duty: 'intake', centreId }) as const);
    expect(idsOf(await as(signedIn({ duties }))(caseQueue, { first: 10 }))).toEqual(filedAt(0, 2, 3));
  });

  it('is empty without a centre', async () => {
    expect(idsOf(await as(member)(caseQueue, { first: 10 }))).toEqual([]);
  });
});

describe('cases by id', () => {
  it('come in the order asked, null for what is not there or not to be seen', async () => {
    const ids = [filed[3], newId('case', NOW), filed[2], filed[0]];
    const found = await as(member)(casesByIds, { ids });
    expect(found.map((view) => view?.id ?? null)).toEqual([filed[3], null, null, filed[0]]);
  });
});
