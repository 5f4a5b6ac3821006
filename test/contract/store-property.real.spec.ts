import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Collection, openSqliteStore, type Store } from '@sinan/store';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dropAll, openNew } from './mongo-database.ts';
import { answerOf } from './store-property-answers.ts';
import { command } from './store-property-commands.ts';
import { firstDocs } from './store-property-values.ts';
import { type CaseRow, roomOf } from './store-world.ts';

const RUNS = 200;

describe('given the same commands to both stores', () => {
  let stores: readonly Store[];
  let sqlite: Collection<CaseRow>;
  let mongo: Collection<CaseRow>;
  beforeAll(async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'sinan-store-')), 'store.db');
    stores = [await openSqliteStore({ file }), await openNew()];
    [sqlite, mongo] = (await Promise.all(stores.map((store) => roomOf(store).cases()))) as [
      typeof sqlite,
      typeof mongo,
    ];
  });
  afterAll(async () => {
    await Promise.all(stores.map((store) => store.close()));
    await dropAll();
  });

  async function startedWith(cases: Collection<CaseRow>, docs: readonly CaseRow[]): Promise<void> {
    const { rows } = await cases.page({ where: {}, limit: 1_000 });
    await Promise.all(rows.map(({ doc }) => cases.remove(doc.id)));
    await cases.insertMany(docs);
  }

  it(`every answer is the same, in ${RUNS} runs`, async () => {
    const commandsOf = fc.array(command, { minLength: 8, maxLength: 30 });
    const sameAnswers = fc.asyncProperty(firstDocs, commandsOf, async (docs, commands) => {
      await Promise.all([startedWith(sqlite, docs), startedWith(mongo, docs)]);
      for (const asked of commands) {
        const [expected, got] = await Promise.all([answerOf(sqlite, asked), answerOf(mongo, asked)]);
        expect({ asked, answer: got }).toEqual({ asked, answer: expected });
      }
    });
    // On a failure the smallest case is sought for as long as there is time; then it is printed with its seed.
    await fc.assert(sameAnswers, { numRuns: RUNS, interruptAfterTimeLimit: 200_000, markInterruptAsFailure: true });
  }, 240_000);
});
