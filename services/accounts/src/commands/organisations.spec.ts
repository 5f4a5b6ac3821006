import { type Id, newId } from '@sinan/schema';
import type { MembershipView } from '@sinan/schema/graphql';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  claimOrganisation,
  confirmMembership,
  enterOrganisation,
  me,
  memberships,
  membershipsByIds,
  organisationByUscc,
  organisationForFiling,
  organisationsByIds,
} from '../index.ts';
import { NO_PROFILE } from '../organisation.ts';
import {
  address,
  expectRefusal,
  type House,
  openHouse,
  type Person,
  START,
  someUscc,
  system,
} from '../testing/house.ts';

let house: House;
let claim: { uscc: string; nameZh: string; nameEn: string; division: string; industry: string };
let claimant: Person;
let email: string;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.test.close());
beforeEach(async () => {
  house.test.clock.set(START);
  claim = {
    uscc: someUscc(),
    nameZh: '深圳某某科技有限公司',
    nameEn: 'Some Technology',
    division: '440300',
    industry: 'C',
  };
  email = address('li.wei');
  claimant = await house.person(email);
});

const claimedBy = (person: Person, more: object = {}, call?: object) =>
  house.ask(claimOrganisation, person, { ...claim, ...more }, call);
const confirmedBy = async (person: Person, membershipId: Id<'membership'>) =>
  house.ask(confirmMembership, await house.next(person), { membershipId, note: NOTE });
const NOTE = 'Checked on paper.';
const mine = async (person: Person) => (await house.ask(me, person, {})).memberships;
const pageOf = (person: Person, more: object = {}) => house.ask(memberships, person, { first: 100, ...more });

describe('an organisation that nobody claimed', () => {
  it('is entered, with its claimant as a pending member, and both are told without a name', async () => {
    const membership = await claimedBy(claimant);
    const { id, organisationId } = membership;
    expect(membership).toMatchObject({
      personId: claimant.id,
      status: 'pending',
      requestedAt: '2026-11-22T08:00:00.000Z',
    });
    await vi.waitFor(() => expect(house.heard(id)).toHaveLength(1));
    expect(house.heard(organisationId).map(({ type, data }) => ({ type, data }))).toEqual([
      {
        type: 'sinan.organisation.registered.v1',
        data: { organisationId, uscc: claim.uscc, division: '440300', industry: 'C' },
      },
    ]);
    expect(house.heard(id)[0]).toMatchObject({
      type: 'sinan.membership.requested.v1',
      data: { membershipId: id, organisationId, personId: claimant.id },
    });
  });

  it('is read by its claimant, by staff of competent centres and of the nation, and by nobody else', async () => {
    const { organisationId } = await claimedBy(claimant);
    const read = async (person: Person) => (await house.ask(organisationsByIds, person, { ids: [organisationId] }))[0];
    expect(await read(claimant)).toEqual({ id: organisationId, ...claim, profile: NO_PROFILE });
    expect(await read(await house.holder(address('shenzhen'), 'intake', '440300'))).not.toBeNull();
    expect(await read(await house.holder(address('national'), 'intake', 'national'))).not.toBeNull();
    expect(await read(await house.holder(address('hangzhou'), 'intake', '330100'))).toBeNull();
    expect(await read(await house.person(address('stranger')))).toBeNull();
  });

  it('is never taken for another that the same command id entered', async () => {
    const [commandId, other] = [newId('command', START), someUscc()];
    const first = await claimedBy(claimant, {}, { commandId });
    const second = await claimedBy(claimant, { uscc: other }, { commandId });
    expect(second.organisationId).not.toBe(first.organisationId);
    expect(second.id).not.toBe(first.id);
    expect(await house.ask(organisationByUscc, system, { uscc: other })).toMatchObject({ uscc: other });
    await expect(claimedBy(await house.person(address('owner')), { uscc: other })).resolves.toMatchObject({
      organisationId: second.organisationId,
    });
  });

  it('is refused with what is wrong, field by field', async () => {
    const bad = { uscc: '91440300708461136X', nameZh: ' ', division: '449999', industry: 'Z' };
    await expect(claimedBy(claimant, bad)).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      problems: ['uscc', 'nameZh', 'division', 'industry'].map((path) => expect.objectContaining({ path })),
    });
    expect(await mine(claimant)).toEqual([]);
  });

  it('is entered once when many claim it at once', async () => {
    const others = await Promise.all(['a', 'b', 'c'].map((name) => house.person(address(name))));
    const claims = await Promise.all([claimant, ...others].map((person) => claimedBy(person)));
    expect(new Set(claims.map(({ organisationId }) => organisationId)).size).toBe(1);
    expect(new Set(claims.map(({ id }) => id)).size).toBe(4);
  });
});

