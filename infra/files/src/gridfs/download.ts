import type { Lifetime } from '../lifetime.ts';
import { FilesUnavailable } from '../port.ts';
import type { Span } from '../reading.ts';
import type { ChunkDoc, Collections, FileDoc } from './collections.ts';
import { asked } from './failures.ts';

/** How many chunks are read at once: 1 MB. */
const CHUNKS_AT_ONCE = 4;

export interface DownloadRoom {
  readonly rooms: Collections;
  readonly lifetime: Lifetime;
}

/**
 * The bytes of a span, a few chunks at a time and put in order here: no cursor stays open for a slow reader, and no server sorts a large
 * file in memory. Ends early where a chunk is missing.
 */
export async function* chunksOf(
  { rooms, lifetime }: DownloadRoom,
  file: FileDoc,
  { from, to }: Span,
): AsyncGenerator<Uint8Array, void> {
  const { chunkSize } = file;
  const end = Math.ceil(to / chunkSize);
  for (let n = Math.floor(from / chunkSize); n < end && from < to; n += CHUNKS_AT_ONCE) {
    const chunks = await lifetime.run(() => window(rooms, file, n, Math.min(n + CHUNKS_AT_ONCE, end)));
    for (const chunk of chunks) {
      const begins = chunk.n * chunkSize;
      yield chunk.data.subarray(Math.max(0, from - begins), Math.max(0, to - begins));
    }
  }
}

/** Chunks of a file that was removed while it was read are no sign of damage. */
async function window(rooms: Collections, { _id }: FileDoc, n: number, end: number): Promise<readonly ChunkDoc[]> {
  const found = await asked(() =>
    rooms.chunks.find({ files_id: _id, n: { $gte: n, $lt: end } }, { promoteBuffers: true }).toArray(),
  );
  if (found.length < end - n && (await asked(() => rooms.files.findOne({ _id }))) === null)
    throw new FilesUnavailable('the file was removed while it was read');
  return found.toSorted((a, b) => a.n - b.n);
}
