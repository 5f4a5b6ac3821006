import { anonymous, newId } from '@sinan/schema';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { expertsByIds, listExperts, ownExpert } from '../queries/pool.ts';
import { AT, hangzhou, NOW, profileWith, signedIn, staffAt } from '../testing/examples.ts';
import { openExperts } from '../testing/room.ts';
import { changeOwnTerms, stateAbsences } from './own.ts';
import { changeExpert, enrolExpert, letExpertLeave, resumeExpert, reviewExpert, suspendExpert } from './pool.ts';

const { test, others, as, manager, enrolled, heard } = await openExperts();
afterAll(() => test.close());
const seenBy = async (actor: Parameters<typeof as>[0], id: string) => (await as(actor)(expertsByIds, { ids: [id] }))[0];

describe('enrolling', () => {
  it('registers the person, gives the duty and shows the expert', async () => {
    const email = 'new@firm.example';
    const view = await as(manager)(enrolExpert, { email, profile: profileWith() });
    expect(view).toMatchObject({ status: 'active', nameZh: '专家甲', capacity: 3, enrolledAt: AT, reviewedAt: null });
    expect(view).not.toHaveProperty('email');
    expect(view.personId).toBe(others.personAt(email));
    expect(others.isHolder(view.personId)).toBe(true);
  });

  it('is told to others by ids and codes', async () => {
    const { expertId, personId } = await enrolled({ nameEn: 'In Confidence' });
    await vi.waitFor(() => expect(heard(expertId)).toHaveLength(1));
    expect(heard(expertId)).toMatchObject([
      { type: 'sinan.expert.enrolled.v1', data: { expertId, personId, kind: 'lawyer', countries: ['US'] } },
    ]);
    expect(JSON.stringify(heard(expertId))).not.toMatch(/Confidence|firm\.example/);
  });

  it('has one effect under one command id', async () => {
    const call = { commandId: newId('command', NOW) };
    const input = { email: 'twice@firm.example', profile: profileWith() };
    const first = await as(manager, call)(enrolExpert, input);
    expect(await as(manager, call)(enrolExpert, input)).toEqual(first);
  });

  it('is for one expert a person', async () => {
    const { email } = await enrolled();
    await expect(as(manager)(enrolExpert, { email, profile: profileWith() })).rejects.toMatchObject({
      code: 'ALREADY_EXISTS',
    });
  });

  it('brings back who left', async () => {
    const { expertId, personId, email } = await enrolled();
    await as(manager)(letExpertLeave, { expertId });
    expect(others.isHolder(personId)).toBe(false);
    expect(await as(manager)(enrolExpert, { email, profile: profileWith() })).toMatchObject({
      id: expertId,
      status: 'active',
    });
    expect(others.isHolder(personId)).toBe(true);
  });

  it('does not give the duty back to who is suspended', async () => {
    const { expertId, personId, email } = await enrolled();
    await as(manager)(suspendExpert, { expertId, reason: 'S01' });
    const again = as(manager)(enrolExpert, { email, profile: profileWith() });
    await expect(again).rejects.toMatchObject({ code: 'STATE_CONFLICT', params: { state: 'suspended' } });
    expect(others.isHolder(personId)).toBe(false);
  });

  it.each([
    ['a name that is missing', { nameZh: ' ' }, 'profile.nameZh'],
    ['a country that is none', { countries: ['XX'] }, 'profile.countries.0'],
    ['no language', { languages: [] }, 'profile.languages'],
    ['no capacity', { capacity: 0 }, 'profile.capacity'],
    ['a year to come', { practisingSince: 2027 }, 'profile.practisingSince'],
  ])('refuses %s', async (_, differs, path) => {
    const refused = as(manager)(enrolExpert, { email: 'wrong@firm.example', profile: profileWith(differs) });
    await expect(refused).rejects.toMatchObject({ problems: [{ path }] });
  });
});

describe('the duty', () => {
  it('goes with a suspension and comes with its end', async () => {
    const { expertId, personId } = await enrolled();
    const suspended = await as(manager)(suspendExpert, { expertId, reason: 'S03', note: '三次未答复。' });
    expect(suspended).toMatchObject({
      status: 'suspended',
      suspension: { reason: 'S03', note: '三次未答复。', at: AT },
    });
    expect(others.isHolder(personId)).toBe(false);
    expect(await as(manager)(resumeExpert, { expertId, note: '已说明。' })).toMatchObject({
      status: 'active',
      suspension: null,
    });
    expect(others.isHolder(personId)).toBe(true);
  });

  it('follows from the event when the command was cut off before it', async () => {
    await test.start();
    const { expertId, personId } = await enrolled();
    const by = { by: manager.id, at: AT };
    const command = { type: 'Suspend', reason: 'S01', note: null, ...by } as const;
    await test.room.experts.execute({ call: test.call(manager), id: expertId, command });
    await vi.waitFor(() => expect(others.isHolder(personId)).toBe(false), { timeout: 10_000 });
  });

  it('is not given to whoever has the address now', async () => {
    const { expertId, personId, email } = await enrolled();
    await as(manager)(suspendExpert, { expertId, reason: 'S05' });
    others.readdress(email);
    await expect(as(manager)(resumeExpert, { expertId, note: '回来。' })).rejects.toMatchObject({
      code: 'ADDRESS_OF_ANOTHER',
    });
    expect([personId, others.personAt(email) ?? ''].map(others.isHolder)).toEqual([false, false]);
    expect(await seenBy(manager, expertId)).toMatchObject({ status: 'suspended' });
  });
});

