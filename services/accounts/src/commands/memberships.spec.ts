import { type Id, sequenceText } from '@sinan/schema';
import type { MembershipView } from '@sinan/schema/graphql';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  accounts,
  claimOrganisation,
  confirmMembership,
  declineMembership,
  endMembership,
  me,
  memberCount,
  memberships,
  organisationForFiling,
  organisationsByIds,
  uploadedFile,
} from '../index.ts';
import {
  address,
  expectRefusal,
  type House,
  MINUTE,
  openHouse,
  type Person,
  type Sent,
  START,
  someUscc,
  system,
} from '../testing/house.ts';
import { expireUploads } from '../uploads/expiry.ts';

const DAY = 24 * 60 * MINUTE;
let house: House;
let claimant: Person;
let staff: Person;
let uscc: string;
beforeAll(async () => {
  house = await openHouse();
  staff = await house.holder(address('shenzhen'), 'intake', '440300');
});
afterAll(() => house.test.close());
beforeEach(async () => {
  house.test.clock.set(START);
  uscc = someUscc();
  claimant = await house.person(address('li.wei'));
});

const entry = () => ({ uscc, nameZh: '深圳某某科技有限公司', division: '440300', industry: 'C' });
const claimedBy = (person: Person, papers: object = {}) =>
  house.ask(claimOrganisation, person, { ...entry(), ...papers });
const confirmedBy = async (person: Person, membershipId: Id<'membership'>, note?: string) =>
  house.ask(confirmMembership, await house.next(person), { membershipId, note });
const endedBy = async (person: Person, membershipId: Id<'membership'>) =>
  house.ask(endMembership, await house.next(person), { membershipId });
const declinedBy = async (person: Person, membershipId: Id<'membership'>, more: object = {}) =>
  house.ask(declineMembership, await house.next(person), { membershipId, reason: 'M03', ...more });
const readBy = async (person: Person, id: string) => house.ask(uploadedFile, await house.next(person), { id });
const listed = async (person: Person, membershipId: string) =>
  (await house.ask(memberships, await house.next(person), { first: 100 })).items.find(({ id }) => id === membershipId);

describe('a claim with papers', () => {
  let licence: Sent;
  let authority: Sent;
  let claim: MembershipView;
  beforeEach(async () => {
    [licence, authority] = [await house.sent(claimant, '执照.pdf'), await house.sent(claimant, '授权.pdf')];
    claim = await claimedBy(claimant, { licence: licence.uploadId, authority: authority.uploadId });
  });

  it('shows them to the claimant, and to who may confirm in the queue of the centre', async () => {
    const file = (id: string, name: string) => ({ id, name, mediaType: 'application/pdf', bytes: 5_000 });
    const papers = { licence: file(licence.uploadId, '执照.pdf'), authority: file(authority.uploadId, '授权.pdf') };
    expect(claim.papers).toEqual(papers);
    expect(await listed(staff, claim.id)).toMatchObject({ status: 'pending', papers });
    const filed = { fileId: licence.fileId, mediaType: 'application/pdf', name: '执照.pdf' };
    for (const person of [claimant, staff]) expect(await readBy(person, licence.uploadId)).toEqual(filed);
  });

  it('shows them to nobody else: other duties of the centre, other centres, who reads every case, strangers', async () => {
    const others = [
      await house.holder(address('officer'), 'officer', '440300'),
      await house.holder(address('hangzhou'), 'intake', '330100'),
      await house.holder(address('supervisor'), 'supervisor'),
      await house.person(address('stranger')),
    ];
    for (const person of others) {
      expect(await readBy(person, licence.uploadId)).toBeNull();
      expect((await listed(person, claim.id))?.papers ?? null).toBeNull();
    }
  });

  it('keeps them beyond the day of an upload, named to the sweep', async () => {
    house.test.clock.set(START + 2 * DAY);
    await expireUploads(house.test.room);
    expect(await readBy(claimant, licence.uploadId)).toMatchObject({ fileId: licence.fileId });
    const other = (await house.sent(claimant)).fileId;
    const named = await accounts.namesFiles?.(house.test.room, [
      licence.fileId,
      authority.fileId,
      `sha256:${'f'.repeat(64)}`,
    ]);
    expect(named?.toSorted()).toEqual([licence.fileId, authority.fileId].toSorted());
    expect(await accounts.namesFiles?.(house.test.room, [other])).toEqual([other]);
  });

  it('is confirmed without a word', async () => {
    expect(await confirmedBy(staff, claim.id)).toMatchObject({ status: 'confirmed', confirmationNote: null });
  });

  it('tells others of it without a name of a file', async () => {
    await vi.waitFor(() => expect(house.heard(claim.id)).toHaveLength(1));
    expect(JSON.stringify(house.heard(claim.id).map(({ data }) => data))).not.toMatch(/pdf|sha256/);
    const history = await house.test.room.memberships.history.get(`${claim.id}/${sequenceText(1)}`);
    expect(JSON.stringify(history?.doc.event)).not.toContain('.pdf');
    expect(history?.doc.personal).toEqual({ licence: '执照.pdf', authority: '授权.pdf' });
  });
});

