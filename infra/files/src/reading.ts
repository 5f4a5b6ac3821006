import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { fileIdOf } from './ids.ts';
import { FileDamaged, type FileId, FilesError } from './port.ts';

export interface Range {
  readonly start: number;
  readonly end?: number;
}

/** Where a read begins and before which byte it ends, within a file of so many bytes. */
export interface Span {
  readonly from: number;
  readonly to: number;
  /** Whether it is the file from end to end, so that its hash can be checked. */
  readonly whole: boolean;
}

export function spanOf(bytes: number, { start, end = Number.MAX_SAFE_INTEGER }: Range = { start: 0 }): Span {
  if (![start, end].every((at) => Number.isSafeInteger(at) && at >= 0))
    throw new FilesError(`${start} to ${end} is no range of bytes`);
  const from = Math.min(start, bytes);
  const to = Math.max(from, Math.min(end, bytes));
  return { from, to, whole: from === 0 && to === bytes };
}

/** A stream of the stored pieces that ends with `FileDamaged` when they are not the bytes of the span. */
export function streamOf(id: FileId, span: Span, pieces: AsyncIterable<Uint8Array>): Readable {
  return Readable.from(span.whole ? checked(id, pieces) : counted(id, span, pieces), { objectMode: false });
}

/** Holds the last piece back until the hash is right: whoever counts the bytes of a damaged file never sees it complete. */
async function* checked(id: FileId, pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void> {
  const hash = createHash('sha256');
  let held: Uint8Array | null = null;
  for await (const piece of pieces) {
    hash.update(piece);
    if (held !== null) yield held;
    held = piece;
  }
  if (fileIdOf(hash.digest('hex')) !== id) throw damaged(id);
  if (held !== null) yield held;
}

async function* counted(
  id: FileId,
  { from, to }: Span,
  pieces: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array, void> {
  let left = to - from;
  for await (const piece of pieces) {
    left -= piece.byteLength;
    yield piece;
  }
  if (left !== 0) throw damaged(id);
}

function damaged(id: FileId): FileDamaged {
  return new FileDamaged(`the stored bytes of ${id} are no longer those that were put`);
}
