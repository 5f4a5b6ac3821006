import { createHash } from 'node:crypto';
import { addAbortSignal, Readable } from 'node:stream';
import { fileIdOf } from './ids.ts';
import { type FileId, FileTooLarge } from './port.ts';

export type Body = Readable | AsyncIterable<Uint8Array> | Uint8Array;

export interface BodyOptions {
  readonly maxBytes: number;
  /** Breaks the body off with its reason, also while it gives nothing. */
  readonly signal: AbortSignal;
}

/** A body while it is read: its pieces, and what they come to once they have all been taken. */
export interface MeasuredBody {
  readonly pieces: AsyncGenerator<Uint8Array, void>;
  measured(): { readonly id: FileId; readonly bytes: number };
}

/** Hashes and counts a body while it is read; the piece that makes it too large is not given on. */
export function measuredBody(body: Body, { maxBytes, signal }: BodyOptions): MeasuredBody {
  const hash = createHash('sha256');
  let bytes = 0;
  if (body instanceof Readable) addAbortSignal(signal, body);
  async function* pieces(): AsyncGenerator<Uint8Array, void> {
    for await (const piece of until(signal, piecesOf(body))) {
      bytes += piece.byteLength;
      if (bytes > maxBytes) throw new FileTooLarge(`the file is larger than ${maxBytes} bytes`);
      hash.update(piece);
      yield piece;
    }
  }
  return { pieces: pieces(), measured: () => ({ id: fileIdOf(hash.digest('hex')), bytes }) };
}

/** The same bytes in pieces of exactly `size`, the last one excepted. */
export async function* inPiecesOf(size: number, pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer, void> {
  let gathered: Uint8Array[] = [];
  let length = 0;
  for await (const piece of pieces) {
    for (let from = 0; from < piece.byteLength; ) {
      const part = piece.subarray(from, from + size - length);
      gathered.push(part);
      length += part.byteLength;
      from += part.byteLength;
      if (length < size) continue;
      yield Buffer.concat(gathered, length);
      gathered = [];
      length = 0;
    }
  }
  if (length > 0) yield Buffer.concat(gathered, length);
}

async function* piecesOf(body: Body): AsyncGenerator<Uint8Array, void> {
  if (body instanceof Uint8Array) {
    if (body.byteLength > 0) yield body;
    return;
  }
  for await (const piece of body as AsyncIterable<unknown>) {
    if (!(piece instanceof Uint8Array)) throw new TypeError('a body gives bytes: encode its text first');
    yield piece;
  }
}

/** What an iterable gives until the signal is raised, which is not waited for until the iterable gives again. */
async function* until<T>(signal: AbortSignal, from: AsyncGenerator<T, void>): AsyncGenerator<T, void> {
  try {
    for (;;) {
      signal.throwIfAborted();
      const next = await nextUnless(signal, from);
      if (next.done) return;
      yield next.value;
    }
  } catch (error) {
    throw signal.aborted ? signal.reason : error;
  } finally {
    // Destroys a stream. A body that is waited for in vain answers this only when it gives again, so nobody waits for it.
    from.return().catch(() => undefined);
  }
}

/** Not `Promise.race` against one promise for the whole body: that one would hold on to every piece. */
function nextUnless<T>(signal: AbortSignal, from: AsyncGenerator<T, void>): Promise<IteratorResult<T, void>> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
    from
      .next()
      .then(resolve, reject)
      .finally(() => signal.removeEventListener('abort', stop));
  });
}
