import type { Collection, Db, ObjectId } from 'mongodb';
import type { FileId, FileInfo } from '../port.ts';

/** 255 KiB: what GridFS tools write too. */
export const CHUNK_BYTES = 261_120;

/**
 * A stored file in GridFS' own form, so that its tools can read it: `mongofiles get sha256:…`. The hash is its `filename`, which an index
 * keeps unique; `_id` is that of the upload under which its chunks were written. (Were the hash the `_id`, the chunks would have to bear it
 * before it is known.)
 */
export interface FileDoc {
  readonly _id: ObjectId;
  readonly filename: FileId;
  readonly length: number;
  readonly chunkSize: number;
  readonly uploadDate: Date;
}

export interface ChunkDoc {
  readonly files_id: ObjectId;
  readonly n: number;
  readonly data: Buffer;
}

/**
 * An upload of which chunks may be there without a file, or a file that is being removed: written before them and removed after them, so
 * that whatever a crash leaves is found without reading all chunks. `givenUp` is set once a sweep has given the upload up.
 */
export interface UnfinishedDoc {
  readonly _id: ObjectId;
  readonly since: Date;
  readonly givenUp?: true;
}

export interface Collections {
  readonly files: Collection<FileDoc>;
  readonly chunks: Collection<ChunkDoc>;
  readonly unfinished: Collection<UnfinishedDoc>;
}

export async function openCollections(db: Db): Promise<Collections> {
  const files = db.collection<FileDoc>('fs.files');
  const chunks = db.collection<ChunkDoc>('fs.chunks');
  await files.createIndex({ filename: 1 }, { unique: true });
  await files.createIndex({ uploadDate: 1 });
  await chunks.createIndex({ files_id: 1, n: 1 }, { unique: true });
  return { files, chunks, unfinished: db.collection<UnfinishedDoc>('fs.unfinished') };
}

export function infoOf({ filename, length, uploadDate }: FileDoc): FileInfo {
  return { id: filename, bytes: length, storedAt: uploadDate.getTime() };
}
