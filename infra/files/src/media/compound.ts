import type { MediaType } from './types.ts';
import type { Watch } from './watch.ts';

/** The streams of an OLE compound file that make a document of it ([MS-DOC] §2.1.1, [MS-XLS] §2.1.2, [MS-PPT] §2.1.1). */
const STREAMS: readonly (readonly [string, MediaType])[] = [
  ['WordDocument', 'application/msword'],
  ['Workbook', 'application/vnd.ms-excel'],
  ['Book', 'application/vnd.ms-excel'],
  ['PowerPoint Document', 'application/vnd.ms-powerpoint'],
];
/** As the directory of the file writes them: 32 characters of two bytes, the rest of them zero ([MS-CFB] §2.6.1). */
const MARKS = STREAMS.map(([name, type]) => ({ mark: Buffer.from(`${name}\0\0`, 'utf16le'), type }));
const LONGEST = Math.max(...MARKS.map(({ mark }) => mark.byteLength));

/** A document of the older kind (doc, xls, ppt, and what WPS Office writes): told by the name of its main stream, wherever that stands. */
export function watchCompound(): Watch {
  let before: Uint8Array = Buffer.alloc(0);
  let found: MediaType | undefined;
  return {
    piece(bytes) {
      if (found !== undefined) return undefined;
      const window = Buffer.concat([before, bytes]);
      found = MARKS.find(({ mark }) => window.includes(mark))?.type;
      before = window.subarray(-LONGEST);
      return undefined;
    },
    found: () => found ?? 'application/x-cfb',
  };
}
