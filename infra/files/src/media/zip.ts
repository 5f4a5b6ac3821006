import { Tail } from './tail.ts';
import type { MediaType } from './types.ts';
import type { Watch } from './watch.ts';

/** More names than any document has: a directory that is longer is none of ours. */
const TAIL_BYTES = 512 * 1024;
const END_BYTES = 22;
const ENTRY_BYTES = 46;
const END = 0x06054b50;
const ENTRY = 0x02014b50;

/** A document that is a ZIP archive inside: told by the names in its directory, which stands at its end. An archive that is none is refused. */
export function watchZip(): Watch {
  const tail = new Tail(TAIL_BYTES);
  return {
    piece: (bytes) => void tail.add(bytes),
    found: () => typeOf(namesIn(tail.bytes(), tail.passed)) ?? 'application/zip',
  };
}

/**
 * The names in a whole archive (APPNOTE 6.3.10 §4.3.12, §4.3.16); none when the end is missing, or when something stands before or behind the archive.
 * ZIP64 is for larger files than anybody may send.
 */
function namesIn(tail: Buffer, size: number): readonly string[] {
  const end = endOf(tail);
  if (end < 0) return [];
  const [length, offset] = [tail.readUInt32LE(end + 12), tail.readUInt32LE(end + 16)];
  const begins = end - length;
  if (begins < 0 || offset !== size - tail.byteLength + begins) return [];
  return entriesIn(tail.subarray(begins, end));
}

/** Where the end of the directory is told: the last such mark whose comment fills the rest. */
function endOf(tail: Buffer): number {
  const mark = Buffer.alloc(4);
  mark.writeUInt32LE(END);
  for (let at = tail.lastIndexOf(mark); at >= 0; at = at === 0 ? -1 : tail.lastIndexOf(mark, at - 1)) {
    if (at + END_BYTES <= tail.byteLength && at + END_BYTES + tail.readUInt16LE(at + 20) === tail.byteLength) return at;
  }
  return -1;
}

function entriesIn(directory: Buffer): readonly string[] {
  const names: string[] = [];
  for (let at = 0; at + ENTRY_BYTES <= directory.byteLength && directory.readUInt32LE(at) === ENTRY; ) {
    const [name, extra, comment] = [28, 30, 32].map((field) => directory.readUInt16LE(at + field)) as [
      number,
      number,
      number,
    ];
    names.push(directory.toString('utf8', at + ENTRY_BYTES, at + ENTRY_BYTES + name));
    at += ENTRY_BYTES + name + extra + comment;
  }
  return names;
}

/** The part that makes a document of an archive (ECMA-376-2 §9, GB/T 33190-2016 §7). */
const PARTS: readonly (readonly [RegExp, MediaType])[] = [
  [/^word\/document\d*\.xml$/, 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  [/^xl\/workbook\d*\.xml$/, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  [/^ppt\/presentation\d*\.xml$/, 'application/vnd.openxmlformats-officedocument.presentationml.presentation'],
  [/^OFD\.xml$/, 'application/ofd'],
];
const MACROS = /(^|\/)vbaProject\.bin$/i;

function typeOf(names: readonly string[]): MediaType | 'application/zip with macros' | undefined {
  if (names.some((name) => MACROS.test(name))) return 'application/zip with macros';
  return PARTS.find(([part]) => names.some((name) => part.test(name)))?.[1];
}
