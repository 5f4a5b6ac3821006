import { constants } from 'node:fs';
import { type FileHandle, lstat, open, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { type Body, measuredBody } from '../body.ts';
import { digitsOf } from '../ids.ts';
import { Lifetime } from '../lifetime.ts';
import type { FileId, FileInfo, Files, PutOptions } from '../port.ts';
import { type Range, type Span, spanOf, streamOf } from '../reading.ts';
import { inBatches, type SweepOptions } from '../sweeping.ts';
import { Layout } from './layout.ts';
import { ifThere, onDisk, syncFolder } from './system.ts';
import { Turns } from './turns.ts';
import { type FolderStep, Uploads } from './uploads.ts';

export interface FolderFilesOptions {
  /** Made when it is not there, readable by its owner alone. It belongs to one process. */
  readonly folder: string;
  readonly step?: FolderStep;
  readonly clock?: { now(): number };
}

/** Opens files in a folder of the local disk. Rejects with `FilesUnavailable` when the folder cannot be made. */
export async function openFolderFiles({ folder, step, clock = Date }: FolderFilesOptions): Promise<Files> {
  const layout = new Layout(folder);
  await onDisk(() => layout.make());
  return new FolderFiles(layout, () => clock.now(), step ?? (() => undefined));
}

const READ_BYTES = 65_536;
const PROBE_BYTES = 65_536;

class FolderFiles implements Files {
  readonly #layout: Layout;
  readonly #now: () => number;
  readonly #uploads: Uploads;
  readonly #turns = new Turns();
  readonly #lifetime = new Lifetime();

  constructor(layout: Layout, now: () => number, step: FolderStep) {
    this.#layout = layout;
    this.#now = now;
    this.#uploads = new Uploads(layout, this.#turns, now, step);
  }

  put(body: Body, { maxBytes }: PutOptions): Promise<FileInfo> {
    return this.#lifetime.run(() =>
      this.#uploads.take(measuredBody(body, { maxBytes, signal: this.#lifetime.signal })),
    );
  }

  info(id: FileId): Promise<FileInfo | null> {
    return this.#lifetime.run(() => this.#infoOf(id));
  }

  open(id: FileId, range?: Range): Promise<Readable | null> {
    return this.#lifetime.run(() => onDisk(() => this.#open(id, range)));
  }

  remove(id: FileId): Promise<boolean> {
    return this.#lifetime.run(() => this.#remove(id));
  }

  sweep(options: SweepOptions): Promise<number> {
    return this.#lifetime.run(() => this.#sweep(options));
  }

  ping(): Promise<void> {
    return this.#lifetime.run(() => onDisk(() => this.#probeRoom()));
  }

  close(): Promise<void> {
    return this.#lifetime.close();
  }

  async #infoOf(id: FileId): Promise<FileInfo | null> {
    const digits = digitsOf(id);
    if (digits === null) return null;
    const found = await onDisk(() => ifThere(() => lstat(this.#layout.pathOf(digits))));
    return found?.isFile() ? { id, bytes: found.size, storedAt: Math.round(found.mtimeMs) } : null;
  }

  async #open(id: FileId, range: Range | undefined): Promise<Readable | null> {
    const digits = digitsOf(id);
    if (digits === null) return null;
    const path = this.#layout.pathOf(digits);
    const file = await ifThere(() => open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK));
    if (file === null) return null;
    try {
      const found = await file.stat();
      if (found.isFile()) {
        const span = spanOf(found.size, range);
        return closingAfter(file, streamOf(id, span, piecesOf(file, span)));
      }
    } catch (error) {
      await file.close();
      throw error;
    }
    await file.close();
    return null;
  }

  /** What a process that was killed left of an upload may be these very bytes. */
  async #remove(id: FileId): Promise<boolean> {
    const removed = await this.#removeIf(id, () => true);
    await this.#uploads.sweep();
    return removed;
  }

  /** In the file's turn, so that no upload renews it between the look and the removal. */
  #removeIf(id: FileId, wanted: (info: FileInfo) => boolean): Promise<boolean> {
    return this.#turns.take(id, async () => {
      const found = await this.#infoOf(id);
      if (found === null || !wanted(found)) return false;
      const path = this.#layout.pathOf(digitsOf(id) ?? '');
      await onDisk(() => rm(path));
      await syncFolder(dirname(path));
      return true;
    });
  }

  async #sweep({ olderThanMs, isNamed }: SweepOptions): Promise<number> {
    const before = this.#now() - olderThanMs;
    await this.#uploads.sweep(before);
    let gone = 0;
    for await (const batch of inBatches(this.#storedBefore(before))) {
      this.#lifetime.signal.throwIfAborted();
      const named = await isNamed(batch.map(({ id }) => id));
      for (const seen of batch.filter(({ id }) => !named.has(id)))
        if (await this.#removeIf(seen.id, (now) => now.storedAt === seen.storedAt)) gone += 1;
    }
    return gone;
  }

  async *#storedBefore(before: number): AsyncGenerator<FileInfo, void> {
    for await (const id of this.#layout.ids()) {
      const found = await this.#infoOf(id);
      if (found !== null && found.storedAt < before) yield found;
    }
  }

  /** Writes and takes away as much as a piece of a file needs; throws when there is no room. */
  async #probeRoom(): Promise<void> {
    const path = join(this.#layout.incoming, `${this.#now()}-probe`);
    try {
      await writeFile(path, Buffer.alloc(PROBE_BYTES, 1), { mode: 0o600 });
    } finally {
      await rm(path, { force: true });
    }
  }
}

async function* piecesOf(file: FileHandle, { from, to }: Span): AsyncGenerator<Uint8Array, void> {
  for (let at = from; at < to; ) {
    const wanted = Buffer.allocUnsafe(Math.min(READ_BYTES, to - at));
    const { bytesRead } = await onDisk(() => file.read(wanted, 0, wanted.byteLength, at));
    if (bytesRead === 0) return;
    at += bytesRead;
    yield wanted.subarray(0, bytesRead);
  }
}

/** A stream that is never read, or destroyed half-way, closes its file too. */
function closingAfter(file: FileHandle, stream: Readable): Readable {
  return stream.once('close', () => void file.close().catch(() => undefined));
}
