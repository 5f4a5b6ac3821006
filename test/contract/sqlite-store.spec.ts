import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { openSqliteStore, type Store } from '@sinan/store';
import { bytesIn } from './folder-bytes.ts';
import { storeContract } from './store.ts';

const files = new Map<Store, string>();

async function open(file: string): Promise<Store> {
  const store = await openSqliteStore({ file });
  files.set(store, file);
  return store;
}

storeContract('SQLite', {
  open: () => open(join(mkdtempSync(join(tmpdir(), 'sinan-store-')), 'store.db')),
  reopen: (store) => open(files.get(store) ?? ''),
  remains: (store) => bytesIn(dirname(files.get(store) ?? '')),
});
