import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ConfigError } from './config.ts';
import { loadSecret } from './secret.ts';

let root: string;
let dataFolder: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'sinan-secret-'));
  dataFolder = join(root, 'data');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

describe('a data folder without a secret', () => {
  it('gets one, readable by its owner only, and keeps it', async () => {
    const made = await loadSecret({ secret: null, dataFolder });
    expect(made).toMatch(/^[\w-]{43}$/);
    expect(statSync(join(dataFolder, 'secret')).mode & 0o777).toBe(0o600);
    expect(await loadSecret({ secret: null, dataFolder })).toBe(made);
    expect(readdirSync(dataFolder)).toEqual(['secret']);
  });

  it('gets one however many ask at once', async () => {
    const asked = Array.from({ length: 20 }, () => loadSecret({ secret: null, dataFolder }));
    expect(new Set(await Promise.all(asked)).size).toBe(1);
    expect(readdirSync(dataFolder)).toEqual(['secret']);
  });

  it('gets none when the environment gives one', async () => {
    expect(await loadSecret({ secret: 's'.repeat(32), dataFolder })).toBe('s'.repeat(32));
    expect(readdirSync(root)).toEqual([]);
  });
});

describe('a data folder whose secret was cut', () => {
  it('is an error that says what to do, not a new secret', async () => {
    writeFileSync(join(root, 'secret'), 'cut\n');
    await expect(loadSecret({ secret: null, dataFolder: root })).rejects.toThrow(ConfigError);
    await expect(loadSecret({ secret: null, dataFolder: root })).rejects.toThrow(/put the secret of this folder back/);
  });
});
