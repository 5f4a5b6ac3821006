import { instant, step } from '@sinan/runtime';
import { type Call, deriveId, InvalidInput, Refusal } from '@sinan/schema';
import { type Collection, type CollectionSpec, type Doc, StaleRevision, type Stored } from '@sinan/store';
import { type Platform, systemCall } from '../open-platform.ts';
import { DeskFailure, type Tell } from '../operate/desk.ts';
import { IMPORTS, type ImportKind } from './kinds.ts';
import type { ImportRow } from './mapping.ts';

/** A row that its operation refused, and why. */
export interface RefusedRow {
  readonly row: number;
  readonly code: Refusal['code'];
  readonly params: Refusal['params'];
}

/** An import, known by its file's digest: what a kill cuts short goes on from `next`, and the same file is never applied twice. It names nobody. */
export interface ImportJob extends Doc {
  readonly open: boolean;
  readonly kind: ImportKind;
  readonly digest: string;
  readonly begunAt: string;
  /** In whose name, where each row needs one. */
  readonly by: string | null;
  readonly of: number;
  readonly next: number;
  /** Rows of things that were there already, and stay as they are. */
  readonly unchanged: number;
  readonly refused: readonly RefusedRow[];
}

/** A row waiting for its turn. It goes when the import is done, since it may name somebody. */
interface WaitingRow extends Doc, ImportRow {
  readonly stagedAt: string;
}

const jobRows: CollectionSpec = {
  owner: 'sinan',
  name: 'imports',
  fields: { open: 'boolean' },
  indexes: [{ equal: ['open'] }],
};
const waitingRows: CollectionSpec = { owner: 'sinan', name: 'import_rows', fields: {}, indexes: [] };

const PAGE = 100;
/** How often an import notes where it is. What it repeats after a kill has no effect again. */
const NOTE_EVERY = 20;
const AGAIN_MS = 2_000;
/** A command that staged rows so long ago was killed before it began. */
const ABANDONED_MS = 3_600_000;

export interface Imports {
  find(kind: ImportKind, digest: string): Promise<ImportJob | null>;
  /** Keeps rows until they are applied; nothing comes of them before `begin`. */
  stage(kind: ImportKind, digest: string, from: number, rows: readonly ImportRow[]): Promise<void>;
  /** The one write that makes an import of what was staged. */
  begin(kind: ImportKind, digest: string, of: number, by: string | null): Promise<ImportJob>;
  run(job: ImportJob, tell: Tell): Promise<ImportJob>;
  /** Goes on with what was cut short, and forgets rows that were staged long ago and never begun. */
  resume(): Promise<void>;
  /** Ends what is under way after the row in hand; it goes on at the next start. */
  stop(): void;
}

