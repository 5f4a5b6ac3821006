import { randomUUID } from 'node:crypto';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { MeasuredBody } from '../body.ts';
import { digitsOf } from '../ids.ts';
import type { FileInfo } from '../port.ts';
import type { Layout } from './layout.ts';
import { onDisk, syncFolder, withFile } from './system.ts';
import type { Turns } from './turns.ts';

/** Called once the bytes are durable under the upload's own name, and once they are under their hash. */
export type FolderStep = (name: 'files.before-rename' | 'files.after-rename') => void;

/** Takes bodies in: each is written under a name of its own, and renamed to its hash when it is whole. */
export class Uploads {
  readonly #layout: Layout;
  readonly #turns: Turns;
  readonly #now: () => number;
  readonly #step: FolderStep;
  readonly #inHand = new Set<string>();

  constructor(layout: Layout, turns: Turns, now: () => number, step: FolderStep) {
    this.#layout = layout;
    this.#turns = turns;
    this.#now = now;
    this.#step = step;
  }

  async take(body: MeasuredBody): Promise<FileInfo> {
    const name = `${this.#now()}-${randomUUID()}`;
    const path = join(this.#layout.incoming, name);
    this.#inHand.add(name);
    try {
      const storedAt = await this.#write(path, body);
      const info = { ...body.measured(), storedAt };
      this.#step('files.before-rename');
      await this.#rename(path, info);
      this.#step('files.after-rename');
      return info;
    } catch (error) {
      await rm(path, { force: true }).catch(() => undefined);
      throw error;
    } finally {
      this.#inHand.delete(name);
    }
  }

  /** Removes what uploads that began before then (left out: whenever) and are not in hand left behind. */
  async sweep(before = Number.POSITIVE_INFINITY): Promise<void> {
    for (const name of await this.#layout.uploads()) {
      const begun = Number.parseInt(name, 10);
      if (begun >= before || this.#inHand.has(name)) continue;
      await onDisk(() => rm(join(this.#layout.incoming, name), { force: true }));
    }
  }

  /** Resolves, when the bytes are durable, to the time that the file bears. What the body throws goes on as it is. */
  async #write(path: string, body: MeasuredBody): Promise<number> {
    return withFile(path, 'wx', async (file) => {
      for await (const piece of body.pieces) await onDisk(() => file.writeFile(piece));
      const storedAt = this.#now();
      await onDisk(async () => {
        await file.utimes(new Date(storedAt), new Date(storedAt));
        await file.sync();
      });
      return storedAt;
    });
  }

  /** Over one that is there: the same bytes, whole and with their new time. Whoever reads the old one goes on reading it. */
  #rename(path: string, { id }: FileInfo): Promise<void> {
    const digits = digitsOf(id) ?? '';
    return this.#turns.take(id, () =>
      onDisk(async () => {
        const place = await this.#layout.placeFor(digits);
        await rename(path, join(place, digits));
        await syncFolder(place);
      }),
    );
  }
}
