import { type Actor, type InputProblem, InvalidInput, mailAddress, parseInput, Refusal } from '@sinan/schema';
import { z } from 'zod';
import { type Platform, systemCall } from '../open-platform.ts';
import { DeskFailure, deskOperation } from '../operate/desk.ts';
import type { ImportJob } from './jobs.ts';
import { IMPORT_KINDS, IMPORTS, type ImportKind } from './kinds.ts';
import type { RowProblem } from './mapping.ts';

const kind = z.enum(IMPORT_KINDS);
const digest = z.string().regex(/^[0-9a-f]{64}$/);
const rows = z
  .array(z.strictObject({ row: z.int().min(1), input: z.record(z.string(), z.unknown()) }))
  .max(1_000)
  .readonly();

/** What became of an import of this file before, or null. */
export const importFound = deskOperation({
  input: z.strictObject({ kind, digest }),
  run: ({ imports }, input): Promise<ImportJob | null> => imports.find(input.kind, input.digest),
});

/** What is wrong with rows, as their operation will judge them. Rejects when nobody may do it who is named. Writes nothing. */
export const importCheck = deskOperation({
  input: z.strictObject({ kind, by: mailAddress.nullable(), rows }),
  async run({ platform }, input): Promise<readonly RowProblem[]> {
    await personCalled(platform, input.kind, input.by);
    const schema = schemaOf(platform, input.kind);
    const problems: RowProblem[] = [];
    for (const { row, input: fields } of input.rows) {
      const found = problemsOf(schema, fields);
      const all = found.length > 0 ? found : await judged(platform, input.kind, fields);
      problems.push(...all.map(({ path, zh, en }) => ({ row, path, zh, en })));
    }
    return problems;
  },
});

/** Keeps rows for `importRun`, which alone makes an import of them. */
export const importStage = deskOperation({
  input: z.strictObject({ kind, digest, from: z.int().min(0), rows }),
  async run({ imports }, { kind, digest, from, rows }): Promise<null> {
    await imports.stage(kind, digest, from, rows);
    return null;
  },
});

/** Applies what was staged, or goes on where it was cut short. Resolves when all rows had their turn. */
export const importRun = deskOperation({
  input: z.strictObject({ kind, digest, of: z.int().min(0), by: mailAddress.nullable() }),
  async run({ platform, imports }, { kind, digest, of, by }, tell): Promise<ImportJob> {
    const found = await imports.find(kind, digest);
    const job = found ?? (await imports.begin(kind, digest, of, await personCalled(platform, kind, by)));
    return imports.run(job, tell);
  },
});

function schemaOf({ services }: Platform, kind: ImportKind): z.ZodType {
  const { operation } = IMPORTS[kind];
  for (const { service } of services)
    for (const one of service.operations) if (one.name === operation) return one.input;
  throw new Error(`there is no operation ${operation}`);
}

async function judged(platform: Platform, kind: ImportKind, input: unknown): Promise<readonly InputProblem[]> {
  const { judge } = IMPORTS[kind];
  if (judge === undefined) return [];
  // What every `judge` answers.
  return (await platform.dispatcher.dispatch(
    judge,
    systemCall('sinan', platform.clock),
    input,
  )) as readonly InputProblem[];
}

function problemsOf(schema: z.ZodType, input: unknown): readonly InputProblem[] {
  try {
    parseInput(schema, input);
    return [];
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    return error.problems;
  }
}

/** The id of who does it, where somebody must; they hold the duty for it, or each row is refused. */
async function personCalled(platform: Platform, kind: ImportKind, by: string | null): Promise<string | null> {
  if (!IMPORTS[kind].byPerson) return null;
  const { dispatcher, clock } = platform;
  const input = { email: by ?? '' };
  const actor = (await dispatcher.dispatch('accounts.actorOfPerson', systemCall('sinan', clock), input)) as Actor;
  if (actor.kind !== 'person') throw new DeskFailure(NOBODY);
  if (!actor.duties.some(({ duty }) => duty === 'experts')) throw new Refusal('FORBIDDEN');
  return actor.id;
}

const NOBODY = {
  en: 'Nobody is registered under the address of --by: name somebody who has the duty for it.',
  zh: '--by 的邮箱没有对应的人员：请指定具有相应职责的人员。',
};
