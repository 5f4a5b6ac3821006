import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileIdOf } from '../ids.ts';
import type { FileId } from '../port.ts';
import { ifThere, onDisk, syncFolder } from './system.ts';

/**
 * Where things lie: the file of hash `abcd…` is `<folder>/ab/cd/abcd…`, so that no folder holds more than a few thousand names; uploads
 * lie in `<folder>/incoming` until they are whole.
 */
export class Layout {
  readonly incoming: string;
  readonly #folder: string;
  readonly #durable = new Set<string>();

  constructor(folder: string) {
    this.#folder = folder;
    this.incoming = join(folder, 'incoming');
  }

  async make(): Promise<void> {
    await mkdir(this.incoming, { recursive: true, mode: 0o700 });
    await syncFolder(this.#folder);
  }

  pathOf(digits: string): string {
    return join(this.#placeOf(digits), digits);
  }

  /** Makes the folder of a file when it is not there, durably, and gives its path. */
  async placeFor(digits: string): Promise<string> {
    const place = this.#placeOf(digits);
    if (this.#durable.has(place)) return place;
    await mkdir(place, { recursive: true, mode: 0o700 });
    await syncFolder(join(place, '..'));
    await syncFolder(this.#folder);
    this.#durable.add(place);
    return place;
  }

  /** Every stored file's id. Links and anything else that somebody laid there are passed over. */
  async *ids(): AsyncGenerator<FileId, void> {
    for (const first of await this.#foldersIn(this.#folder))
      for (const second of await this.#foldersIn(join(this.#folder, first)))
        for (const entry of await listing(join(this.#folder, first, second)))
          if (entry.isFile() && /^[0-9a-f]{64}$/.test(entry.name) && entry.name.startsWith(first + second))
            yield fileIdOf(entry.name);
  }

  async uploads(): Promise<readonly string[]> {
    return (await listing(this.incoming)).map(({ name }) => name);
  }

  #placeOf(digits: string): string {
    return join(this.#folder, digits.slice(0, 2), digits.slice(2, 4));
  }

  async #foldersIn(path: string): Promise<readonly string[]> {
    const entries = await listing(path);
    return entries.filter((entry) => entry.isDirectory() && /^[0-9a-f]{2}$/.test(entry.name)).map(({ name }) => name);
  }
}

async function listing(path: string) {
  return (await onDisk(() => ifThere(() => readdir(path, { withFileTypes: true })))) ?? [];
}
