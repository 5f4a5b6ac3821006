import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { text } from 'node:stream/consumers';
import { GridFSBucket, MongoClient } from 'mongodb';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openBadLine } from '../../../deploy/local/bad-line.ts';
import { givenMongoUri } from '../../../deploy/local/given.ts';
import { type FileId, type Files, FilesUnavailable } from '../port.ts';
import { openGridFsFiles } from './open.ts';

const uri = givenMongoUri();
const client = new MongoClient(uri);
afterAll(() => client.close());

const LIMIT = { maxBytes: 100_000_000 };
const DAY_MS = 86_400_000;
const TOMORROW = { now: () => Date.now() + DAY_MS + 60_000 };
const namesAll = async (ids: readonly FileId[]) => new Set(ids);
const hashOf = (bytes: Buffer): FileId => `sha256:${createHash('sha256').update(bytes).digest('hex')}`;

let database: string;
const opened: Files[] = [];
beforeEach(() => {
  database = `files_${randomUUID().slice(0, 13)}`;
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map((files) => files.close()));
  await client.db(database).dropDatabase();
});
async function open(options: { readonly uri?: string; readonly clock?: { now(): number } } = {}): Promise<Files> {
  const files = await openGridFsFiles({ uri, database, ...options });
  opened.push(files);
  return files;
}
const countOf = (name: string) => client.db(database).collection(`fs.${name}`).countDocuments();

const bytes = randomBytes(6_000_000);
async function* bodyThat(acts: () => void): AsyncGenerator<Uint8Array, void> {
  for (let from = 0; from < bytes.byteLength; from += 500_000) {
    if (from === 3_000_000) acts();
    yield bytes.subarray(from, from + 500_000);
  }
}

describe('given a connection that is cut while a file is put', () => {
  it('goes on over a new one', async () => {
    const line = await openBadLine(uri);
    const files = await open({ uri: line.uri });
    const { id } = await files.put(bodyThat(line.cut), LIMIT);
    expect(await countOf('chunks')).toBe(Math.ceil(bytes.byteLength / 261_120));
    const again = await open();
    expect(hashOf(Buffer.concat(await ((await again.open(id)) ?? expect.fail('it is not there')).toArray()))).toBe(id);
    expect(await countOf('unfinished')).toBe(0);
    await line.stop();
  });

  it('that does not come back, is unavailable, leaves no file, and the sweep takes the chunks after a day', async () => {
    const line = await openBadLine(uri);
    const files = await open({ uri: line.uri });
    await expect(files.put(bodyThat(line.shut), LIMIT)).rejects.toBeInstanceOf(FilesUnavailable);
    await line.stop();
    const again = await open();
    expect(await again.info(hashOf(bytes))).toBeNull();
    expect(await countOf('chunks')).toBeGreaterThan(0);
    await again.sweep({ olderThanMs: DAY_MS, isNamed: namesAll });
    expect(await countOf('chunks')).toBeGreaterThan(0);
    await (await open({ clock: TOMORROW })).sweep({ olderThanMs: DAY_MS, isNamed: namesAll });
    expect([await countOf('chunks'), await countOf('unfinished')]).toEqual([0, 0]);
  });
});

describe('given two processes on one database', () => {
  it('one that puts what the other sweeps keeps it', async () => {
    const [one, other] = [await open(), await open({ clock: TOMORROW })];
    const { id } = await one.put(Buffer.from('evidence'), LIMIT);
    const isNamed = async () => {
      await one.put(Buffer.from('evidence'), LIMIT);
      return new Set<FileId>();
    };
    expect(await other.sweep({ olderThanMs: DAY_MS, isNamed })).toBe(0);
    expect(await text((await one.open(id)) ?? expect.fail('it is not there'))).toBe('evidence');
  });

  it('an upload that a sweep has given up is refused, and never becomes a file without chunks', async () => {
    const [one, other] = [await open(), await open({ clock: TOMORROW })];
    async function* slow() {
      yield bytes;
      await other.sweep({ olderThanMs: DAY_MS, isNamed: namesAll });
    }
    await expect(one.put(slow(), LIMIT)).rejects.toBeInstanceOf(FilesUnavailable);
    expect(await countOf('files')).toBe(0);
  });

  it('keep the same bytes once', async () => {
    const processes = await Promise.all([1, 2, 3].map(() => open()));
    const puts = [1, 2, 3, 4].flatMap(() => processes.map((files) => files.put(bytes, LIMIT)));
    expect(new Set((await Promise.all(puts)).map(({ id }) => id))).toEqual(new Set([hashOf(bytes)]));
    const chunks = Math.ceil(bytes.byteLength / 261_120);
    expect([await countOf('files'), await countOf('chunks'), await countOf('unfinished')]).toEqual([1, chunks, 0]);
  });
});

describe('given the tools of GridFS', () => {
  it('they read a file by its hash', async () => {
    const { id } = await (await open()).put(bytes, LIMIT);
    const read = await new GridFSBucket(client.db(database)).openDownloadStreamByName(id).toArray();
    expect(hashOf(Buffer.concat(read))).toBe(id);
  });
});

describe('given a server that is not there', () => {
  it('refuses to open', async () => {
    const nowhere = 'mongodb://127.0.0.1:9/';
    await expect(openGridFsFiles({ uri: nowhere, database })).rejects.toBeInstanceOf(FilesUnavailable);
  });
});
