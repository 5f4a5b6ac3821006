import type { ObjectId } from 'mongodb';
import type { Collections } from './collections.ts';
import { asked, askedFor } from './failures.ts';

/** The uploads and removals that are under way, and what is done about those that never came to an end. */
export class Leftovers {
  readonly #rooms: Collections;
  readonly #now: () => number;

  constructor(rooms: Collections, now: () => number) {
    this.#rooms = rooms;
    this.#now = now;
  }

  /** Says that chunks of this upload may be there without a file. */
  async begin(upload: ObjectId): Promise<void> {
    await asked(() =>
      this.#rooms.unfinished.updateOne({ _id: upload }, { $set: { since: new Date(this.#now()) } }, { upsert: true }),
    );
  }

  /** Resolves to whether the upload may still be finished: not when it took so long that a sweep has given it up. */
  async renew(upload: ObjectId): Promise<boolean> {
    const { matchedCount } = await asked(() =>
      this.#rooms.unfinished.updateOne(
        { _id: upload, givenUp: { $exists: false } },
        { $set: { since: new Date(this.#now()) } },
      ),
    );
    return matchedCount === 1;
  }

  async end(upload: ObjectId): Promise<void> {
    await asked(() => this.#rooms.unfinished.deleteOne({ _id: upload }));
  }

  /** Removes the chunks of an upload that no file stands on. Cut short, the next sweep does it. */
  async clear(upload: ObjectId): Promise<void> {
    await asked(() => this.#rooms.chunks.deleteMany({ files_id: upload }));
    await this.end(upload);
  }

  async sweep(before: number): Promise<void> {
    const old = this.#rooms.unfinished.find({ since: { $lt: new Date(before) } });
    for await (const { _id, since } of askedFor(old)) {
      const { matchedCount } = await asked(() =>
        this.#rooms.unfinished.updateOne({ _id, since }, { $set: { givenUp: true } }),
      );
      if (matchedCount === 1) await this.settle(_id);
    }
  }

  /** Keeps the chunks if a file stands on them, and removes them if none does. Resolves to whether one does. */
  async settle(upload: ObjectId): Promise<boolean> {
    const file = await asked(() => this.#rooms.files.findOne({ _id: upload }));
    await (file === null ? this.clear(upload) : this.end(upload));
    return file !== null;
  }
}
