import { readFileSync } from 'node:fs';
import type { AggregateDoc, HistoryEntry } from '@sinan/aggregate';
import { openTestRoom } from '@sinan/aggregate/testing';
import { type Actor, anonymous, type Operation, parseInput } from '@sinan/schema';
import { afterAll, describe, expect, it } from 'vitest';
import { draftVersion, publishWarning, submitWarning } from '../commands/index.ts';
import { type RiskRoom, risk } from '../index.ts';
import { drafts, warnings, warningsByIds, warningVersions } from '../queries.ts';
import { aChange, aChief, aContent, anEditor } from '../testing/builders.ts';
import type { WarningState } from './index.ts';

/** What the release of version 1 stored: one draft, one live warning. */
const sample = JSON.parse(readFileSync(new URL('../../samples/stored.v1.json', import.meta.url), 'utf8')) as {
  readonly documents: readonly AggregateDoc<WarningState>[];
  readonly history: readonly HistoryEntry[];
};
const [draft, live] = sample.documents.map(({ id }) => id);

const test = await openTestRoom(risk, { now: Date.parse('2026-11-23T08:00:00.000Z') });
afterAll(() => test.close());
await test.room.warnings.documents.insertMany(sample.documents);
await test.room.warnings.history.insertMany(sample.history);
const [editor, chief] = [anEditor(), aChief()];
const run = <I, O>(operation: Operation<RiskRoom, I, O>, by: Actor, input: unknown) =>
  operation.run(test.room, test.call(by), parseInput(operation.input, input));
const stored = async (id = '') => (await test.room.warnings.documents.get(id))?.doc;
const whole = { kind: null, industries: [], validUntil: null, sources: [], keyDates: [], staleTranslations: [] };

describe('a warning stored by version 1', () => {
  it('reads by id, in lists and in its versions as one of today', async () => {
    expect(await run(warningsByIds, editor, { ids: [draft, live] })).toMatchObject([
      { ...whole, status: 'draft', version: 0, work: { stage: 'draft', remark: null } },
      { ...whole, status: 'live', version: 1, countries: ['US', 'DE'], work: null },
    ]);
    expect((await run(drafts, editor, { first: 10 })).items).toMatchObject([{ id: draft, ...whole }]);
    expect((await run(warnings, anonymous, { first: 10, country: 'DE' })).items).toMatchObject([
      { id: live, ...whole },
    ]);
    expect(await run(warningVersions, anonymous, { warningId: live })).toMatchObject([{ ...whole, version: 1 }]);
  });

  it('goes on from where it stands, and is then stored as version 2', async () => {
    expect((await stored(draft))?.v).toBe(1);
    await run(submitWarning, editor, { warningId: draft });
    expect(await run(publishWarning, chief, { warningId: draft })).toMatchObject({ status: 'live', version: 1 });
    await run(draftVersion, editor, { warningId: live, content: aContent(), change: aChange });
    expect(await stored(draft)).toMatchObject({ v: 2, status: 'live', stage: null });
    expect(await stored(live)).toMatchObject({
      v: 2,
      status: 'live',
      stage: 'draft',
      state: { current: { version: 1 } },
    });
  });
});

describe('a warning stored by a release to come', () => {
  it('is neither read nor overwritten', async () => {
    const [first] = sample.documents;
    if (!first) throw new Error('no sample');
    const id = first.id.replace(/.$/, (last) => (last === '0' ? '1' : '0'));
    await test.room.warnings.documents.insert({ ...first, id, v: 3 });
    await expect(run(warningsByIds, editor, { ids: [id] })).rejects.toThrow('newer release');
  });
});
