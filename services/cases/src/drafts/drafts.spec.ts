import { type Actor, type CaseDraft, type Id, InvalidInput, newId } from '@sinan/schema';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { fileCase } from '../commands/filing.ts';
import { casesByIds } from '../queries.ts';
import { formWith, NOW, saysMore, signedIn } from '../testing/examples.ts';
import { openCases } from '../testing/room.ts';
import { discardDraft, saveDraft } from './commands.ts';
import { draftById, listDrafts } from './queries.ts';

const { test, accounts, as } = await openCases();
afterAll(() => test.close());
beforeEach(() => test.clock.set(NOW));

const organisation = accounts.organisation();
const { organisationId } = organisation;
function someone(): Actor & { kind: 'person' } {
  const made = signedIn();
  accounts.join(made.id, organisation);
  return made;
}
const me = someone();

const half: CaseDraft = { country: 'US', product: '推车', needs: ['strategy'], contact: { name: '示例联系人' } };
const whole = formWith(saysMore);
const save = (form: CaseDraft, more: object = {}, by: Actor = me) => as(by)(saveDraft, { form, ...more });
const list = async (by: Actor = me) => (await as(by)(listDrafts, { first: 100 })).items;
const read = (draftId: string, by: Actor = me) => as(by)(draftById, { draftId });
const file = (more: object, by: Actor = me) => as(by)(fileCase, more);
const casesOf = async (by: Actor & { kind: 'person' }) =>
  test.room.cases.documents.count({
    where: { audience: { containsAny: [`person:${by.id}`] }, submittedAt: { gt: '' } },
  });

