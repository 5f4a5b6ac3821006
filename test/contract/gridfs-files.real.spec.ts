import { randomUUID } from 'node:crypto';
import { type FileId, openGridFsFiles } from '@sinan/files';
import { Binary, MongoClient, type ObjectId } from 'mongodb';
import { afterAll, expect } from 'vitest';
import { givenMongoUri } from '../../infra/deploy/local/given.ts';
import { filesContract } from './files.ts';
import { movableClock } from './files-world.ts';

const uri = givenMongoUri();
const client = new MongoClient(uri);
afterAll(() => client.close());

interface StoredChunk {
  readonly _id: ObjectId;
  readonly files_id: ObjectId;
  readonly n: number;
  readonly data: Binary;
}

filesContract('GridFS', async () => {
  const database = `files_${randomUUID().slice(0, 13)}`;
  const clock = movableClock();
  const files = await openGridFsFiles({ uri, database, clock });
  const db = client.db(database);
  const chunks = db.collection<StoredChunk>('fs.chunks');
  const lastChunkOf = async (id: FileId) => {
    const file = await db.collection('fs.files').findOne({ filename: id });
    if (file === null) return expect.fail(`${id} is not stored`);
    const n = Math.ceil(file.length / file.chunkSize) - 1;
    return (await chunks.findOne({ files_id: file._id, n })) ?? expect.fail(`${id} has no chunk ${n}`);
  };
  return {
    files,
    clock,
    async damage(id) {
      const { _id, data } = await lastChunkOf(id);
      const bytes = Buffer.from(data.buffer);
      bytes[0] = (bytes[0] ?? 0) ^ 1;
      await chunks.updateOne({ _id }, { $set: { data: new Binary(bytes) } });
    },
    async cut(id) {
      const { _id } = await lastChunkOf(id);
      await chunks.deleteOne({ _id });
    },
    async leftovers() {
      const stored = await db.collection<{ _id: ObjectId }>('fs.files').distinct('_id');
      const orphans = await chunks.countDocuments({ files_id: { $nin: stored } });
      return orphans + (await db.collection('fs.unfinished').countDocuments());
    },
    async remains() {
      return Buffer.concat((await chunks.find().toArray()).map(({ data }) => data.buffer));
    },
    async end() {
      await files.close();
      await db.dropDatabase();
    },
  };
});