describe('an organisation that somebody claimed', () => {
  let first: MembershipView;
  let newcomer: Person;
  beforeEach(async () => {
    first = await claimedBy(claimant);
    newcomer = await house.person(address('wang.fang'));
  });

  it('gives the same membership to who claims it again, also in lower case', async () => {
    expect(await claimedBy(claimant, { uscc: claim.uscc.toLowerCase() })).toEqual(first);
    expect(await mine(claimant)).toEqual([first]);
  });

  it('is joined by others as pending, who neither change nor see what was entered', async () => {
    const joined = await claimedBy(newcomer, { nameZh: '冒名公司', division: '330100', industry: 'I' });
    expect(joined).toMatchObject({ organisationId: first.organisationId, status: 'pending' });
    expect(await house.ask(organisationsByIds, newcomer, { ids: [first.organisationId] })).toEqual([null]);
    expect(await house.ask(organisationsByIds, claimant, { ids: [first.organisationId] })).toMatchObject([claim]);
  });

  it('does not give a pending member anything of the others', async () => {
    const { id } = await claimedBy(newcomer);
    expect((await pageOf(await house.next(claimant))).items).toEqual([first]);
    expect(await house.ask(membershipsByIds, await house.next(claimant), { ids: [id, first.id] })).toEqual([
      null,
      first,
    ]);
  });

  it('stands by the membership when the reply was lost', async () => {
    const call = { commandId: newId('command', START) };
    const joined = await claimedBy(newcomer, {}, call);
    expect(await claimedBy(newcomer, {}, call)).toEqual(joined);
  });

  it('is found for a filing by its pending member, and by its credit code', async () => {
    const { organisationId } = first;
    const filing = (personId: Person['id']) => house.ask(organisationForFiling, system, { organisationId, personId });
    const known = { organisationId, uscc: claim.uscc, nameZh: claim.nameZh, division: '440300', industry: 'C' };
    expect(await filing(claimant.id)).toEqual({ ...known, membership: 'pending' });
    expect(await filing(newcomer.id)).toBeNull();
    const byUscc = () => house.ask(organisationByUscc, system, { uscc: claim.uscc });
    expect(await byUscc()).toEqual({ ...known, vouched: false });
    expect(await house.ask(organisationByUscc, system, { uscc: someUscc() })).toBeNull();
  });
});

describe('a pending membership', () => {
  let pending: MembershipView;
  let staff: Person;
  beforeEach(async () => {
    pending = await claimedBy(claimant);
    staff = await house.holder(address('shenzhen'), 'intake', '440300');
  });

  it('is confirmed by staff of a competent centre; the member belongs from the next request on', async () => {
    expect(await confirmedBy(staff, pending.id)).toEqual({ ...pending, status: 'confirmed', confirmationNote: NOTE });
    const member = await house.next(claimant);
    expect(member.organisations).toEqual([pending.organisationId]);
    expect(member.audiences).toContain(`org:${pending.organisationId}`);
    expect(await house.ask(organisationByUscc, system, { uscc: claim.uscc })).toMatchObject({ vouched: true });
    await vi.waitFor(() => expect(house.heard(pending.id)).toHaveLength(2));
    const { personId, organisationId } = pending;
    expect(house.heard(pending.id)[1]).toMatchObject({
      type: 'sinan.membership.confirmed.v1',
      actor: `person:${staff.id}`,
      data: { membershipId: pending.id, organisationId, personId },
    });
  });

  it('waits in the list of those who may confirm it', async () => {
    const waiting = async () => (await pageOf(staff, { status: 'pending' })).items.map(({ id }) => id);
    expect(await waiting()).toContain(pending.id);
    await confirmedBy(staff, pending.id);
    expect(await waiting()).not.toContain(pending.id);
    expect((await pageOf(staff, { status: 'confirmed' })).items.map(({ id }) => id)).toContain(pending.id);
  });

  it('shows the address of who asks to those who may confirm it and to the member, and to no stranger', async () => {
    const read = async (person: Person) =>
      (await house.ask(membershipsByIds, await house.next(person), { ids: [pending.id] }))[0];
    const listed = async (person: Person) => (await pageOf(person)).items.find(({ id }) => id === pending.id);
    expect(pending.applicantEmail).toBe(email);
    for (const person of [staff, claimant]) {
      expect(await read(person)).toEqual(pending);
      expect(await listed(person)).toEqual(pending);
    }
    expect(await confirmedBy(staff, pending.id)).toHaveProperty('applicantEmail', email);
    const stranger = await house.person(address('stranger'));
    expect(await read(stranger)).toBeNull();
    expect(await listed(stranger)).toBeUndefined();
  });

  it('shows a newcomer’s address to the members, whoever confirmed them', async () => {
    await confirmedBy(staff, pending.id);
    const newcomerEmail = address('newcomer');
    const { id } = await claimedBy(await house.person(newcomerEmail));
    const seen = await house.ask(membershipsByIds, await house.next(claimant), { ids: [id, pending.id] });
    expect(seen.map((one) => one?.applicantEmail)).toEqual([newcomerEmail, email]);
  });

  it('holds no address itself, in its document, its history or its events', async () => {
    await confirmedBy(staff, pending.id);
    await house.test.settled();
    const { documents, history } = house.test.room.memberships;
    const entries = await history.page({ where: { id: { gt: `${pending.id}/`, lt: `${pending.id}0` } }, limit: 10 });
    expect(entries.rows).toHaveLength(2);
    const kept = [await documents.get(pending.id), entries, house.heard(pending.id)];
    expect(JSON.stringify(kept)).toContain(pending.id);
    expect(JSON.stringify(kept)).not.toContain(email);
  });

  it('is not confirmed by the member', () => expectRefusal(confirmedBy(claimant, pending.id), 'AUTHOR_CANNOT_APPROVE'));

  it('does not exist for strangers, for staff of another place, and for other pending members', async () => {
    const other = await house.person(address('other'));
    await claimedBy(other);
    const elsewhere = await house.holder(address('hangzhou'), 'intake', '330100');
    for (const person of [other, elsewhere]) await expectRefusal(confirmedBy(person, pending.id), 'NOT_FOUND');
    await expectRefusal(confirmedBy(staff, newId('membership', START)), 'NOT_FOUND');
  });

  it('is confirmed by a member once that member is confirmed', async () => {
    await confirmedBy(staff, pending.id);
    const newcomer = await house.person(address('newcomer'));
    const { id } = await claimedBy(newcomer);
    expect(await confirmedBy(claimant, id)).toMatchObject({ personId: newcomer.id, status: 'confirmed' });
  });
});

