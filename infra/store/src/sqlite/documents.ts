import { encodeCursor } from '../cursor.ts';
import { orderValue } from '../fields.ts';
import type { Index, Model } from '../model.ts';
import { isEmpty, type PagePlan, planPage } from '../plan.ts';
import type { Doc, Page, PageQuery, Stored } from '../port.ts';
import { parse, parseOwn } from '../values.ts';
import { GenerationCache } from './cache.ts';
import { table } from './layout.ts';
import type { Marks } from './marks.ts';
import type { Reader } from './reader.ts';
import { questionText, Recall } from './recall.ts';
import { pageBodies, pageKeys } from './sql.ts';

/** A parsed document. Its cursor is kept too: making one costs as much as finding it. */
interface Entry {
  readonly stored: Stored<Doc>;
  readonly size: number;
  cursor: { readonly order: string; readonly text: string } | null;
}

/** A page as it was read. Its documents are shared with other answers, so `size` says at most how much it keeps. */
interface PageRead {
  readonly page: Page<Doc>;
  readonly size: number;
}

/** What the collections of a store remember together: parsed documents by key, and what was read. */
export interface Memory {
  readonly parsed: GenerationCache<Entry>;
  readonly documents: Recall<Entry>;
  readonly pages: Recall<PageRead>;
}

/** 10,000 parsed documents, or 64 MB of their JSON. */
export function memoryOf(marks: Marks): Memory {
  const parsed = new GenerationCache<Entry>(10_000, 64 * 1024 * 1024);
  return { parsed, documents: new Recall(marks), pages: new Recall(marks) };
}

/** Longer pages, and longer lists of ids, are scans: they are read whole, past the cache. */
const LIST_LIMIT = 100;
/** Up to so many missing documents are fetched one by one. */
const FEW = 4;
const ID_BATCH = 50;
const NOTHING: PageRead = { page: Object.freeze({ rows: [], cursors: [], next: null }), size: 0 };

/**
 * Reads a collection's documents. First come only their `seq:ver` keys; a version number is never given twice, so what the cache holds
 * under a key is what is stored.
 */
export class Documents<D extends Doc> {
  readonly #model: Model;
  readonly #reader: Reader;
  readonly #parsed: Memory['parsed'];
  readonly #recallDocument: ReturnType<Memory['documents']['about']>;
  readonly #recallPage: ReturnType<Memory['pages']['about']>;
  readonly #keyOfId: string;
  readonly #bodyOfSeq: string;

  constructor(model: Model, reader: Reader, memory: Memory) {
    this.#model = model;
    this.#reader = reader;
    this.#parsed = memory.parsed;
    this.#recallDocument = memory.documents.about(model.key);
    this.#recallPage = memory.pages.about(model.key);
    this.#keyOfId = `SELECT seq || ':' || ver FROM ${table(model)} WHERE id = ?`;
    this.#bodyOfSeq = `SELECT rev, ver, body FROM ${table(model)} WHERE seq = ?`;
  }

