import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Collection, Store } from '../port.ts';
import { NOTES, type Note, newFile } from '../testing/notes.ts';
import { openSqliteStore } from './store.ts';

const SCRIPT = fileURLToPath(new URL('../testing/insert-for-ever.ts', import.meta.url));

function insertForEver(file: string): ChildProcessWithoutNullStreams {
  return spawn(process.execPath, ['-C', 'source', '--import', 'tsx', SCRIPT, file]);
}

/** Kills the child once it has printed `lines` ids; resolves to all that it had printed in full. */
async function killedAfter(child: ChildProcessWithoutNullStreams, lines: number): Promise<readonly string[]> {
  let printed = '';
  child.stdout.on('data', (chunk) => {
    printed += chunk;
    if (printed.split('\n').length > lines) child.kill('SIGKILL');
  });
  await once(child, 'close');
  return printed.split('\n').slice(0, -1);
}

async function idsWith(notes: Collection<Note>, tag: string): Promise<readonly string[]> {
  const ids: string[] = [];
  for (let after: string | null = ''; after !== null; ) {
    const page = await notes.page({ where: { tags: { contains: tag } }, limit: 1_000, after: after || null });
    ids.push(...page.rows.map(({ doc }) => doc.id));
    after = page.next;
  }
  return ids;
}

describe('given a process that is killed while it writes', () => {
  it('what was acknowledged is there, indexed, and the file opens at once', async () => {
    const file = newFile();
    const acknowledged: string[] = [];
    for (const lines of [1, 40, 300]) {
      acknowledged.push(...(await killedAfter(insertForEver(file), lines)));
      const store: Store = await openSqliteStore({ file });
      await store.declare([NOTES]);
      const notes = store.forService(NOTES.owner).collection<Note>(NOTES);
      const stored = new Set(await idsWith(notes, 'unread'));
      expect(acknowledged.filter((id) => !stored.has(id))).toEqual([]);
      expect(await notes.count({ where: {} })).toBe(stored.size);
      await store.close();
    }
    expect(acknowledged.length).toBeGreaterThanOrEqual(341);
  });

  it('while it lives, the file is refused to others', async () => {
    const file = newFile();
    const child = insertForEver(file);
    await once(child.stdout, 'data');
    await expect(openSqliteStore({ file })).rejects.toThrow(/in use by another process: stop that one first/);
    child.kill('SIGKILL');
    await once(child, 'close');
  });
});
