import type { Since } from '@sinan/aggregate';
import { openTestRoom, type TestRoom } from '@sinan/aggregate/testing';
import { type Actor, anonymous, type Envelope, EVENTS, type Id, type Operation, parseInput } from '@sinan/schema';
import type { WarningView } from '@sinan/schema/graphql';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  cancelWarning,
  discardDraft,
  draftVersion,
  draftWarning,
  publishWarning,
  returnWarning,
  reviseWarning,
  submitWarning,
} from './commands/index.ts';
import { type RiskRoom, risk } from './index.ts';
import { desk, drafts, ended, warnings, warningsByIds, warningVersions } from './queries.ts';
import { aChange, aChief, aContent, anEditor, aPerson, aReason } from './testing/builders.ts';
import { warningUpdates } from './updates.ts';

const NOW = Date.parse('2026-11-23T08:00:00.000Z');
let test: TestRoom<RiskRoom>;
beforeAll(async () => {
  test = await openTestRoom(risk, { now: NOW });
});
afterAll(() => test.close());

const [author, chief] = [anEditor(), aChief()];
const run = <I, O>(operation: Operation<RiskRoom, I, O>, by: Actor, input: unknown) =>
  operation.run(test.room, test.call(by), parseInput(operation.input, input));
const draft = (content = aContent(), by: Actor = author) => run(draftWarning, by, content);
async function reviewed(warningId: Id<'warning'>, by: Actor = chief): Promise<WarningView> {
  await run(submitWarning, author, { warningId });
  return run(publishWarning, by, { warningId });
}
const live = async (content = aContent()) => reviewed((await draft(content)).id);
async function updated(warningId: Id<'warning'>, content = aContent(), minor = false): Promise<WarningView> {
  await run(draftVersion, author, { warningId, content, change: aChange, minor });
  return reviewed(warningId);
}
const read = (actor: Actor, ...ids: readonly string[]) => run(warningsByIds, actor, { ids });
const list = (more: object = {}) => run(warnings, anonymous, { first: 10, after: null, country: null, ...more });
const idsOf = (items: readonly WarningView[]) => items.map(({ id }) => id);
const atStage = async (stage: string) => idsOf((await run(desk, chief, { first: 100, stage })).items);

describe('a draft', () => {
  it('is read by the desk alone, with the version at work', async () => {
    const { id } = await draft();
    expect(await read(author, id)).toMatchObject([
      { id, status: 'draft', version: 0, publishedAt: null, work: { version: 1, stage: 'draft' } },
    ]);
    expect(await read(anonymous, id)).toEqual([null]);
    expect(idsOf((await list()).items)).not.toContain(id);
  });

  it('stands in the lists of where it stands', async () => {
    const { id } = await draft();
    const listed = async () => idsOf((await run(drafts, chief, { first: 100 })).items);
    expect([(await listed()).includes(id), (await atStage('draft')).includes(id)]).toEqual([true, true]);
    await run(submitWarning, author, { warningId: id });
    expect([(await listed()).includes(id), (await atStage('approval')).includes(id)]).toEqual([false, true]);
    await run(publishWarning, chief, { warningId: id });
    expect((await atStage('approval')).includes(id)).toBe(false);
  });

  it('says what its last revision says', async () => {
    const { id: warningId } = await draft();
    const revised = await run(reviseWarning, author, { warningId, content: aContent({ severity: 'urgent' }) });
    expect(revised).toMatchObject({ id: warningId, severity: 'urgent', status: 'draft' });
  });

  it('that was given up is there for the desk alone', async () => {
    const { id: warningId } = await draft();
    await run(discardDraft, author, { warningId });
    expect(await read(chief, warningId)).toMatchObject([{ status: 'discarded' }]);
    expect(await read(anonymous, warningId)).toEqual([null]);
    expect(await atStage('draft')).not.toContain(warningId);
  });

  it('is refused with a last day that has passed, and with a source that was read tomorrow', async () => {
    const sources = [{ url: 'https://www.uscourts.gov/news', title: 'News', fetchedOn: '2026-11-24' }];
    await expect(draft(aContent({ validUntil: '2026-11-22', sources }))).rejects.toMatchObject({
      problems: [
        { path: 'validUntil', rule: 'past' },
        { path: 'sources.0.fetchedOn', rule: 'future' },
      ],
    });
    const today = [{ ...sources[0], fetchedOn: '2026-11-23' }];
    expect(
      await run(draftWarning, author, { ...aContent({ validUntil: '2026-11-23' }), sources: today }),
    ).toMatchObject({ validUntil: '2026-11-23', expiresAt: '2026-11-23T16:00:00.000Z' });
  });
});