  get(id: string): Stored<D> | null {
    return stored<D>(this.#recallDocument(id, () => this.#find(id)));
  }

  getMany(ids: readonly string[], how?: 'once'): readonly Stored<D>[] {
    const found: Stored<D>[] = [];
    for (let at = 0; at < ids.length; at += ID_BATCH) {
      const batch = ids.slice(at, at + ID_BATCH);
      found.push(...(how === 'once' || ids.length > LIST_LIMIT ? this.#passing(batch) : this.#getBatch(batch)));
    }
    return found;
  }

  page(query: PageQuery): Page<D> {
    const question = query.limit > LIST_LIMIT ? null : questionText(query);
    const read = () => this.#pageOf(planPage(this.#model, query));
    const { page } = (question === null ? null : this.#recallPage(question, read)) ?? read();
    // A collection's own type is what was written into it.
    return page as Page<D>;
  }

  #find(id: string): Entry | null {
    const row = this.#reader.row(this.#keyOfId, [id]);
    if (!row) return null;
    const key = String(row[0]);
    return this.#parsed.get(key) ?? this.#fetch(key, () => true);
  }

  #pageOf(plan: PagePlan): PageRead {
    if (isEmpty(plan)) return NOTHING;
    const entries = (plan.limit > LIST_LIMIT ? null : this.#cachedPage(plan)) ?? this.#readPage(plan);
    const more = entries.length > plan.limit;
    const shown = more ? entries.slice(0, plan.limit) : entries;
    const cursors = shown.map((entry) => cursorOf(entry, plan.index));
    const rows = shown.map((entry) => entry.stored);
    const page = Object.freeze({
      rows: Object.freeze(rows),
      cursors: Object.freeze(cursors),
      next: more ? (cursors.at(-1) ?? null) : null,
    });
    return { page, size: shown.reduce((sum, entry) => sum + entry.size, 0) };
  }

  /** A page by its keys, or null when it is better read whole: much is missing, or changed meanwhile. */
  #cachedPage(plan: PagePlan): readonly Entry[] | null {
    const { sql, cells } = pageKeys(this.#model, plan, plan.limit + 1);
    const keys = this.#reader.row(sql, cells)?.[0];
    if (typeof keys !== 'string') return [];
    const entries: Entry[] = [];
    let missing = 0;
    for (const key of keys.split(',')) {
      const known = this.#parsed.get(key);
      if (!known && ++missing > FEW) return null;
      const entry = known ?? this.#fetch(key, (fetched) => fetched === key);
      if (!entry) return null;
      entries.push(entry);
    }
    return entries;
  }

  #readPage(plan: PagePlan): readonly Entry[] {
    const { sql, cells } = pageBodies(this.#model, plan, plan.limit + 1);
    const rows = this.#reader.rows(sql, cells);
    if (plan.limit > LIST_LIMIT) return rows.map(([, revision, body]) => entryOf(Number(revision), String(body)));
    return rows.map(([key, revision, body]) => this.#keep(String(key), Number(revision), String(body)));
  }

  #getBatch(ids: readonly string[]): readonly Stored<D>[] {
    const marks = ids.map((_, i) => `(${i}, ?)`).join(', ');
    const sql = `SELECT group_concat(k.column1 || ':' || t.seq || ':' || t.ver) FROM (VALUES ${marks}) k CROSS JOIN ${table(this.#model)} t ON t.id = k.column2`;
    const keys = this.#reader.row(sql, ids)?.[0];
    if (typeof keys !== 'string') return [];
    const entries: (Entry | null)[] = ids.map(() => null);
    const missing: (readonly [at: number, key: string])[] = [];
    for (const row of keys.split(',')) {
      const colon = row.indexOf(':');
      const [at, key] = [Number(row.slice(0, colon)), row.slice(colon + 1)];
      const known = this.#parsed.get(key);
      if (known) entries[at] = known;
      else missing.push([at, key]);
    }
    if (missing.length > FEW) this.#fetchAll(ids, entries, missing);
    else for (const [at, key] of missing) entries[at] = this.#fetch(key, () => true);
    return entries.flatMap((entry) => stored<D>(entry) ?? []);
  }

  /** Past what is remembered, which would soon be these and nothing else. */
  #passing(ids: readonly string[]): readonly Stored<D>[] {
    const found: (Stored<D> | null)[] = ids.map(() => null);
    for (const [at, , revision, body] of this.#rowsOf(ids.entries()))
      found[Number(at)] = { doc: parseOwn<D>(String(body)), revision: Number(revision) };
    return found.filter((one) => one !== null);
  }

  /** Reads many at once, as they are stored now. */
  #fetchAll(ids: readonly string[], entries: (Entry | null)[], missing: readonly (readonly [number, string])[]): void {
    for (const [at, key, revision, body] of this.#rowsOf(missing.map(([at]) => [at, ids[at] ?? ''])))
      entries[Number(at)] = this.#keep(String(key), Number(revision), String(body));
  }

  /** Place, key, revision and body of those of the ids, each with its place, that exist. */
  #rowsOf(placed: Iterable<readonly [at: number, id: string]>): readonly (readonly unknown[])[] {
    const all = [...placed];
    const marks = all.map(([at]) => `(${at}, ?)`).join(', ');
    const sql = `SELECT k.column1, t.seq || ':' || t.ver, t.rev, t.body FROM (VALUES ${marks}) k CROSS JOIN ${table(this.#model)} t ON t.id = k.column2`;
    return this.#reader.rows(
      sql,
      all.map(([, id]) => id),
    );
  }

  /** The document now stored under a key's `seq`, if its own key is acceptable; null when it is not, or the document is gone. */
  #fetch(key: string, accepts: (key: string) => boolean): Entry | null {
    const seq = key.slice(0, key.indexOf(':'));
    const row = this.#reader.row(this.#bodyOfSeq, [Number(seq)]);
    const fetched = `${seq}:${row?.[1]}`;
    return row && accepts(fetched) ? this.#keep(fetched, Number(row[0]), String(row[2])) : null;
  }

  #keep(key: string, revision: number, body: string): Entry {
    const known = this.#parsed.get(key);
    if (known) return known;
    const entry = entryOf(revision, body);
    this.#parsed.set(key, entry);
    return entry;
  }
}

function entryOf(revision: number, body: string): Entry {
  return { stored: Object.freeze({ doc: parse(body), revision }), size: body.length, cursor: null };
}

/** A collection's own type is what was written into it: here bytes have become documents. */
function stored<D extends Doc>(entry: Entry | null): Stored<D> | null {
  return (entry?.stored as Stored<D> | undefined) ?? null;
}

function cursorOf(entry: Entry, index: Index): string {
  if (entry.cursor?.order === index.order) return entry.cursor.text;
  const { doc } = entry.stored;
  const text = encodeCursor({ value: orderValue(doc, index), id: doc.id });
  entry.cursor = { order: index.order, text };
  return text;
}