describe('a suspension for another reason', () => {
  it('says it in words', async () => {
    const { expertId } = await enrolled();
    const silent = as(manager)(suspendExpert, { expertId, reason: 'S99' });
    await expect(silent).rejects.toMatchObject({ problems: [{ path: 'note', rule: 'missing' }] });
  });
});

describe('a change', () => {
  it('replaces what the pool says, and leaves what the expert said elsewhere', async () => {
    const { expertId } = await enrolled();
    await as(manager)(stateAbsences, { expertId, absences: [{ from: '2026-12-01', to: '2026-12-09' }] });
    const profile = profileWith({ nameZh: '专家乙', firm: null, capacity: 1 });
    expect(await as(staffAt(hangzhou, 'experts'))(changeExpert, { expertId, profile })).toMatchObject({
      nameZh: '专家乙',
      firm: null,
      capacity: 1,
      absences: [{ from: '2026-12-01', to: '2026-12-09' }],
    });
  });

  it('notes the yearly review', async () => {
    const { expertId } = await enrolled();
    expect(await as(manager)(reviewExpert, { expertId })).toMatchObject({ reviewedAt: AT });
  });
});

describe('what experts keep themselves', () => {
  it('is their languages and capacity, and nobody else’s', async () => {
    const { actor, expertId } = await enrolled();
    const terms = { languages: ['de', 'en', 'de'], capacity: 1 };
    expect(await as(actor)(changeOwnTerms, terms)).toMatchObject({
      id: expertId,
      languages: ['de', 'en'],
      capacity: 1,
    });
    await expect(as(manager)(changeOwnTerms, terms)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(await as(actor)(ownExpert, {})).toMatchObject({ id: expertId, capacity: 1 });
  });

  it('is when they are away, which a manager may state too', async () => {
    const [one, other] = [await enrolled(), await enrolled()];
    const absences = [{ from: '2026-11-10', to: '2026-11-10' }];
    for (const actor of [one.actor, manager])
      expect(await as(actor)(stateAbsences, { expertId: one.expertId, absences })).toMatchObject({ absences });
    await expect(as(other.actor)(stateAbsences, { expertId: one.expertId, absences })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await expect(as(signedIn())(stateAbsences, { expertId: one.expertId, absences })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
  });

  it.each([
    ['ends before it begins', { from: '2026-12-09', to: '2026-12-01' }, 'absence-order'],
    ['is over', { from: '2026-11-01', to: '2026-11-09' }, 'past'],
  ])('is no absence that %s', async (_, absence, rule) => {
    const { actor, expertId } = await enrolled();
    const wrong = as(actor)(stateAbsences, { expertId, absences: [absence] });
    await expect(wrong).rejects.toMatchObject({ problems: [{ path: 'absences.0.to', rule }] });
  });
});

describe('the pool', () => {
  it('is read by the staff of every centre, and by an expert as far as it is them', async () => {
    const [one, other] = [await enrolled(), await enrolled()];
    for (const actor of [manager, staffAt(hangzhou, 'monitor'), one.actor])
      expect(await seenBy(actor, one.expertId)).toMatchObject({ id: one.expertId });
    for (const actor of [other.actor, signedIn(), anonymous]) expect(await seenBy(actor, one.expertId)).toBeNull();
    expect((await as(one.actor)(listExperts, { first: 100 })).items.map(({ id }) => id)).toEqual([one.expertId]);
    expect((await as(signedIn())(listExperts, { first: 100 })).items).toEqual([]);
  });

  it('is listed newest first, in one state when asked', async () => {
    test.clock.set(NOW + 60_000);
    const older = await enrolled();
    test.clock.set(NOW + 120_000);
    const newer = await enrolled();
    await as(manager)(suspendExpert, { expertId: older.expertId, reason: 'S01' });
    const ids = async (more: object) =>
      (await as(manager)(listExperts, { first: 100, ...more })).items.map(({ id }) => id);
    expect((await ids({})).slice(0, 2)).toEqual([newer.expertId, older.expertId]);
    expect(await ids({ status: 'suspended' })).toContain(older.expertId);
    expect(await ids({ status: 'active' })).not.toContain(older.expertId);
  });
});
