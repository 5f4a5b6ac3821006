import type { Readable } from 'node:stream';
import { MongoClient } from 'mongodb';
import { type Body, measuredBody } from '../body.ts';
import { isFileId } from '../ids.ts';
import { Lifetime } from '../lifetime.ts';
import type { FileId, FileInfo, Files, PutOptions } from '../port.ts';
import { type Range, spanOf, streamOf } from '../reading.ts';
import { inBatches, type SweepOptions } from '../sweeping.ts';
import { type Collections, type FileDoc, infoOf, openCollections } from './collections.ts';
import { chunksOf } from './download.ts';
import { asked, askedFor } from './failures.ts';
import { Leftovers } from './leftovers.ts';
import type { GridFsFilesOptions } from './open.ts';
import { upload } from './upload.ts';

/** How long a server is looked for before a call is `FilesUnavailable`. */
const LOOK_MS = 5_000;

/** Connects, and makes the indexes that are not there. */
export async function connectedFiles({ uri, database, clock = Date }: GridFsFilesOptions): Promise<Files> {
  const client = new MongoClient(uri, {
    writeConcern: { w: 'majority', journal: true },
    readConcern: { level: 'majority' },
    // They need a replica set; what is written here is written so that it can be repeated.
    retryWrites: false,
    serverSelectionTimeoutMS: LOOK_MS,
    connectTimeoutMS: LOOK_MS,
  });
  try {
    const rooms = await asked(() => openCollections(client.db(database)));
    return new GridFsFiles(client, database, rooms, () => clock.now());
  } catch (error) {
    await client.close();
    throw error;
  }
}

class GridFsFiles implements Files {
  readonly #client: MongoClient;
  readonly #database: string;
  readonly #rooms: Collections;
  readonly #now: () => number;
  readonly #leftovers: Leftovers;
  readonly #lifetime = new Lifetime();

  constructor(client: MongoClient, database: string, rooms: Collections, now: () => number) {
    this.#client = client;
    this.#database = database;
    this.#rooms = rooms;
    this.#now = now;
    this.#leftovers = new Leftovers(rooms, now);
  }

  put(body: Body, { maxBytes }: PutOptions): Promise<FileInfo> {
    const room = { rooms: this.#rooms, leftovers: this.#leftovers, now: this.#now };
    return this.#lifetime.run(() => upload(room, measuredBody(body, { maxBytes, signal: this.#lifetime.signal })));
  }

  info(id: FileId): Promise<FileInfo | null> {
    return this.#lifetime.run(async () => {
      const file = await this.#find(id);
      return file === null ? null : infoOf(file);
    });
  }

  open(id: FileId, range?: Range): Promise<Readable | null> {
    return this.#lifetime.run(async () => {
      const file = await this.#find(id);
      if (file === null) return null;
      const span = spanOf(file.length, range);
      return streamOf(id, span, chunksOf({ rooms: this.#rooms, lifetime: this.#lifetime }, file, span));
    });
  }

  remove(id: FileId): Promise<boolean> {
    return this.#lifetime.run(async () => {
      const file = await this.#find(id);
      return file !== null && this.#remove(file, {});
    });
  }

  sweep(options: SweepOptions): Promise<number> {
    return this.#lifetime.run(() => this.#sweep(options));
  }

  async ping(): Promise<void> {
    await this.#lifetime.run(() => asked(() => this.#client.db(this.#database).command({ ping: 1 })));
  }

  async close(): Promise<void> {
    await this.#lifetime.close();
    await this.#client.close();
  }

  async #find(id: FileId): Promise<FileDoc | null> {
    return isFileId(id) ? asked(() => this.#rooms.files.findOne({ filename: id })) : null;
  }

  /** Resolves to whether it is gone, as it is if it was still as stated. The chunks go after the file that stands on them. */
  async #remove({ _id }: FileDoc, ifStill: Partial<FileDoc>): Promise<boolean> {
    await this.#leftovers.begin(_id);
    await asked(() => this.#rooms.files.deleteOne({ ...ifStill, _id }));
    return !(await this.#leftovers.settle(_id));
  }

  async #sweep({ olderThanMs, isNamed }: SweepOptions): Promise<number> {
    const before = this.#now() - olderThanMs;
    await this.#leftovers.sweep(before);
    const old = this.#rooms.files.find({ uploadDate: { $lt: new Date(before) } });
    let gone = 0;
    for await (const batch of inBatches(askedFor(old))) {
      this.#lifetime.signal.throwIfAborted();
      const named = await isNamed(batch.map(({ filename }) => filename));
      for (const file of batch.filter(({ filename }) => !named.has(filename)))
        if (await this.#remove(file, { uploadDate: file.uploadDate })) gone += 1;
    }
    return gone;
  }
}
