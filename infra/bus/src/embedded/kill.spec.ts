import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { openEmbeddedBus } from '../index.ts';
import { logFile } from '../testing/log-folder.ts';

const VICTIM = fileURLToPath(new URL('../testing/victim.ts', import.meta.url));

/** Runs the victim until it has handled so many messages, kills it, and gives back every line that it wrote. */
async function killAfter(handled: number, file: string): Promise<readonly string[]> {
  const child = spawn(process.execPath, ['-C', 'source', '--import', 'tsx', VICTIM, file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines: string[] = [];
  let left = handled;
  for await (const line of createInterface({ input: child.stdout })) {
    lines.push(line);
    if (line.startsWith('handled')) left -= 1;
    if (left === 0) child.kill('SIGKILL');
  }
  return lines;
}

function said(lines: readonly string[], word: string): readonly string[] {
  return lines.filter((line) => line.startsWith(`${word} `)).map((line) => line.slice(word.length + 1));
}

describe('given a process that is killed while it publishes and handles', () => {
  it('when the log is opened again, then nothing acknowledged is lost, and at most 500 messages repeat, in order', async () => {
    const file = logFile();
    const lines = await killAfter(2_000, file);
    const published = said(lines, 'published');
    const before = said(lines, 'handled');

    const bus = await openEmbeddedBus({ file });
    const after: string[] = [];
    const running = await bus.subscribe({
      group: 'g',
      topics: ['t'],
      handle: async ({ value }) => {
        after.push(value ?? '');
        if (after.length === left) caughtUp();
      },
      park: async () => {},
    });
    let caughtUp = () => {};
    const everything = new Promise<void>((resolve) => {
      caughtUp = resolve;
    });
    const left = await running.lag();
    if (left > 0) await everything;
    await bus.close();

    const known = new Set([...before, ...after]);
    expect(published.filter((value) => !known.has(value))).toEqual([]);
    const seen = new Set(before);
    expect(after.filter((value) => seen.has(value)).length).toBeLessThanOrEqual(500);
    expect(new Set(after).size).toBe(after.length);
    for (const caller of Array.from({ length: 16 }, (_, n) => n)) {
      const numbers = after
        .filter((value) => value.startsWith(`${caller}/`))
        .map((value) => Number(value.split('/')[1]));
      expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
    }
  });
});
