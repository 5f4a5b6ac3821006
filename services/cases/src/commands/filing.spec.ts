import { type Actor, EVENTS, type Id, newId } from '@sinan/schema';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { casesByIds, caseTimeline } from '../queries.ts';
import { formWith, hangzhou, NOW, national, shenzhen, signedIn, staffAt } from '../testing/examples.ts';
import { openCases } from '../testing/room.ts';
import { acceptCase } from './acceptance.ts';
import { fileCase } from './filing.ts';

const { test, accounts, as } = await openCases();
afterAll(() => test.close());
beforeEach(() => test.clock.set(NOW));

const organisation = accounts.organisation();
const member = signedIn({ organisations: [organisation.organisationId] });
accounts.join(member.id, organisation);

const filing = (differs = {}) => ({ organisationId: organisation.organisationId, form: formWith(differs) });
const file = (actor: Actor = member) => as(actor)(fileCase, filing());
const seenBy = async (actor: Actor, id: string) => (await as(actor)(casesByIds, { ids: [id] }))[0] ?? null;

describe('filing', () => {
  it('routes the case to the centre of the city and shows it as submitted', async () => {
    expect(await file()).toMatchObject({
      status: 'submitted',
      organisationId: organisation.organisationId,
      applicantName: '深圳示例机器人有限公司',
      filedBy: member.id,
      centreId: shenzhen,
      routedBy: 'city',
      country: 'US',
      forum: 'us-itc',
      servedOn: { date: '2026-11-03', zone: 'America/New_York' },
      submittedAt: '2026-11-10T08:00:00.000Z',
      acceptedAt: null,
    });
  });

  it('follows the choice of a centre that is competent, and of no other', async () => {
    expect(await as(member)(fileCase, filing({ choice: national }))).toMatchObject({
      centreId: national,
      routedBy: 'choice',
    });
    expect(await as(member)(fileCase, filing({ choice: hangzhou }))).toMatchObject({
      centreId: shenzhen,
      routedBy: 'city',
    });
  });

  it('gives the same case when the same command comes twice, and one hundred times at once', async () => {
    const once = signedIn();
    accounts.join(once.id, organisation);
    const fileIt = as(once, { commandId: newId('command', NOW) });
    const first = await fileIt(fileCase, filing());
    const again = await Promise.all(Array.from({ length: 100 }, () => fileIt(fileCase, filing())));
    expect(new Set(again.map(({ id }) => id))).toEqual(new Set([first.id]));
    const own = { audience: { containsAny: [`person:${once.id}`] }, submittedAt: { gt: '' } };
    expect(await test.room.cases.documents.count({ where: own })).toBe(1);
  });

  it('gives two cases for two commands', async () => {
    expect((await file()).id).not.toBe((await file()).id);
  });

  it("is for the actor's own organisations: any other does not exist", async () => {
    await expect(file(signedIn())).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('refuses a date of service that has not begun at the forum', async () => {
    test.clock.set(Date.parse('2026-11-10T02:00:00.000Z'));
    const early = as(member)(fileCase, filing({ servedOn: '2026-11-10' }));
    await expect(early).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      problems: [{ path: 'form.servedOn', rule: 'future' }],
    });
    test.clock.set(Date.parse('2026-11-10T05:00:00.000Z'));
    expect(await as(member)(fileCase, filing({ servedOn: '2026-11-10' }))).toMatchObject({ status: 'submitted' });
  });

  it.each([
    ['an unknown country', { country: 'XX' }, 'form.country'],
    ['a forum of another country', { forum: 'jp-jpo' }, 'form.forum'],
    ['a date of service without its method', { serviceMethod: null }, 'form.serviceMethod'],
    ['half a character', { facts: '\ud800' }, 'form.facts'],
    ['no right', { rights: [] }, 'form.rights'],
  ])('refuses %s', async (_, differs, path) => {
    const refused = async () => as(member)(fileCase, filing(differs));
    await expect(refused()).rejects.toMatchObject({ code: 'INVALID_INPUT', problems: [{ path }] });
  });

  it('tells the others, in codes', async () => {
    const heard: string[] = [];
    const tail = await test.bus.tail(['sinan.cases'], ({ value }) => heard.push(value ?? ''));
    const { id } = await file();
    const event = await vi.waitUntil(() => heard.find((value) => value.includes(id)));
    await tail.stop();
    expect(JSON.parse(event)).toMatchObject({
      type: EVENTS.caseSubmitted.type,
      subject: id,
      data: { caseId: id, centreId: shenzhen },
    });
    expect(event).not.toContain('起诉状');
  });
});

