import { createHash, randomBytes } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import type { FileId, Files } from '@sinan/files';

/** One adapter over a place of its own, empty, whose clock the suite moves. */
export interface FilesWorld {
  readonly files: Files;
  readonly clock: MovableClock;
  /** Changes one stored byte of a file behind the adapter's back. */
  damage(id: FileId): Promise<void>;
  /** Takes away the last stored bytes of a file behind the adapter's back. */
  cut(id: FileId): Promise<void>;
  /** How many things are kept for uploads that are no files: nothing that a reader could meet, but room that is taken. */
  leftovers(): Promise<number>;
  /** Every byte that is kept. */
  remains(): Promise<Buffer>;
  /** Takes the place away, and closes the adapter if it is open. */
  end(): Promise<void>;
}
export type FilesFactory = () => Promise<FilesWorld>;

export interface MovableClock {
  now(): number;
  pass(ms: number): void;
}

export const DAY_MS = 86_400_000;

export function movableClock(from = Date.parse('2026-03-01T08:00:00.000Z')): MovableClock {
  let at = from;
  return {
    now: () => at,
    pass: (ms) => {
      at += ms;
    },
  };
}

export const hashOf = (bytes: Uint8Array): FileId => `sha256:${createHash('sha256').update(bytes).digest('hex')}`;

/** Bytes that no other spec stores. */
export const someBytes = (length: number): Buffer => randomBytes(length);

export const ROOMY = { maxBytes: 64 * 1024 * 1024 } as const;

/** A file that only this spec stores. */
export async function aFile(files: Files, length = 1_000): Promise<{ readonly id: FileId; readonly bytes: Buffer }> {
  const bytes = someBytes(length);
  const { id } = await files.put(bytes, ROOMY);
  return { id, bytes };
}

/** The bytes of a file, or null when there is none. */
export async function bytesOf(files: Files, id: FileId, range?: Parameters<Files['open']>[1]): Promise<Buffer | null> {
  const stream = await files.open(id, range);
  return stream === null ? null : buffer(stream);
}

export async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array, void> {
  for (let from = 0; from < bytes.byteLength; from += size) yield bytes.subarray(from, from + size);
}

export const namesNone = async (): Promise<ReadonlySet<FileId>> => new Set();