describe('papers', () => {
  it('are the claimant’s own, and not gone yet', async () => {
    const [mine, other] = [await house.sent(claimant), await house.sent(await house.person(address('other')))];
    const refused = (papers: object, ...paths: readonly string[]) =>
      expect(claimedBy(claimant, papers)).rejects.toMatchObject({
        code: 'INVALID_INPUT',
        problems: paths.map((path) => expect.objectContaining({ path, rule: 'upload' })),
      });
    await refused({ licence: other.uploadId }, 'licence');
    await refused({ licence: other.uploadId, authority: other.uploadId }, 'licence', 'authority');
    house.test.clock.set(START + DAY);
    await refused({ authority: mine.uploadId }, 'authority');
    expect((await house.ask(me, claimant, {})).memberships).toEqual([]);
  });

  it('can be sent later, to the same claim', async () => {
    const { id } = await claimedBy(claimant);
    await expectRefusal(confirmedBy(staff, id), 'PAPERS_MISSING');
    await claimedBy(claimant, { licence: (await house.sent(claimant)).uploadId });
    await expectRefusal(confirmedBy(staff, id), 'PAPERS_MISSING');
    expect(await claimedBy(claimant, { authority: (await house.sent(claimant)).uploadId })).toMatchObject({ id });
    expect(await confirmedBy(staff, id)).toMatchObject({ status: 'confirmed' });
  });

  it('are not needed of a colleague, whoever confirms', async () => {
    const { id } = await claimedBy(claimant);
    expect(await confirmedBy(staff, id, 'Checked on paper.')).toMatchObject({ confirmationNote: 'Checked on paper.' });
    const [one, other] = [await house.person(address('one')), await house.person(address('other'))];
    expect(await confirmedBy(claimant, (await claimedBy(one)).id)).toMatchObject({ status: 'confirmed' });
    expect(await confirmedBy(staff, (await claimedBy(other)).id)).toMatchObject({ status: 'confirmed' });
  });

  it('are known to be needed or not by who may confirm, and by nobody else', async () => {
    const { id } = await claimedBy(claimant);
    const counted = async (person: Person) => house.ask(memberCount, await house.next(person), { membershipId: id });
    const others = [
      claimant,
      await house.holder(address('officer'), 'officer', '440300'),
      await house.person(address('a')),
    ];
    expect(await counted(staff)).toBe(0);
    for (const person of others) expect(await counted(person)).toBeNull();
    await confirmedBy(staff, id, 'Checked on paper.');
    const next = await claimedBy(await house.person(address('next')));
    for (const person of [claimant, staff])
      expect(await house.ask(memberCount, await house.next(person), { membershipId: next.id })).toBe(1);
    expect(await counted(claimant)).toBeNull();
  });

  it('are needed again once nobody belongs any more', async () => {
    const { id } = await claimedBy(claimant);
    await confirmedBy(staff, id, 'Checked on paper.');
    await endedBy(claimant, id);
    const next = await claimedBy(await house.person(address('next')));
    await expectRefusal(confirmedBy(staff, next.id), 'PAPERS_MISSING');
  });
});