describe('what came back from its review', () => {
  it('has the remark, for the desk', async () => {
    const { id: warningId } = await draft();
    await run(submitWarning, author, { warningId });
    await run(returnWarning, chief, { warningId, remark: 'Name the court.' });
    const [view] = await read(author, warningId);
    expect(view).toMatchObject({ status: 'draft', work: { stage: 'draft', remark: { text: 'Name the court.' } } });
  });
});

describe('a draft that somebody changed meanwhile', () => {
  it('is neither written over, sent on nor given up by who read it before', async () => {
    const { id: warningId, work } = await draft();
    const revision = work?.revision;
    await run(reviseWarning, author, { warningId, revision, content: aContent({ severity: 'urgent' }) });
    const content = aContent({ severity: 'notice' });
    for (const [operation, more] of [
      [reviseWarning, { content }],
      [submitWarning, {}],
      [discardDraft, {}],
    ] as const)
      await expect(
        run<never, unknown>(operation as never, author, { warningId, revision, ...more }),
      ).rejects.toMatchObject({
        code: 'DRAFT_CHANGED',
      });
    expect(await read(author, warningId)).toMatchObject([{ severity: 'urgent', work: { stage: 'draft' } }]);
  });

  it('is not let out by who read what it said before', async () => {
    const { id: warningId } = await draft();
    const submitted = await run(submitWarning, author, { warningId });
    await run(returnWarning, chief, { warningId, remark: 'Name the court.' });
    await run(reviseWarning, author, { warningId, content: aContent({ severity: 'urgent' }) });
    const { work } = await run(submitWarning, author, { warningId });
    const asRead = (revision: number | undefined) => run(publishWarning, chief, { warningId, revision });
    await expect(asRead(submitted.work?.revision)).rejects.toMatchObject({ code: 'DRAFT_CHANGED' });
    expect(await asRead(work?.revision)).toMatchObject({ status: 'live', severity: 'urgent' });
  });
});

