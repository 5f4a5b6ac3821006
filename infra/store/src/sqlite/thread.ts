import { type MessagePort, receiveMessageOnPort } from 'node:worker_threads';
import { Scrub } from '@sinan/sqlite';
import { modelOf } from '../model.ts';
import { OutcomeUnknown, StoreError, StoreUnavailable } from '../port.ts';
import type { Connection } from './driver.ts';
import { countOpening, lock, openForWriting, overwriteDeleted, probeRoom } from './file.ts';
import { Marks, placeOf } from './marks.ts';
import { declareCollections, storedModel } from './migrate.ts';
import type { Reply, Request, WriteOp } from './protocol.ts';
import { type TableWriter, tableWriter } from './table-writer.ts';

/** As many writes as one durable commit takes together. */
const GROUP_OPS = 1_000;
/** How many versions one opening of the file can give: 2^20 openings and 2^32 versions stay within a safe integer. */
const VERSIONS_PER_OPENING = 2 ** 32;

/** The only writer of a file. What waits when a commit ends goes into the next one together. */
export class WriterThread {
  readonly #port: MessagePort;
  #held: readonly Connection[] = [];
  #connection: Connection | null = null;
  readonly #tables = new Map<string, TableWriter>();
  #marks = new Marks();
  #version = 0;
  #lastFailed = false;
  #scrub: Scrub | null = null;

  constructor(port: MessagePort) {
    this.#port = port;
    port.on('message', (first: Request) => this.#serve(first));
  }

  #serve(first: Request): void {
    const replies: Reply[] = [];
    for (let request: Request | null = first; request; ) {
      if (request.kind !== 'write') {
        replies.push(this.#control(request));
        break;
      }
      const { group, rest } = this.#gather(request.ops);
      replies.push(...this.#commit(group));
      request = rest;
    }
    this.#port.postMessage(replies);
  }

  /** What else has arrived, up to a group's size and the next message that is not a write. */
  #gather(first: readonly WriteOp[]): {
    readonly group: readonly (readonly WriteOp[])[];
    readonly rest: Request | null;
  } {
    const group = [first];
    for (let size = first.length; size < GROUP_OPS; ) {
      const next = receiveMessageOnPort(this.#port)?.message as Request | undefined;
      if (next?.kind !== 'write') return { group, rest: next ?? null };
      group.push(next.ops);
      size += next.ops.length;
    }
    return { group, rest: null };
  }

  #commit(group: readonly (readonly WriteOp[])[]): readonly Reply[] {
    const places = placesOf(group);
    this.#marks.turn(places);
    try {
      const done = this.#inCommit(() =>
        group.map((ops): Reply => ({ ok: true, done: ops.map((op) => this.#apply(op)) })),
      );
      this.#lastFailed = false;
      return done;
    } catch (error) {
      this.#lastFailed = true;
      return group.map(() => failure(error));
    } finally {
      this.#marks.turn(places);
    }
  }

  /** Until COMMIT is sent nothing can be stored; if COMMIT itself fails for any other reason than room, that may come to light only after a restart. */
  #inCommit<T>(work: () => T): T {
    const connection = this.#open();
    connection.exec('BEGIN IMMEDIATE');
    let committing = false;
    try {
      const result = work();
      committing = true;
      connection.exec('COMMIT');
      return result;
    } catch (error) {
      if (connection.inTransaction) connection.exec('ROLLBACK');
      throw committing && !isFull(error) ? new OutcomeUnknown(`the commit failed: ${messageOf(error)}`) : error;
    }
  }

  #apply(op: WriteOp): boolean {
    const table = this.#tables.get(op[1]) ?? this.#prepare(op[1]);
    this.#version += 1;
    return table.apply(op, this.#version);
  }

  #prepare(key: string): TableWriter {
    const connection = this.#open();
    const model = storedModel(connection, key);
    if (!model) throw new StoreError(`${key} is not declared`);
    const table = tableWriter(connection, model);
    this.#tables.set(key, table);
    return table;
  }

  #control(request: Exclude<Request, { kind: 'write' }>): Reply {
    try {
      return { ok: true, done: this.#run(request) };
    } catch (error) {
      return failure(error);
    }
  }

  #run(request: Exclude<Request, { kind: 'write' }>): readonly boolean[] {
    switch (request.kind) {
      case 'open':
        this.#marks = new Marks(request.marks);
        this.#start(request.file, request.maxPages);
        return [];
      case 'declare':
        declareCollections(this.#open(), request.specs.map(modelOf));
        this.#tables.clear();
        return [];
      case 'ping':
        this.#ping();
        return [];
      case 'scrub':
        return [this.#scrubOn()];
      case 'limit-pages':
        this.#open().exec(`PRAGMA max_page_count = ${request.maxPages}`);
        return [];
      case 'close':
        this.#close();
        return [];
      default:
        return request satisfies never;
    }
  }

  #start(file: string, maxPages: number | null): void {
    const held = lock(file);
    this.#held = [held];
    const connection = openForWriting(file);
    this.#held = [connection, held];
    this.#connection = connection;
    this.#version = countOpening(connection) * VERSIONS_PER_OPENING;
    if (maxPages !== null) connection.exec(`PRAGMA max_page_count = ${maxPages}`);
  }

  #close(): void {
    for (const connection of this.#held) connection.close();
    this.#held = [];
    this.#connection = null;
  }

  /** After a failed write a ping answers only when there is room again. */
  #ping(): void {
    const connection = this.#open();
    if (!this.#lastFailed) return;
    probeRoom(connection);
    this.#lastFailed = false;
  }

  /** Goes on with the scrub that is under way, or begins one. One that fails is begun anew: what is deleted meanwhile may lie behind it. */
  #scrubOn(): boolean {
    if (!this.#scrub) overwriteDeleted(this.#open());
    const scrub = this.#scrub ?? new Scrub(this.#open());
    this.#scrub = null;
    const more = scrub.step();
    if (more) this.#scrub = scrub;
    return more;
  }

  #open(): Connection {
    if (!this.#connection) throw new StoreUnavailable('the store is closed');
    return this.#connection;
  }
}

/** Where the marks of the collections stand that a group of writes may change. */
function placesOf(group: readonly (readonly WriteOp[])[]): ReadonlySet<number> {
  const collections = new Set(group.flatMap((ops) => ops.map((op) => op[1])));
  return new Set(Array.from(collections, placeOf));
}

function failure(error: unknown): Reply {
  if (error instanceof StoreError) return { ok: false, error: error.name, message: error.message };
  return { ok: false, error: 'StoreUnavailable', message: isFull(error) ? 'the disk is full' : messageOf(error) };
}

function isFull(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'SQLITE_FULL';
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