describe('a claim that is declined', () => {
  it('says why to the claimant, opens nothing, and tells others its reason without its words', async () => {
    const { id, organisationId } = await claimedBy(claimant);
    const note = '授权委托书未盖章。';
    const declined = { reason: 'M03', note, at: '2026-11-22T08:00:00.000Z' };
    expect(await declinedBy(staff, id, { note })).toMatchObject({ status: 'declined', declined });
    const next = await house.next(claimant);
    expect(next).toMatchObject({ organisations: [] });
    expect((await house.ask(me, next, {})).memberships).toMatchObject([{ id, status: 'declined', declined }]);
    const filing = await house.ask(organisationForFiling, system, { organisationId, personId: claimant.id });
    expect(filing).toBeNull();
    await vi.waitFor(() => expect(house.heard(id)).toHaveLength(2));
    expect(house.heard(id)[1]).toMatchObject({
      type: 'sinan.membership.declined.v1',
      data: { membershipId: id, organisationId, personId: claimant.id, reason: 'M03' },
    });
    expect(JSON.stringify(house.heard(id))).not.toContain('盖章');
  });

  it('can be made again with new papers, in which nothing is left of the old ones', async () => {
    const old = await house.sent(claimant);
    const { id } = await claimedBy(claimant, { licence: old.uploadId });
    await declinedBy(staff, id);
    const [licence, authority] = [await house.sent(claimant), await house.sent(claimant)];
    const again = await claimedBy(claimant, { licence: licence.uploadId, authority: authority.uploadId });
    expect(again).toMatchObject({
      id,
      status: 'pending',
      declined: null,
      papers: { licence: { id: licence.uploadId } },
    });
    house.test.clock.set(START + DAY);
    await expireUploads(house.test.room);
    expect(await accounts.namesFiles?.(house.test.room, [old.fileId])).toEqual([]);
    expect(await readBy(claimant, old.uploadId)).toBeNull();
    expect(await confirmedBy(staff, id)).toMatchObject({ status: 'confirmed' });
  });

  it('needs words for “other”, and a reason of the list', async () => {
    const { id } = await claimedBy(claimant);
    await expectRefusal(declinedBy(staff, id, { reason: 'M99' }), 'INVALID_INPUT');
    await expectRefusal(declinedBy(staff, id, { reason: 'R01' }), 'INVALID_INPUT');
    expect(await declinedBy(staff, id, { reason: 'M99', note: '请携原件。' })).toMatchObject({ status: 'declined' });
  });

  it('is declined by a member too, and by nobody who could not confirm it', async () => {
    const first = await claimedBy(claimant);
    await confirmedBy(staff, first.id, 'Checked on paper.');
    const { id } = await claimedBy(await house.person(address('impostor')));
    await expectRefusal(declinedBy(await house.person(address('stranger')), id), 'NOT_FOUND');
    await expectRefusal(declinedBy(await house.holder(address('officer'), 'officer', '440300'), id), 'FORBIDDEN');
    expect(await declinedBy(claimant, id, { reason: 'M07' })).toMatchObject({ status: 'declined' });
  });
});

describe('a membership that ends', () => {
  let mine: MembershipView;
  beforeEach(async () => {
    mine = await claimedBy(claimant);
    await confirmedBy(staff, mine.id, 'Checked on paper.');
  });

  it('has closed by the next request what it opened, whoever ended it', async () => {
    const colleague = await house.person(address('colleague'));
    for (const [by, how] of [
      [claimant, 'removed'],
      [colleague, 'left'],
      [staff, 'removed'],
    ] as const) {
      const { id, organisationId } = await claimedBy(colleague);
      await confirmedBy(claimant, id);
      const member = await house.next(colleague);
      expect(member.audiences).toContain(`org:${organisationId}`);
      expect(await house.ask(organisationsByIds, member, { ids: [organisationId] })).toMatchObject([{ uscc }]);
      expect(await endedBy(by, id)).toMatchObject({ status: 'ended', endedAt: '2026-11-22T08:00:00.000Z' });
      const next = await house.next(colleague);
      expect([next.organisations, next.audiences.filter((one) => one.startsWith('org:'))]).toEqual([[], []]);
      expect(await house.ask(organisationsByIds, next, { ids: [organisationId] })).toEqual([null]);
      await vi.waitFor(() =>
        expect(house.heard(id).at(-1)).toMatchObject({ type: 'sinan.membership.ended.v1', data: { how } }),
      );
    }
  });

  it('is ended by nobody else: what they cannot see does not exist', async () => {
    const elsewhere = await house.holder(address('hangzhou'), 'intake', '330100');
    for (const person of [await house.person(address('stranger')), elsewhere])
      await expectRefusal(endedBy(person, mine.id), 'NOT_FOUND');
    await expectRefusal(endedBy(await house.holder(address('officer'), 'officer', '440300'), mine.id), 'FORBIDDEN');
  });

  it('leaves whoever left unable to confirm others', async () => {
    const { id } = await claimedBy(await house.person(address('newcomer')));
    await endedBy(claimant, mine.id);
    await expectRefusal(confirmedBy(claimant, id), 'NOT_FOUND');
  });
});
