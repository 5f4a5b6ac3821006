import type { Store } from '@sinan/store';
import { afterAll, beforeAll, describe } from 'vitest';
import { documentsContract } from './store-documents.ts';
import { missingContract } from './store-missing.ts';
import { pagingContract } from './store-paging.ts';
import { queriesContract } from './store-queries.ts';
import { refusalsContract } from './store-refusals.ts';
import { scrubbingContract } from './store-scrubbing.ts';
import { talliesContract } from './store-tallies.ts';
import { valuesContract } from './store-values.ts';
import { type Room, roomOf } from './store-world.ts';
import { writersContract } from './store-writers.ts';

/** How an adapter is brought up for the suite. */
export interface StoreFactory {
  /** A store of its own, empty. */
  open(): Promise<Store>;
  /** The data of `store`, which is closed, opened again. */
  reopen(store: Store): Promise<Store>;
  /** All that is left of what a store was given: every byte of its files, or all that a client of its server can read. */
  remains(store: Store): Promise<Buffer>;
}

/** The promises of the store port, held against one adapter. */
export function storeContract(name: string, factory: StoreFactory): void {
  describe(`${name} as a store`, () => {
    let store: Store;
    let room: Room;
    beforeAll(async () => {
      store = await factory.open();
      room = roomOf(store);
    });
    afterAll(() => store.close());

    documentsContract(() => room);
    valuesContract(() => room);
    queriesContract(() => room);
    pagingContract(() => room);
    missingContract(() => room);
    talliesContract(() => room);
    refusalsContract(() => room);
    writersContract(() => room, factory);
    scrubbingContract(() => room, factory);
  });
}