export async function openImports(platform: Platform): Promise<Imports> {
  const { ports, clock, settings, dispatcher } = platform;
  await ports.store.declare([jobRows, waitingRows]);
  const store = ports.store.forService('sinan');
  const jobs: Collection<ImportJob> = store.collection(jobRows);
  const waiting: Collection<WaitingRow> = store.collection(waitingRows);
  const idOf = (kind: ImportKind, digest: string) => `${kind}-${digest}`;
  let stopping = false;
  const rowId = (job: string, index: number) => `${job}/${String(index).padStart(9, '0')}`;

  async function callFor(job: ImportJob, row: number): Promise<Call> {
    const commandId = deriveId('command', Date.parse(job.begunAt), settings.secret, 'import', job.id, String(row));
    const call = { ...systemCall('sinan', clock), commandId, correlationId: job.id };
    if (job.by === null) return call;
    const actor = await dispatcher.dispatch('accounts.actorOfPerson', systemCall('sinan', clock), { personId: job.by });
    // What accounts answers to a query of its own.
    return { ...call, actor: actor as Call['actor'] };
  }

  /** Null: applied. A refusal is an outcome too, but for those that time mends. */
  async function applied(job: ImportJob, { row, input }: ImportRow): Promise<RefusedRow | null> {
    for (;;) {
      try {
        await dispatcher.dispatch(IMPORTS[job.kind].operation, await callFor(job, row), input);
        return null;
      } catch (error) {
        if (error instanceof InvalidInput) return { row, code: error.code, params: {} };
        if (!(error instanceof Refusal)) throw error;
        const { code, params } = error;
        if (code !== 'TOO_MANY_REQUESTS' && code !== 'BUSY') return { row, code, params };
        if (stopping) throw error;
        await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
      }
    }
  }

  async function noted(stored: Stored<ImportJob>, job: ImportJob): Promise<Stored<ImportJob>> {
    return { doc: job, revision: await jobs.replace(job, stored.revision) };
  }

  async function run(asked: ImportJob, tell: Tell): Promise<ImportJob> {
    let stored = await jobs.get(asked.id);
    while (stored?.doc.open && !stopping) {
      const { doc: job } = stored;
      const rows = await waiting.getMany(indexes(job).map((index) => rowId(job.id, index)));
      const outcomes: (RefusedRow | null)[] = [];
      for (const { doc } of rows) {
        outcomes.push(await applied(job, doc));
        step('import.after-row');
      }
      try {
        stored = await noted(stored, advanced(job, outcomes));
        tell({ step: APPLYING, done: stored.doc.next, of: job.of });
      } catch (error) {
        // Another process goes on with it too; each row has its effect once.
        if (!(error instanceof StaleRevision)) throw error;
        stored = await jobs.get(asked.id);
      }
    }
    if (stored?.doc.open === false) await forget(asked.id);
    return stored?.doc ?? asked;
  }

  async function forget(job: string): Promise<void> {
    for (;;) {
      const { rows } = await waiting.page({ where: within(job), limit: PAGE });
      if (rows.length === 0) return;
      for (const { doc } of rows) await waiting.remove(doc.id);
    }
  }

  /** Rows that were staged long ago, and of which no import was made. */
  async function forgetAbandoned(): Promise<void> {
    for (let after = ''; ; ) {
      const { rows } = await waiting.page({ where: { id: { gt: after } }, limit: 1 });
      const [row] = rows;
      if (row === undefined) return;
      const job = row.doc.id.slice(0, row.doc.id.indexOf('/'));
      const old = Date.parse(row.doc.stagedAt) < clock.now() - ABANDONED_MS;
      if (old && (await jobs.get(job)) === null) await forget(job);
      after = `${job}0`;
    }
  }

  return {
    find: async (kind, digest) => (await jobs.get(idOf(kind, digest)))?.doc ?? null,
    async stage(kind, digest, from, rows) {
      const job = idOf(kind, digest);
      const stagedAt = instant(clock.now());
      const wanted = rows.map((row, index) => ({ id: rowId(job, from + index), ...row, stagedAt }));
      const outcomes = await waiting.insertMany(wanted);
      if (outcomes.includes('unknown')) throw new DeskFailure(ONCE_MORE);
    },
    async begin(kind, digest, of, by) {
      const id = idOf(kind, digest);
      if ((await waiting.count({ where: within(id), cap: Number.MAX_SAFE_INTEGER })) !== of)
        throw new DeskFailure(ONCE_MORE);
      const begunAt = instant(clock.now());
      const job = { id, open: of > 0, kind, digest, begunAt, by, of, next: 0, unchanged: 0, refused: [] };
      await jobs.insertMany([job]);
      return (await jobs.get(id))?.doc ?? job;
    },
    run,
    async resume() {
      const { rows } = await jobs.page({ where: { open: true }, limit: PAGE });
      for (const { doc } of rows) await run(doc, () => undefined);
      await forgetAbandoned();
    },
    stop() {
      stopping = true;
    },
  };
}

/** The rows of a job: `0` is the character after `/`. */
function within(job: string) {
  return { id: { gt: `${job}/`, lt: `${job}0` } };
}

function indexes({ next, of }: ImportJob): readonly number[] {
  return Array.from({ length: Math.min(NOTE_EVERY, of - next) }, (_, index) => next + index);
}

function advanced(job: ImportJob, outcomes: readonly (RefusedRow | null)[]): ImportJob {
  const refused = outcomes.filter((one) => one !== null);
  const there = refused.filter(({ code }) => code === 'ALREADY_EXISTS');
  const next = Math.min(job.next + NOTE_EVERY, job.of);
  return {
    ...job,
    next,
    open: next < job.of,
    unchanged: job.unchanged + there.length,
    refused: [...job.refused, ...refused.filter((one) => !there.includes(one))],
  };
}

const APPLYING = { en: 'rows applied', zh: '行已写入' };
const ONCE_MORE = {
  en: 'The rows could not be kept. Nothing was imported: give the command once more.',
  zh: '数据行未能保存，尚未导入任何内容：请再执行一次。',
};
