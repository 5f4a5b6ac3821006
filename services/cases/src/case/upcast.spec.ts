import { readFileSync } from 'node:fs';
import type { AggregateDoc, HistoryEntry } from '@sinan/aggregate';
import { afterAll, describe, expect, it } from 'vitest';
import { beginGuidance } from '../commands/guidance.ts';
import { requestSupplement } from '../commands/supplement.ts';
import { casesByIds, caseTimeline, listCases } from '../queries.ts';
import { shenzhen, staffAt } from '../testing/examples.ts';
import { openCases } from '../testing/room.ts';
import type { CaseState } from './index.ts';

/** What the release of version 1 stored: one submitted case, one accepted. */
const sample = JSON.parse(readFileSync(new URL('../../samples/stored.v1.json', import.meta.url), 'utf8')) as {
  readonly documents: readonly AggregateDoc<CaseState>[];
  readonly history: readonly HistoryEntry[];
};
const [submitted, accepted] = sample.documents.map(({ id }) => id);

const { test, as } = await openCases();
afterAll(() => test.close());
await test.room.cases.documents.insertMany(sample.documents);
await test.room.cases.history.insertMany(sample.history);
const officer = staffAt(shenzhen);
const stored = async (id = '') => (await test.room.cases.documents.get(id))?.doc;

describe('a case stored by version 1', () => {
  const nothingYet = { supplements: [], opinions: [], handOver: null, returned: null, declined: null, archive: null };

  it('reads by id and in lists as one of today', async () => {
    const views = await as(officer)(casesByIds, { ids: [submitted, accepted] });
    expect(views).toMatchObject([
      { ...nothingYet, status: 'submitted', acceptedAt: null },
      { ...nothingYet, status: 'accepted', acceptedAt: '2026-11-10T08:00:00.000Z' },
    ]);
    const { items } = await as(officer)(listCases, { first: 10 });
    expect(items.map(({ id }) => id).toSorted()).toEqual([submitted, accepted].toSorted());
    expect(items).toMatchObject([nothingYet, nothingYet]);
  });

  it('has its timeline', async () => {
    const lines = await as(officer)(caseTimeline, { caseId: accepted });
    expect(lines.map(({ type }) => type)).toEqual(['CaseSubmitted', 'CaseAccepted']);
  });

  it('goes on from where it stands, and is then stored as version 2', async () => {
    expect((await stored(submitted))?.v).toBe(1);
    const items = [{ item: '授权委托书', why: '未盖章' }];
    await as(officer)(requestSupplement, { caseId: submitted, items, dueOn: '2026-11-25' });
    await as(officer)(beginGuidance, { caseId: accepted });
    expect(await stored(submitted)).toMatchObject({ v: 2, status: 'supplementing', state: { handOver: null } });
    expect(await stored(accepted)).toMatchObject({ v: 2, state: { status: 'guiding', supplements: [] } });
  });
});

describe('a case stored by a release to come', () => {
  it('is neither read nor overwritten', async () => {
    const [first] = sample.documents;
    if (!first) throw new Error('no sample');
    const id = first.id.replace(/.$/, '0');
    await test.room.cases.documents.insert({ ...first, id, v: 3 });
    await expect(as(officer)(casesByIds, { ids: [id] })).rejects.toThrow('newer release');
    await test.room.cases.documents.remove(id);
  });
});