describe('a draft', () => {
  it('is kept as it was left, half done or wrong, until it is saved again', async () => {
    const first = await save(half, { organisationId });
    expect(first).toMatchObject({ revision: 1, organisationId, form: half, savedAt: '2026-11-10T08:00:00.000Z' });
    const second = await save({ ...half, country: 'Ame' }, { draftId: first.id, revision: 1 });
    expect(second).toMatchObject({ id: first.id, revision: 2, organisationId: null, form: { country: 'Ame' } });
    expect(await read(first.id)).toEqual(second);
  });

  it('is not overwritten from a second tab that is behind', async () => {
    const { id: draftId } = await save(half);
    await save({ ...half, product: '第一个标签页' }, { draftId, revision: 1 });
    const behind = save({ ...half, product: '第二个标签页' }, { draftId, revision: 1 });
    await expect(behind).rejects.toMatchObject({ code: 'DRAFT_CHANGED', params: { revision: 2 } });
    expect(await read(draftId)).toMatchObject({ revision: 2, form: { product: '第一个标签页' } });
  });

  it('saved from many tabs at once is saved by one of them, and the others are told', async () => {
    const { id: draftId } = await save(half);
    const tabs = Array.from({ length: 20 }, (_, n) => save({ product: `${n}` }, { draftId, revision: 1 }));
    const came = await Promise.allSettled(tabs);
    expect(came.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const one of came) if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'DRAFT_CHANGED' });
    expect((await read(draftId)).revision).toBe(2);
  });

  it('that is saved twice under one command id is saved once', async () => {
    const once = as(me, { commandId: newId('command', NOW) });
    const first = await once(saveDraft, { form: half });
    expect(await once(saveDraft, { form: half })).toEqual(first);
    const again = as(me, { commandId: newId('command', NOW) });
    const second = await again(saveDraft, { form: {}, draftId: first.id, revision: 1 });
    expect(await again(saveDraft, { form: {}, draftId: first.id, revision: 1 })).toEqual(second);
    expect(second.revision).toBe(2);
  });

  it('is its keeper’s: for anybody else there is none', async () => {
    const { id: draftId } = await save(half, { organisationId });
    const other = someone();
    await expect(read(draftId, other)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(save({}, { draftId, revision: 1 }, other)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(file({ draftId }, other)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await as(other)(discardDraft, { draftId })).toEqual({ draftId });
    expect(await list(other)).toEqual([]);
    expect(await read(draftId)).toMatchObject({ revision: 1 });
  });

  it('is kept no longer for who saves over it from elsewhere, nor is anything set for one that is none', async () => {
    const { id: draftId } = await save(half);
    const timers = test.room.draftTimers.queue.rows;
    const before = await timers.get(draftId);
    test.clock.set(NOW + 2 * 86_400_000);
    const unknown = newId('draft', NOW);
    for (const id of [draftId, unknown])
      await expect(save({}, { draftId: id, revision: 1 }, someone())).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect([await timers.get(draftId), await timers.get(unknown)]).toEqual([before, null]);
  });

  it('is listed, what was saved last first', async () => {
    const by = someone();
    const first = await save(half, {}, by);
    test.clock.set(NOW + 60_000);
    const second = await save(half, {}, by);
    test.clock.set(NOW + 120_000);
    await save(half, { draftId: first.id, revision: 1 }, by);
    expect((await list(by)).map(({ id }) => id)).toEqual([first.id, second.id]);
  });

  it('is thrown away, and then is not there', async () => {
    const by = someone();
    const { id: draftId } = await save(half, {}, by);
    for (const _ of [1, 2]) expect(await as(by)(discardDraft, { draftId })).toEqual({ draftId });
    expect(await list(by)).toEqual([]);
    await expect(save({}, { draftId, revision: 1 }, by)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it.each([
    ['without the revision that was read', { draftId: newId('draft', NOW) }, 'revision', 'missing'],
    ['with more than the form may hold', { form: { product: 'a'.repeat(501) } }, 'form.product', 'too-long'],
  ])('is not saved %s', async (_, more, path, rule) => {
    const refused = async () => save(half, more);
    await expect(refused()).rejects.toMatchObject({ problems: [{ path, rule }] });
  });
});

describe('drafts of one person', () => {
  it('are fifty at most; one that goes makes room, and what was saved is told again', async () => {
    const somebody = signedIn();
    const commandId = newId('command', NOW);
    const one = (more: object = {}) => as(somebody, more)(saveDraft, { form: {} });
    const first = await one({ commandId });
    for (let n = 1; n < 50; n += 1) await one();
    await expect(one()).rejects.toMatchObject({ code: 'LIMIT_REACHED', params: { limit: 50 } });
    expect(await one({ commandId })).toEqual(first);
    await as(somebody)(discardDraft, { draftId: first.id });
    expect(await one()).toMatchObject({ revision: 1 });
  });
});

describe('a draft that is filed', () => {
  it('is told field by field what is missing, and stays', async () => {
    const { id: draftId } = await save(half);
    const refused = await file({ draftId }).catch((error: unknown) => error);
    if (!(refused instanceof InvalidInput)) throw refused;
    const missing = refused.problems.filter(({ rule }) => rule === 'missing').map(({ path }) => path);
    expect(missing.toSorted()).toEqual([
      ...['form.contact.email', 'form.contact.mobile', 'form.contact.post', 'form.disputeType', 'form.facts'],
      ...['form.forum', 'form.receivedOn', 'form.rights', 'form.role', 'form.serviceKind', 'organisationId'],
    ]);
    expect(await read(draftId)).toMatchObject({ revision: 1 });
  });

  it('becomes a case with all that it says, and is gone', async () => {
    const by = someone();
    const { id: draftId } = await save(whole, { organisationId }, by);
    const { id } = await file({ draftId }, by);
    expect(await as(by)(casesByIds, { ids: [id] })).toMatchObject([{ status: 'submitted', product: whole.product }]);
    expect(await list(by)).toEqual([]);
    expect(await test.room.draftTimers.queue.rows.get(draftId)).toBeNull();
  });

  it('is one case, however often it is filed: again, at once, and under one command id', async () => {
    const by = someone();
    const { id: draftId } = await save(whole, { organisationId }, by);
    const many = await Promise.all(Array.from({ length: 10 }, () => file({ draftId }, by)));
    const one = { commandId: newId('command', NOW) };
    const again = [
      await file({ draftId }, by),
      await as(by, one)(fileCase, { draftId }),
      await as(by, one)(fileCase, { draftId }),
    ];
    expect(new Set([...many, ...again].map(({ id }) => id)).size).toBe(1);
    expect(await casesOf(by)).toBe(1);
  });

  it('is that case too when a crash left the draft behind', async () => {
    const by = someone();
    const { id: draftId } = await save(whole, { organisationId }, by);
    const row = await test.room.drafts.get(draftId);
    const { id } = await file({ draftId }, by);
    if (row) await test.room.drafts.insert(row.doc);
    expect(await file({ draftId }, by)).toMatchObject({ id });
    expect(await list(by)).toEqual([]);
  });

  it('takes what is sent with it before what it holds', async () => {
    const { id: draftId } = await save(half, { organisationId });
    const sent = { ...whole, product: '另一产品' };
    expect(await file({ draftId, form: sent })).toMatchObject({ product: '另一产品', organisationId });
  });

  it('keeps what was saved while it was being filed', async () => {
    const by = someone();
    const { id: draftId } = await save(whole, { organisationId }, by);
    const execute = vi.spyOn(test.room.cases, 'execute').mockImplementationOnce(async (input) => {
      await save({ ...whole, product: '晚到的修改' }, { draftId, revision: 1, organisationId }, by);
      return test.room.cases.execute(input);
    });
    expect(await file({ draftId }, by)).toMatchObject({ product: whole.product });
    execute.mockRestore();
    expect(await read(draftId, by)).toMatchObject({ revision: 2, form: { product: '晚到的修改' } });
  });

  it('needs neither draft nor organisation to be told what is missing', async () => {
    await expect(file({})).rejects.toMatchObject({ problems: [{ path: 'organisationId' }, { path: 'form' }] });
  });
});

describe('a draft that nobody touches', () => {
  const DAY = 86_400_000;
  const due = async (draftId: Id<'draft'>) => (await test.room.draftTimers.queue.rows.get(draftId))?.doc.at;

  it('is kept for 180 days after it was saved last, and then forgotten', async () => {
    const by = someone();
    const kept = await save(half, {}, by);
    expect(kept.expiresAt).toBe('2027-05-10T00:00:00.000Z');
    const forgotten = await save(half, {}, by);
    test.clock.set(NOW + 30 * DAY);
    await save(half, { draftId: kept.id, revision: 1 }, by);
    expect(await due(forgotten.id)).toBe(Date.parse('2027-05-10T00:00:00.000Z'));
    expect(await due(kept.id)).toBe(Date.parse('2027-06-09T00:00:00.000Z'));
    test.clock.set(Date.parse('2027-05-10T00:00:00.000Z'));
    await test.start();
    await vi.waitUntil(async () => (await due(forgotten.id)) === undefined, { timeout: 10_000 });
    expect((await list(by)).map(({ id }) => id)).toEqual([kept.id]);
  });

  it('stays when its timer rings too early, as after a crash, and is forgotten in its time', async () => {
    const by = someone();
    const { id } = await save(half, {}, by);
    await test.room.draftTimers.set(id, NOW, null);
    await vi.waitUntil(async () => (await due(id)) === Date.parse('2027-05-10T00:00:00.000Z'), { timeout: 10_000 });
    expect(await list(by)).toHaveLength(1);
  });
});
