import { readFileSync } from 'node:fs';
import type { AggregateDoc, HistoryEntry } from '@sinan/aggregate';
import { type Id, newId } from '@sinan/schema';
import { afterAll, describe, expect, it } from 'vitest';
import { beginGuidance, closeCase } from '../commands/guidance.ts';
import { acceptHandOver } from '../commands/hand-over.ts';
import { requestSupplement } from '../commands/supplement.ts';
import { stateLeftBy } from '../left-by.ts';
import { casesByIds, listCases } from '../queries.ts';
import { hangzhou, NOW, shenzhen, staffAt } from '../testing/examples.ts';
import { openCases } from '../testing/room.ts';
import { caseTimeline } from '../timeline.ts';
import { type CaseState, caseDecider } from './index.ts';

interface Stored {
  readonly documents: readonly AggregateDoc<CaseState>[];
  readonly history: readonly HistoryEntry[];
}
const sampleOf = (version: number): Stored =>
  JSON.parse(readFileSync(new URL(`../../samples/stored.v${version}.json`, import.meta.url), 'utf8'));
/** What the releases of version 1 and 2 stored. */
const [v1, v2] = [sampleOf(1), sampleOf(2)];
const [submitted = '', accepted = ''] = v1.documents.map(({ id }) => id);
const [offered = '', guiding = '', closed = '', archived = ''] = v2.documents.map(({ id }) => id);

const { test, as } = await openCases();
afterAll(() => test.close());
for (const { documents, history } of [v1, v2]) {
  await test.room.cases.documents.insertMany(documents);
  await test.room.cases.history.insertMany(history);
}
const officer = staffAt(shenzhen);
const stored = async (id: string) => (await test.room.cases.documents.get(id))?.doc;
const types = async (caseId: string) => (await as(officer)(caseTimeline, { caseId })).map(({ type }) => type);
const newest = caseDecider.version;
const nothingYet = { expert: null };

describe('a case stored by version 1', () => {
  const untouched = { ...nothingYet, supplements: [], opinions: [], handOver: null, returned: null, declined: null };

  it('reads by id and in lists as one of today', async () => {
    const views = await as(officer)(casesByIds, { ids: [submitted, accepted] });
    expect(views).toMatchObject([
      { ...untouched, status: 'submitted', acceptedAt: null },
      { ...untouched, status: 'accepted', acceptedAt: '2026-11-10T08:00:00.000Z' },
    ]);
    const { items } = await as(officer)(listCases, { first: 10, status: 'accepted' });
    expect(items).toMatchObject([{ ...untouched, id: accepted }]);
  });

  it('has its timeline', async () => {
    expect(await types(accepted)).toEqual(['CaseSubmitted', 'CaseAccepted']);
  });

  it('goes on from where it stands, and is then stored as of today', async () => {
    expect((await stored(submitted))?.v).toBe(1);
    const items = [{ item: '授权委托书', why: '未盖章' }];
    await as(officer)(requestSupplement, { caseId: submitted, items, dueOn: '2026-11-25' });
    await as(officer)(beginGuidance, { caseId: accepted });
    expect(await stored(submitted)).toMatchObject({ v: newest, status: 'supplementing', state: { handOver: null } });
    expect(await stored(accepted)).toMatchObject({ v: newest, state: { status: 'guiding', supplements: [] } });
  });
});

describe('a case stored by version 2', () => {
  it('reads by id as one of today, wherever it stands', async () => {
    expect(await as(officer)(casesByIds, { ids: [offered, guiding, closed, archived] })).toMatchObject([
      { ...nothingYet, status: 'supplementing', handOver: { toCentreId: hangzhou } },
      { ...nothingYet, status: 'guiding', opinions: [{ number: 1 }], returned: { byCentreId: hangzhou } },
      { ...nothingYet, status: 'closed', opinions: [{ number: 1 }], outcome: { result: 'O3' } },
      { ...nothingYet, status: 'archived', opinions: [], terminated: { reason: 'T01' } },
    ]);
  });

  it('is told again as its own command left it, by entries of that release', async () => {
    const { commandId = '' } = v2.history.findLast(({ aggregate }) => aggregate === guiding) ?? {};
    const returnedBy = { ...staffAt(hangzhou), id: v2Returner() };
    const left = await stateLeftBy(test.room.cases, caseDecider, test.call(returnedBy, { commandId }), guiding);
    expect(left).toEqual(test.room.cases.stateIn(await documentOf(guiding)));
  });

  it('goes on from where it stands, and is then stored as of today', async () => {
    await as(officer)(closeCase, { caseId: guiding, outcome: 'O3' });
    await as(staffAt(hangzhou))(acceptHandOver, { caseId: offered });
    for (const id of [guiding, offered])
      expect(await stored(id)).toMatchObject({ v: newest, state: { expert: null, barred: [] } });
    expect((await types(guiding)).at(-1)).toBe('CaseClosed');
  });

  const v2Returner = () =>
    v2.history.findLast(({ aggregate }) => aggregate === guiding)?.actor.slice(7) as Id<'person'>;
  async function documentOf(id: string) {
    const doc = await stored(id);
    if (!doc) throw new Error('no such document');
    return doc;
  }
});

describe('a case stored by a release to come', () => {
  it('is neither read nor overwritten', async () => {
    const [first] = v1.documents;
    if (!first) throw new Error('no sample');
    const id = newId('case', NOW);
    await test.room.cases.documents.insert({ ...first, id, v: newest + 1 });
    await expect(as(officer)(casesByIds, { ids: [id] })).rejects.toThrow('newer release');
    await test.room.cases.documents.remove(id);
  });
});
