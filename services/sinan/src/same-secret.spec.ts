import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigError } from '@sinan/runtime';
import { openSqliteStore, type Store } from '@sinan/store';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { refuseOtherSecret } from './same-secret.ts';

describe('a deployment that began with a secret', () => {
  let folder: string;
  let store: Store;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sinan-secret-'));
    store = await openSqliteStore({ file: join(folder, 'store.db') });
    await refuseOtherSecret(store, 'a'.repeat(32));
  });
  afterEach(async () => {
    await store.close();
    await rm(folder, { recursive: true });
  });

  it('takes every process that has the same', async () => {
    await expect(refuseOtherSecret(store, 'a'.repeat(32))).resolves.toBeUndefined();
  });

  it('refuses one that has another, and says neither', async () => {
    const refusal = await refuseOtherSecret(store, 'b'.repeat(32)).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(ConfigError);
    expect(String(refusal)).toContain('SINAN_SECRET is not the one that this deployment began with');
    expect(String(refusal)).not.toMatch(/aaaa|bbbb/);
  });
});
