import type { Id } from '@sinan/schema';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  businessOf,
  claimOrganisation,
  confirmMembership,
  endMembership,
  organisationsByIds,
  stateProfile,
} from '../index.ts';
import { address, expectRefusal, type House, openHouse, type Person, someUscc, system } from '../testing/house.ts';

let house: House;
let member: Person;
let pending: Person;
let organisationId: Id<'organisation'>;
let membershipId: Id<'membership'>;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.test.close());
beforeEach(async () => {
  const claim = { uscc: someUscc(), nameZh: '深圳某某科技有限公司', division: '440300', industry: 'C' };
  const claimant = await house.person(address('li'));
  const { id, organisationId: claimed } = await house.ask(claimOrganisation, claimant, claim);
  [organisationId, membershipId] = [claimed, id];
  const staff = await house.holder(address('staff'), 'intake', '440300');
  await house.ask(confirmMembership, staff, { membershipId: id, note: 'Checked on paper.' });
  member = await house.next(claimant);
  pending = await house.person(address('wang'));
  await house.ask(claimOrganisation, pending, claim);
  pending = await house.next(pending);
});

const profile = { industries: ['F'], markets: ['US', 'DE'], platforms: ['amazon'] };
const business = () => house.ask(businessOf, system, { organisationId });

describe('the profile of an organisation', () => {
  it('is what its confirmed members state, each code once, all of it each time', async () => {
    expect(await business()).toEqual({ industry: 'C', industries: [], markets: [], platforms: [] });
    const twice = { ...profile, markets: ['US', 'DE', 'US'] };
    expect(await house.ask(stateProfile, member, { organisationId, ...twice })).toMatchObject({ profile });
    expect(await business()).toEqual({ industry: 'C', ...profile });
    await house.ask(stateProfile, member, { organisationId, ...profile, markets: ['JP'] });
    expect(await house.ask(organisationsByIds, member, { ids: [organisationId] })).toMatchObject([
      { profile: { ...profile, markets: ['JP'] } },
    ]);
  });

  it('is stated by nobody else, who learns nothing of it', async () => {
    for (const other of [pending, await house.person(address('stranger'))])
      await expectRefusal(house.ask(stateProfile, other, { organisationId, ...profile }), 'NOT_FOUND');
    expect(await business()).toMatchObject({ markets: [] });
  });

  it('is not shown to who entered it and has left since', async () => {
    await house.ask(stateProfile, member, { organisationId, ...profile });
    await house.ask(endMembership, member, { membershipId });
    const gone = await house.next(member);
    const [seen] = await house.ask(organisationsByIds, gone, { ids: [organisationId] });
    expect(seen).toMatchObject({ id: organisationId, profile: { industries: [], markets: [], platforms: [] } });
  });

  it('is refused with what is wrong, field by field', async () => {
    const bad = { organisationId, industries: ['Z'], markets: ['ZZ'], platforms: ['nowhere'] };
    await expect(house.ask(stateProfile, member, bad)).rejects.toMatchObject({
      problems: ['industries.0', 'markets.0', 'platforms.0'].map((path) => expect.objectContaining({ path })),
    });
  });
});
