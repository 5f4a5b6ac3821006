import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { Unprocessable } from '@sinan/bus';
import { anonymous, EVENTS, TOPICS } from '@sinan/schema';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { brokenLink } from './chain.ts';
import { openTestRoom, type TestRoom } from './testing/index.ts';
import { contacts, mattersService, type openMatters } from './testing/matter.ts';

const PATIENT = { timeout: 10_000 };
const PROCESS = fileURLToPath(new URL('./testing/erasing-process.ts', import.meta.url));

type Room = { readonly matters: ReturnType<typeof openMatters> };
let test: TestRoom<Room>;
afterEach(() => test.close());

const call = () => test.call(anonymous);
const wordsOf = (whom: string) => ({
  title: `title-of-${whom}`,
  contact: `contact-of-${whom}@people.example`,
  text: `note-of-${whom}`,
});

/** Of somebody's words, those that stand anywhere in store and log. */
async function left(whom: string): Promise<readonly string[]> {
  const entries = await readdir(test.folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const bytes = Buffer.concat(await Promise.all(files.map(({ parentPath, name }) => readFile(join(parentPath, name)))));
  return Object.values(wordsOf(whom)).filter((word) => bytes.includes(word));
}

async function brokenLinkOf(id: string): Promise<string | null> {
  const { rows } = await test.room.matters.history.page({ where: { id: { gt: `${id}/`, lt: `${id}0` } }, limit: 100 });
  const head = (await test.room.matters.documents.get(id))?.doc.head ?? '';
  return brokenLink(
    rows.map(({ doc }) => doc),
    head,
  );
}

async function opened(whom: string): Promise<string> {
  const { title, contact, text } = wordsOf(whom);
  const { id } = await test.room.matters.execute({ call: call(), command: { do: 'open', title, contact } });
  for (let n = 0; n < 5; n += 1)
    await test.room.matters.execute({ call: call(), id, command: { do: 'note', text: text.padEnd(1_000 * n, '.') } });
  return id;
}

/** Resolves when all is relayed, and the tombstone of this key has come. */
async function told(gone: readonly string[], id: string): Promise<void> {
  await vi.waitFor(() => expect(gone).toContain(id), PATIENT);
  await test.settled();
  await vi.waitFor(async () => expect((await test.room.matters.documents.get(id))?.doc.pending).toBe(false), PATIENT);
}

describe('given people whose words stand in documents, entries, the log and parked events', () => {
  it('when one is erased and the disk is scrubbed, then no byte of her words is left, and the others have all of theirs', async () => {
    const gone: string[] = [];
    const service = mattersService(
      [
        {
          group: 'matters.spec',
          topics: ['contacts'],
          retries: 0,
          on: {
            [EVENTS.contactStated.type]: async (_room, { data }) => {
              throw new Unprocessable(`nobody at ${JSON.stringify(data)}`);
            },
          },
          onTombstone: async (_room, key) => void gone.push(key),
        },
      ],
      contacts,
    );
    test = await openTestRoom(service);
    await test.start();
    const names = Array.from({ length: 40 }, (_, n) => `person-${String(n).padStart(2, '0')}`);
    const ids = new Map<string, string>();
    for (const name of names) ids.set(name, await opened(name));
    await test.settled();
    expect(await left('person-20')).toHaveLength(3);

    const id = ids.get('person-20') ?? '';
    await test.room.matters.erase({ call: call(), id, command: { do: 'forget' }, forget: 'all' });
    await told(gone, id);
    await Promise.all([test.resources.store.scrub(), test.bus.scrub()]);
    expect(await left('person-20')).toEqual([]);
    for (const name of names.filter((one) => one !== 'person-20')) expect(await left(name)).toHaveLength(3);
    expect(await Promise.all([...ids.values()].map(brokenLinkOf))).toEqual(names.map(() => null));
  }, 60_000);
});

describe('given a process that is killed while it erases', () => {
  it.each(['erasure.after-journal', 'erasure.after-command', 'erasure.after-strip'])(
    'when that was at %s, then the next one finishes it at its start, down to the last byte',
    async (step) => {
      const folder = await mkdtemp(join(tmpdir(), 'sinan-erasure-'));
      const words = Object.values(wordsOf('her'));
      const child = spawn(process.execPath, ['-C', 'source', '--import', 'tsx', PROCESS, folder, ...words], {
        env: { ...process.env, SINAN_FAULT_STEP: step },
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const [id = '', ...more] = (await text(child.stdout)).trim().split('\n');
      expect(more).toEqual([]);

      const gone: string[] = [];
      const service = mattersService([], contacts);
      test = await openTestRoom(service, { folder });
      expect(await left('her')).not.toEqual([]);
      await test.bus.subscribe({
        group: 'spec',
        topics: [TOPICS.contacts.name],
        handle: async ({ key, value }) => void (value === null && gone.push(key)),
        park: async () => undefined,
      });
      expect(await test.room.matters.sweep()).toBeGreaterThan(0);
      await told(gone, id);
      await Promise.all([test.resources.store.scrub(), test.bus.scrub()]);
      expect(await left('her')).toEqual([]);
      expect(await brokenLinkOf(id)).toBeNull();
      expect((await test.room.matters.load(id))?.state).toEqual({ status: 'forgotten', notes: 1 });
      expect(await test.room.matters.sweep()).toBe(0);
    },
    30_000,
  );
});