describe('a live warning', () => {
  it('is read by everyone, beside what does not exist', async () => {
    const { id } = await live();
    expect(await read(anonymous, 'wrn_nothing', id)).toMatchObject([null, { id, status: 'live', version: 1 }]);
  });

  it('is told to others once, without its words', async () => {
    const heard: Envelope[] = [];
    const tail = await test.bus.tail([test.resources.topic('risk')], ({ value }) =>
      heard.push(JSON.parse(value ?? '')),
    );
    const { id } = await live(aContent({ countries: ['US', 'DE'], industries: ['C'], platforms: ['amazon'] }));
    const [event, ...more] = await vi.waitFor(() => {
      const mine = heard.filter(({ subject }) => subject === id);
      expect(mine).not.toEqual([]);
      return mine;
    });
    expect(more).toEqual([]);
    expect(event?.type).toBe(EVENTS.warningPublished.type);
    expect(event?.data).toEqual({
      warningId: id,
      version: 1,
      countries: ['US', 'DE'],
      rights: ['trademark'],
      industries: ['C'],
      platforms: ['amazon'],
      severity: 'warning',
      publishedAt: '2026-11-23T08:00:00.000Z',
    });
    await tail.stop();
  });

  it('answers a retried publication, and refuses a second one', async () => {
    const { id: warningId } = await draft();
    await run(submitWarning, author, { warningId });
    const call = test.call(chief);
    const first = await publishWarning.run(test.room, call, { warningId });
    expect(await publishWarning.run(test.room, call, { warningId })).toEqual(first);
    await expect(run(publishWarning, chief, { warningId })).rejects.toMatchObject({ code: 'STATE_CONFLICT' });
  });

  it('goes on being read while its next version is at work, which only the desk sees', async () => {
    const { id: warningId } = await live();
    const content = aContent({ countries: ['US', 'CA'] });
    await run(draftVersion, author, { warningId, content, change: aChange });
    expect(await read(anonymous, warningId)).toMatchObject([{ version: 1, countries: ['US'], work: null }]);
    expect(await read(chief, warningId)).toMatchObject([
      { version: 1, work: { version: 2, countries: ['US', 'CA'], changed: ['countries'], change: aChange } },
    ]);
    expect(idsOf((await list({ country: 'CA' })).items)).not.toContain(warningId);
    expect(await atStage('draft')).toContain(warningId);
  });

  it('has all its versions, for everyone, and who made them for the desk', async () => {
    const { id: warningId } = await live();
    await updated(warningId, aContent({ countries: ['US', 'CA'] }));
    await updated(warningId, aContent({ countries: ['US', 'CA'], title: { zh: '标题', en: 'Title' } }), true);
    const versions = await run(warningVersions, anonymous, { warningId });
    expect(versions).toMatchObject([
      { version: 1, countries: ['US'], change: null, changed: [], minor: false },
      { version: 2, countries: ['US', 'CA'], change: aChange, changed: ['countries'], minor: false },
      { version: 3, changed: ['title'], minor: true },
    ]);
    expect(versions[0]).toMatchObject({ authors: [], approvedBy: null });
    const [first] = await run(warningVersions, chief, { warningId });
    const idOfPerson = (actor: Actor) => (actor.kind === 'person' ? actor.id : null);
    expect(first).toMatchObject({ authors: [idOfPerson(author)], approvedBy: idOfPerson(chief), proofreadBy: null });
    expect(await read(anonymous, warningId)).toMatchObject([{ version: 3, title: { zh: '标题', en: 'Title' } }]);
  });

  it('has no versions for whom it does not exist', async () => {
    const { id: warningId } = await draft();
    await expect(run(warningVersions, anonymous, { warningId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await run(warningVersions, author, { warningId })).toEqual([]);
  });
});

describe('a withdrawn warning', () => {
  it('is in no list, and says so where it is read', async () => {
    const { id: warningId } = await live();
    await run(cancelWarning, chief, { warningId, reason: aReason });
    expect(idsOf((await list({ first: 100 })).items)).not.toContain(warningId);
    expect(await read(anonymous, warningId)).toMatchObject([
      { status: 'cancelled', version: 1, cancelled: { reason: aReason, at: '2026-11-23T08:00:00.000Z' } },
    ]);
    expect(await run(warningVersions, anonymous, { warningId })).toHaveLength(1);
  });
});

describe('what does not hold any more', () => {
  afterAll(() => test.clock.set(NOW));

  it('is listed for the desk, the last that ended first', async () => {
    const ids: string[] = [];
    for (const minute of [1, 2]) {
      const { id: warningId } = await live();
      test.clock.set(NOW + minute * 60_000);
      await run(cancelWarning, chief, { warningId, reason: aReason });
      ids.unshift(warningId);
    }
    const first = await run(ended, author, { first: 1 });
    const second = await run(ended, author, { first: 1, after: first.cursors.at(-1) ?? null });
    expect(idsOf([...first.items, ...second.items])).toEqual(ids);
    expect(ended.access).toEqual({ duty: ['editor', 'proofreader', 'chief'] });
  });
});

describe('several live warnings', () => {
  const countries = [['VN'], ['TH', 'VN'], ['TH']];
  const published: WarningView[] = [];
  beforeAll(async () => {
    for (const [minute, codes] of countries.entries()) {
      test.clock.set(Date.parse('2026-11-23T09:00:00.000Z') + minute * 60_000);
      published.unshift(await live(aContent({ countries: codes })));
    }
  });
  afterAll(() => test.clock.set(NOW));

  it('come newest first, page by page', async () => {
    const first = await list({ first: 2 });
    const second = await list({ first: 1, after: first.cursors.at(-1) ?? null });
    expect(first.hasMore).toBe(true);
    expect(idsOf([...first.items, ...second.items])).toEqual(idsOf(published));
  });

  it('can be asked for by country', async () => {
    const { items, hasMore } = await list({ country: 'VN' });
    expect(idsOf(items)).toEqual(idsOf(published.slice(1)));
    expect(hasMore).toBe(false);
  });
});

describe('an id of nothing', () => {
  it('cannot be published', async () => {
    const warningId = aPerson().replace('per_', 'wrn_');
    await expect(run(publishWarning, chief, { warningId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('what was published since a reader asked', () => {
  const ask = (since: Since | null) => warningUpdates.run(test.room, test.call(anonymous), { since });

  it('is told to anybody, once; a draft is not', async () => {
    const { since } = await ask(null);
    await draft();
    const { id } = await live();
    const told = await ask(since);
    expect(told).toMatchObject({ ids: [id], complete: true });
    expect((await ask(told.since)).ids).toEqual([]);
  });
});
