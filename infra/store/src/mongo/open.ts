import type { Store } from '../port.ts';
import type { Step } from '../steps.ts';

export interface MongoStoreOptions {
  /** A connection string. What it says of write concern, read concern and retries is overruled: the port's promises rest on them. */
  readonly uri: string;
  readonly database: string;
  /** Called before a write is sent and after the server answered it, before its caller hears. */
  readonly step?: Step;
  /** How long a call waits for a server to be there, in milliseconds; 2,000 when left out. */
  readonly serverSelectionMs?: number;
}

/**
 * Opens a store in one MongoDB database. Nothing is sent yet: whether the server answers is what `ping` tells. Rejects with a
 * `StoreError` when the connection string is none.
 *
 * The driver is loaded here and not with the package, because an embedded platform never needs it.
 */
export async function openMongoStore(options: MongoStoreOptions): Promise<Store> {
  const { MongoStore } = await import('./store.ts');
  return new MongoStore(options);
}
