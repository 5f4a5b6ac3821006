import { readFileSync } from 'node:fs';
import type { AggregateDoc, HistoryEntry } from '@sinan/aggregate';
import { type Id, idOf } from '@sinan/schema';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accounts, confirmMembership, membershipsByIds, memberships as readMemberships } from '../index.ts';
import type { MembershipState } from '../membership/index.ts';
import { address, type House, openHouse, type Person } from '../testing/house.ts';

/** What the release of version 1 stored: one pending membership, one confirmed, of two organisations. */
const sample = JSON.parse(readFileSync(new URL('../../samples/memberships.v1.json', import.meta.url), 'utf8')) as {
  readonly documents: readonly AggregateDoc<MembershipState>[];
  readonly history: readonly HistoryEntry[];
};
const ids = sample.documents.map(({ id }) => idOf('membership').parse(id));

let house: House;
let staff: Person;
beforeAll(async () => {
  house = await openHouse();
  await house.test.room.memberships.documents.insertMany(sample.documents);
  await house.test.room.memberships.history.insertMany(sample.history);
  staff = await house.holder(address('national'), 'intake', 'national');
});
afterAll(() => house.test.close());
const stored = async (id: Id<'membership'> | undefined) =>
  (await house.test.room.memberships.documents.get(id ?? ''))?.doc;

describe('a membership stored by version 1', () => {
  const asToday = { papers: { licence: null, authority: null }, declined: null, confirmationNote: null, endedAt: null };

  it('reads by id and in lists as one of today, without papers', async () => {
    const expected = [
      { ...asToday, status: 'pending' },
      { ...asToday, status: 'confirmed' },
    ];
    expect(await house.ask(membershipsByIds, staff, { ids })).toMatchObject(expected);
    expect((await house.ask(readMemberships, staff, { first: 10 })).items).toMatchObject(expected);
    expect(await accounts.namesFiles?.(house.test.room, [`sha256:${'0'.repeat(64)}`])).toEqual([]);
  });

  it('goes on from where it stands, and is then stored as version 2', async () => {
    const [pending] = ids;
    if (!pending) throw new Error('no sample');
    expect((await stored(pending))?.v).toBe(1);
    await house.ask(confirmMembership, staff, { membershipId: pending, note: 'Checked on paper.' });
    expect(await stored(pending)).toMatchObject({
      v: 2,
      status: 'confirmed',
      papers: [],
      state: { note: 'Checked on paper.' },
    });
  });
});