describe('who sees a filed case', () => {
  it('is whoever filed it, confirmed members, its centre and national staff', async () => {
    const { id } = await file();
    const colleague = signedIn({ organisations: [organisation.organisationId] });
    for (const actor of [member, colleague, staffAt(shenzhen), staffAt(national)])
      expect(await seenBy(actor, id)).toMatchObject({ id });
  });

  it('is no other tenant, no other centre and nobody who is not signed in', async () => {
    const { id } = await file();
    const other = signedIn({ organisations: [newId('organisation', NOW)] });
    for (const actor of [other, staffAt(hangzhou), { kind: 'anonymous' } as const])
      expect(await seenBy(actor, id)).toBeNull();
  });

  it('is a pending member for its own filing alone', async () => {
    const pending = signedIn();
    accounts.join(pending.id, organisation);
    const [own, others] = [await file(pending), await file(member)];
    expect(await seenBy(pending, own.id)).toMatchObject({ id: own.id });
    expect(await seenBy(pending, others.id)).toBeNull();
    expect(await seenBy(member, own.id)).toMatchObject({ id: own.id });
  });
});

describe('accepting', () => {
  const accept = (actor: Actor, caseId: Id<'case'>) => as(actor)(acceptCase, { caseId });

  it('is done by an intake officer of the centre, once', async () => {
    const { id } = await file();
    test.clock.set(NOW + 60_000);
    expect(await accept(staffAt(shenzhen), id)).toMatchObject({
      id,
      status: 'accepted',
      acceptedAt: '2026-11-10T08:01:00.000Z',
    });
    await expect(accept(staffAt(shenzhen), id)).rejects.toMatchObject({
      code: 'STATE_CONFLICT',
      params: { state: 'accepted' },
    });
  });

  it('is done by national staff for any centre', async () => {
    expect(await accept(staffAt(national), (await file()).id)).toMatchObject({ status: 'accepted' });
  });

  it('has the same answer when the same command comes twice', async () => {
    const { id } = await file();
    const officer = staffAt(shenzhen);
    const again = as(officer, { commandId: newId('command', NOW) });
    expect(await again(acceptCase, { caseId: id })).toEqual(await again(acceptCase, { caseId: id }));
  });

  it("does not find another centre's case", async () => {
    await expect(accept(staffAt(hangzhou), (await file()).id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('does not find a case that is not there', async () => {
    await expect(accept(staffAt(shenzhen), newId('case', NOW))).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it("is not for an officer of another centre who sees the case as the enterprise's member", async () => {
    const duties = [{ duty: 'intake', centreId: hangzhou }] as const;
    const both = signedIn({ organisations: [organisation.organisationId], duties });
    await expect(accept(both, (await file()).id)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});

describe('the timeline of a case', () => {
  it('says what happened and what kind of actor did it, relayed or not', async () => {
    const { id } = await file();
    await as(staffAt(shenzhen))(acceptCase, { caseId: id });
    const expected = [
      { sequence: 1, at: '2026-11-10T08:00:00.000Z', type: 'CaseSubmitted', actorKind: 'person' },
      { sequence: 2, at: '2026-11-10T08:00:00.000Z', type: 'CaseAccepted', actorKind: 'person' },
    ];
    expect(await as(member)(caseTimeline, { caseId: id })).toEqual(expected);
    await test.settled();
    expect(await as(member)(caseTimeline, { caseId: id })).toEqual(expected);
  });

  it('is not there for another tenant', async () => {
    const { id } = await file();
    await expect(as(signedIn())(caseTimeline, { caseId: id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
