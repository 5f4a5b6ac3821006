import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EmbeddedBus, openEmbeddedBus } from '@sinan/bus';
import Database from 'libsql';
import type { BusWorld } from './bus-world.ts';
import { bytesIn } from './folder-bytes.ts';

/** The embedded log in a folder of its own. A crash leaves what is durable at that moment: a snapshot of the file is what comes back. */
export async function embeddedWorld(): Promise<BusWorld> {
  const folder = await mkdtemp(join(tmpdir(), 'sinan-bus-'));
  let life = 0;
  const file = () => join(folder, `log-${life}.db`);
  let bus: EmbeddedBus = await openEmbeddedBus({ file: file() });
  const left: EmbeddedBus[] = [];

  return {
    bus: () => bus,
    async restart() {
      await bus.close();
      bus = await openEmbeddedBus({ file: file() });
    },
    async crash() {
      const before = file();
      life += 1;
      snapshot(before, file());
      left.push(bus);
      bus = await openEmbeddedBus({ file: file() });
    },
    async compact(topic) {
      await bus.compact(topic);
    },
    remains: () => bytesIn(folder),
    async dispose() {
      await Promise.all([...left, bus].map((each) => each.close()));
      await rm(folder, { recursive: true });
    },
  };
}

function snapshot(from: string, to: string): void {
  const db = new Database(from);
  db.prepare('VACUUM INTO ?').run(to);
  db.close();
}
