import { type Store, StoreError } from '../port.ts';
import { SqliteStore } from './store.ts';

/** SQLite's own limit on a file, in pages. */
export const NO_LIMIT = 4_294_967_294;

/** For tests: lets the file grow to `maxPages` pages and no further, as if the disk were full then; `NO_LIMIT` makes room again. */
export async function limitPages(store: Store, maxPages: number): Promise<void> {
  if (!(store instanceof SqliteStore)) throw new StoreError('only an SQLite store can be limited');
  await store.writer.limitPages(maxPages);
}
