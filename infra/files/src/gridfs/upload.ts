import { ObjectId } from 'mongodb';
import { inPiecesOf, type MeasuredBody } from '../body.ts';
import { type FileInfo, FilesUnavailable } from '../port.ts';
import { CHUNK_BYTES, type ChunkDoc, type Collections } from './collections.ts';
import { asked, isDuplicate } from './failures.ts';
import type { Leftovers } from './leftovers.ts';

/** How many chunks go in one write: 1 MB. */
const CHUNKS_AT_ONCE = 4;

export interface UploadRoom {
  readonly rooms: Collections;
  readonly leftovers: Leftovers;
  now(): number;
}

/**
 * Takes a body in: its chunks under the upload's own id, then the file that stands on them, in one write. The first of several uploads of
 * the same bytes is the file; the others renew its time and take their chunks away.
 */
export async function upload(room: UploadRoom, body: MeasuredBody): Promise<FileInfo> {
  const id = new ObjectId();
  await room.leftovers.begin(id);
  await writeChunks(room, id, body).catch(async (error: unknown) => {
    // While the database is away, or we are closing, it is left to the sweep.
    if (!(error instanceof FilesUnavailable)) await room.leftovers.clear(id).catch(() => undefined);
    throw error;
  });
  // From here on nothing is taken away on an error: the file may have been written although no answer came. The sweep finds out.
  if (!(await room.leftovers.renew(id))) throw new FilesUnavailable('the upload took so long that it was given up');
  return publish(room, id, body.measured());
}

async function writeChunks({ rooms }: UploadRoom, id: ObjectId, body: MeasuredBody): Promise<void> {
  let n = 0;
  let waiting: ChunkDoc[] = [];
  const write = async () => {
    await asked(() => insertMissing(rooms, waiting));
    waiting = [];
  };
  for await (const data of inPiecesOf(CHUNK_BYTES, body.pieces)) {
    waiting.push({ files_id: id, n, data });
    n += 1;
    if (waiting.length === CHUNKS_AT_ONCE) await write();
  }
  if (waiting.length > 0) await write();
}

/** Those that an earlier attempt without an answer has written already are there: nobody else writes under this upload's id. */
async function insertMissing({ chunks }: Collections, docs: readonly ChunkDoc[]): Promise<void> {
  try {
    await chunks.insertMany(docs, { ordered: false });
  } catch (error) {
    if (!isDuplicate(error)) throw error;
  }
}

type Measured = ReturnType<MeasuredBody['measured']>;

async function publish(room: UploadRoom, upload: ObjectId, measured: Measured): Promise<FileInfo> {
  const { leftovers } = room;
  for (;;) {
    const storedAt = room.now();
    if (await isInserted(room, upload, measured, storedAt)) {
      await leftovers.end(upload).catch(() => undefined);
      return { ...measured, storedAt };
    }
    if (await isRenewed(room, measured, storedAt)) {
      await leftovers.clear(upload).catch(() => undefined);
      return { ...measured, storedAt };
    }
  }
}

/** Resolves to false when the same bytes are there from another upload. */
async function isInserted(
  { rooms }: UploadRoom,
  upload: ObjectId,
  { id, bytes }: Measured,
  storedAt: number,
): Promise<boolean> {
  const uploadDate = new Date(storedAt);
  try {
    await asked(() =>
      rooms.files.insertOne({ _id: upload, filename: id, length: bytes, chunkSize: CHUNK_BYTES, uploadDate }),
    );
    return true;
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    // An attempt that got no answer may have written it: then the key is taken by ourselves.
    return (await asked(() => rooms.files.findOne({ _id: upload }))) !== null;
  }
}

/** Resolves to false when the file was removed in the meantime. */
async function isRenewed({ rooms }: UploadRoom, { id }: Measured, storedAt: number): Promise<boolean> {
  const renewal = { $set: { uploadDate: new Date(storedAt) } };
  const { matchedCount } = await asked(() => rooms.files.updateOne({ filename: id }, renewal));
  return matchedCount === 1;
}
