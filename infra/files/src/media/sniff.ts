import { FileEmpty, FileTypeRefused } from '../port.ts';
import { watchCompound } from './compound.ts';
import { watchText } from './text.ts';
import { isMediaType, type MediaType } from './types.ts';
import type { Watch } from './watch.ts';
import { watchZip } from './zip.ts';

/** What `file-type` asks for to know all that it knows by the beginning. */
const BEGINNING_BYTES = 4_100;

/** A body that is looked at while it is read: its pieces, and the type of what they were, once they have all been taken. */
export interface SniffedBody {
  /** End with `FileTypeRefused` or `FileEmpty` for what is not taken, at its end at the latest: so a put keeps nothing of it. */
  readonly pieces: AsyncGenerator<Uint8Array, void>;
  mediaType(): MediaType;
}

/**
 * Tells a file's type by its bytes, whatever it is called and said to be; only of text the name tells the kind. Nothing is gathered: the beginning, the
 * directory at the end of a ZIP, and the piece at hand.
 */
export function sniffedBody(body: AsyncIterable<Uint8Array>, name: string): SniffedBody {
  let found: MediaType | undefined;
  async function* pieces(): AsyncGenerator<Uint8Array, void> {
    const waiting: Uint8Array[] = [];
    let watch: Watch | undefined;
    let bytes = 0;
    for await (const piece of body) {
      bytes += piece.byteLength;
      waiting.push(piece);
      if (watch === undefined && bytes < BEGINNING_BYTES) continue;
      watch ??= await watchFor(Buffer.concat(waiting), name);
      yield* watched(watch, waiting.splice(0));
    }
    if (bytes === 0) throw new FileEmpty('the file is empty');
    watch ??= await watchFor(Buffer.concat(waiting), name);
    yield* watched(watch, waiting);
    found = taken(watch.found());
  }
  return {
    pieces: pieces(),
    mediaType() {
      if (found === undefined) throw new Error('a type is known once the body has been read');
      return found;
    },
  };
}

function* watched(watch: Watch, pieces: readonly Uint8Array[]): Generator<Uint8Array, void> {
  for (const piece of pieces) {
    const other = watch.piece(piece);
    if (other !== undefined) throw new FileTypeRefused(other);
    yield piece;
  }
}

/** Chosen by the beginning. */
async function watchFor(beginning: Buffer, name: string): Promise<Watch> {
  if (beginning.subarray(0, ZIP_MARK.byteLength).equals(ZIP_MARK)) return watchZip();
  const start = beginning.subarray(0, BEGINNING_BYTES);
  if (UTF_16.some((mark) => start.subarray(0, 2).equals(mark))) return always('text/plain; charset=utf-16');
  // Loaded with the first file: most processes never see one.
  const { fileTypeFromBuffer } = await import('file-type');
  const type = (await fileTypeFromBuffer(start))?.mime;
  if (type === undefined || SHORT_MARKS.includes(type)) return watchText(start, name, type);
  return type === 'application/x-cfb' ? watchCompound() : always(sameAs(type));
}

function always(type: string): Watch {
  return { piece: () => (isMediaType(type) ? undefined : type), found: () => type };
}

/** Types that are told by two bytes, with which a text may begin as well: “BMW v. …”, “MZ”. */
const SHORT_MARKS: readonly string[] = ['image/bmp', 'application/x-msdownload', 'audio/mpeg'];
const UTF_16 = [Buffer.from([0xff, 0xfe]), Buffer.from([0xfe, 0xff])];
/** A local file header (APPNOTE 6.3.10 §4.3.7). */
const ZIP_MARK = Buffer.from('PK\x03\x04', 'latin1');

/** The names of one type for which the list has one. */
function sameAs(type: string): string {
  return type === 'image/heif' ? 'image/heic' : type;
}

function taken(type: string): MediaType {
  if (!isMediaType(type)) throw new FileTypeRefused(type);
  return type;
}