describe('a list of memberships', () => {
  it('is read in pages', async () => {
    const colleague = await house.holder(address('ningbo'), 'intake', '330200');
    for (const name of ['a', 'b', 'c'])
      await claimedBy(await house.person(address(name)), { uscc: someUscc(), division: '330200' });
    const first = await pageOf(colleague, { first: 2 });
    expect(first).toMatchObject({ hasMore: true, cursors: [expect.any(String), expect.any(String)] });
    const rest = await pageOf(colleague, { first: 2, after: first.cursors[1] });
    expect(rest).toMatchObject({ hasMore: false, items: [expect.anything()] });
    expect(new Set([...first.items, ...rest.items].map(({ id }) => id)).size).toBe(3);
  });

  it('names everybody in a page from one read of the people', async () => {
    const colleague = await house.holder(address('jiaxing'), 'intake', '330100');
    const applicants: { readonly id: string; readonly email: string }[] = [];
    for (const each of [address('a'), address('b')]) {
      const person = await house.person(each);
      for (const uscc of [someUscc(), someUscc()]) await claimedBy(person, { uscc, division: '330100' });
      applicants.push({ id: person.id, email: each });
    }
    const many = vi.spyOn(house.test.room.people.documents, 'getMany');
    const single = vi.spyOn(house.test.room.people.documents, 'get');
    const { items } = await pageOf(colleague);
    const read = [...many.mock.calls, ...single.mock.calls].map(([ids]) => [ids].flat().toSorted());
    vi.restoreAllMocks();
    expect(read).toEqual([applicants.map(({ id }) => id).toSorted()]);
    expect(items).toHaveLength(4);
    for (const { personId, applicantEmail } of items)
      expect(applicants).toContainEqual({ id: personId, email: applicantEmail });
  });

  it('refuses a page of more than a hundred', () => expectRefusal(pageOf(claimant, { first: 101 }), 'INVALID_INPUT'));
});

describe('an organisation that the deployment enters from a list of its own', () => {
  it('is known by its credit code, belongs to nobody, and can be claimed as it was entered', async () => {
    const { organisationId } = await house.ask(enterOrganisation, system, claim);
    expect(await house.ask(organisationByUscc, system, { uscc: claim.uscc })).toMatchObject({
      organisationId,
      nameZh: claim.nameZh,
      vouched: true,
    });
    expect(await house.ask(organisationsByIds, claimant, { ids: [organisationId] })).toEqual([null]);
    expect(await claimedBy(claimant, { nameZh: '别的名称' })).toMatchObject({ organisationId, status: 'pending' });
    expect(await house.ask(organisationByUscc, system, { uscc: claim.uscc })).toMatchObject({ nameZh: claim.nameZh });
  });

  it('stays as it was when it is entered again, and as its claimant entered it when somebody was first', async () => {
    const first = await house.ask(enterOrganisation, system, claim);
    expect(await house.ask(enterOrganisation, system, { ...claim, nameZh: '别的名称' })).toEqual(first);
    const other = someUscc();
    await claimedBy(claimant, { uscc: other });
    await expectRefusal(house.ask(enterOrganisation, system, { ...claim, uscc: other }), 'ALREADY_EXISTS');
  });
});
