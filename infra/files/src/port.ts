import type { Readable } from 'node:stream';

/**
 * The files port: bytes under the name of their own hash. Two adapters (a folder, GridFS) keep it under one suite.
 *
 * A file is stored before the document that names it, so a crash between the two leaves an orphan and never a document without its file.
 */

/** `sha256:` and 64 hex digits: the hash of the bytes (FIPS 180-4). */
export type FileId = `sha256:${string}`;

/** What is known of a stored file. `storedAt` is in ms since 1970: of the last time its bytes were put. */
export interface FileInfo {
  readonly id: FileId;
  readonly bytes: number;
  readonly storedAt: number;
}

export interface PutOptions {
  /** More bytes than this are refused with `FileTooLarge`, and nothing is kept. */
  readonly maxBytes: number;
}

export interface Files {
  /**
   * Stores the bytes and resolves, when they are durable, to their hash. The same bytes are kept once; putting them again only renews
   * `storedAt`. A body that breaks off, or that is too large, leaves nothing behind that a reader could meet; it is destroyed, and its own
   * error is what the call rejects with.
   */
  put(body: Readable | AsyncIterable<Uint8Array> | Uint8Array, options: PutOptions): Promise<FileInfo>;
  info(id: FileId): Promise<FileInfo | null>;
  /**
   * The bytes from `start` to before `end`, cut to what the file has, or null when there is no such file. A read of the whole file is held
   * against its hash: bytes that are no longer those that were put end the stream with `FileDamaged` before its last piece is given. A
   * part can only be seen to be missing. Bounds that are no whole numbers from 0 reject with `FilesError`. Who opens a stream reads it to its
   * end or destroys it.
   */
  open(id: FileId, range?: { readonly start: number; readonly end?: number }): Promise<Readable | null>;
  /**
   * Resolves, when nothing of the bytes is left and no crash brings them back, to whether there was such a file. Several processes may put into a
   * database: there, what broken-off uploads of the same bytes left goes with a sweep. An id that is none of a file names no file, here and
   * in every other call.
   */
  remove(id: FileId): Promise<boolean>;
  /**
   * Removes what no document names: files stored more than `olderThanMs` ago for which `isNamed` says no, asked in batches of at most 500,
   * and what broken-off uploads that began so long ago left (one that is still under way then may be refused). A file that is put again
   * meanwhile stays. Resolves to how many files went.
   */
  sweep(options: {
    readonly olderThanMs: number;
    isNamed(ids: readonly FileId[]): Promise<ReadonlySet<FileId>>;
  }): Promise<number>;
  /** Resolves when files can be put and read; rejects with `FilesUnavailable` when they cannot. */
  ping(): Promise<void>;
  /** Breaks off the uploads in hand, and waits for that. From then on every call rejects with `FilesUnavailable`. */
  close(): Promise<void>;
}

/** What services get of the port. Nobody removes a file: one that no document names any more goes by the platform's sweep. */
export type FileStore = Pick<Files, 'put' | 'info' | 'open'>;

/** `transient` ones say nothing about the file: the same call may succeed later. */
export class FilesError extends Error {
  override readonly name: string = 'FilesError';
  readonly transient: boolean = false;
}
export class FileTooLarge extends FilesError {
  override readonly name = 'FileTooLarge';
}
/** What was sent has no byte in it. */
export class FileEmpty extends FilesError {
  override readonly name = 'FileEmpty';
}
/** The bytes are of a type that is not taken. */
export class FileTypeRefused extends FilesError {
  override readonly name = 'FileTypeRefused';
  /** The media type that they look like. */
  readonly found: string;
  constructor(found: string) {
    super(`files of the type ${found} are not taken`);
    this.found = found;
  }
}
/** The stored bytes are no longer those that were put. */
export class FileDamaged extends FilesError {
  override readonly name = 'FileDamaged';
}
/** The disk is full, or the database is away. Whether a call took effect may be unknown; each can be made again as it was. */
export class FilesUnavailable extends FilesError {
  override readonly name = 'FilesUnavailable';
  override readonly transient = true;
}
