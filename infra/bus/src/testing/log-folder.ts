import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** The path of a log in a folder that goes away with the test. */
export function logFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'sinan-log-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'log.db');
}
