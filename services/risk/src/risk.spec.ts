import type { Since } from '@sinan/aggregate';
import { openTestRoom, type TestRoom } from '@sinan/aggregate/testing';
import { type Actor, anonymous, type Envelope, EVENTS, type Id, Refusal } from '@sinan/schema';
import type { WarningView } from '@sinan/schema/graphql';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { draftWarning, publishWarning, reviseWarning } from './commands.ts';
import { type RiskRoom, risk } from './index.ts';
import { drafts, warningForMail, warnings, warningsByIds } from './queries.ts';
import { aContent, anEditor, aPerson } from './testing/builders.ts';
import { warningUpdates } from './updates.ts';

let test: TestRoom<RiskRoom>;
beforeAll(async () => {
  test = await openTestRoom(risk, { now: Date.parse('2026-11-23T08:00:00.000Z') });
});
afterAll(() => test.close());

const [author, approver] = [anEditor(), anEditor()];
const draft = (content = aContent(), by: Actor = author) => draftWarning.run(test.room, test.call(by), content);
const publish = (id: Id<'warning'>, by: Actor = approver) => publishWarning.run(test.room, test.call(by), { id });
const live = async (content = aContent()) => publish((await draft(content)).id);
const read = (actor: Actor, ...ids: readonly string[]) => warningsByIds.run(test.room, test.call(actor), { ids });
const list = (more: Partial<Parameters<typeof warnings.run>[2]> = {}) =>
  warnings.run(test.room, test.call(anonymous), { first: 10, after: null, country: null, ...more });

describe('a draft', () => {
  it('is read by editors alone', async () => {
    const { id } = await draft();
    expect(await read(author, id)).toMatchObject([{ id, status: 'draft', version: 0, publishedAt: null }]);
    expect(await read(anonymous, id)).toEqual([null]);
    expect((await list()).items.map((one) => one.id)).not.toContain(id);
  });

  it('stands in the list of drafts until it is published', async () => {
    const ids = [(await draft()).id, (await draft()).id];
    const listed = async () => {
      const { items } = await drafts.run(test.room, test.call(approver), { first: 10, after: null });
      return items.map(({ id }) => id);
    };
    expect(await listed()).toEqual(expect.arrayContaining(ids));
    for (const id of ids) await publish(id);
    expect(await listed()).not.toEqual(expect.arrayContaining(ids));
  });

  it('says what its last revision says', async () => {
    const { id } = await draft();
    const revised = await reviseWarning.run(test.room, test.call(author), {
      id,
      content: aContent({ severity: 'urgent' }),
    });
    expect(revised).toMatchObject({ id, severity: 'urgent', status: 'draft' });
  });

  it('is not published by its author', async () => {
    const { id } = await draft();
    await expect(publish(id, author)).rejects.toMatchObject({ code: 'AUTHOR_CANNOT_APPROVE' });
    expect(await read(anonymous, id)).toEqual([null]);
  });

  it('has no words for a mail', async () => {
    const { id } = await draft();
    expect(await warningForMail.run(test.room, test.call(system), { warningId: id })).toBeNull();
  });
});

const system: Actor = { kind: 'system', service: 'notifications' };

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
    const { id } = await live(aContent({ countries: ['US', 'DE'] }));
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
      severity: 'warning',
      publishedAt: '2026-11-23T08:00:00.000Z',
    });
    await tail.stop();
  });

  it('gives mails its words in both languages', async () => {
    const { id } = await live();
    const { title, summary, advice, sourceUrl } = aContent();
    expect(await warningForMail.run(test.room, test.call(system), { warningId: id })).toMatchObject({
      version: 1,
      title,
      summary,
      advice,
      sourceUrl,
    });
  });

  it('is refused a second publication, and answers a retried one', async () => {
    const { id } = await draft();
    const call = test.call(approver);
    const first = await publishWarning.run(test.room, call, { id });
    expect(await publishWarning.run(test.room, call, { id })).toEqual(first);
    await expect(publish(id)).rejects.toThrow(Refusal);
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
  const idsOf = (items: readonly WarningView[]) => items.map(({ id }) => id);

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
    const id = aPerson().replace('per_', 'wrn_') as Id<'warning'>;
    await expect(publish(id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
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
