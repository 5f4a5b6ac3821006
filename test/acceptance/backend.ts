import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { type Bus, type Message, openEmbeddedBus, openKafkaBus } from '@sinan/bus';
import type { TopicName } from '@sinan/schema';
import { topicsOf } from '@sinan/sinan';
import { openMongoStore, openSqliteStore, type Store } from '@sinan/store';
import { type Place, settingsOf } from './place.ts';
import { databaseOf } from './servers.ts';

/** What a platform left at its place, opened by the ports that it uses itself. On a folder the platform must have stopped. */
export interface Backend {
  readonly store: Store;
  readonly bus: Bus;
  readonly topic: (name: TopicName) => string;
  /** Every message of every topic, in the order in which a new group reads them. */
  everything(): Promise<readonly Message[]>;
}

export async function withBackend<T>(place: Place, work: (backend: Backend) => Promise<T>): Promise<T> {
  const { store, bus } = await openBackend(place);
  const { topic, declarations } = topicsOf(place.namespace);
  const topics = declarations.map(({ name }) => name);
  try {
    await bus.declare(declarations);
    return await work({ store, bus, topic, everything: () => readAll(bus, topics) });
  } finally {
    await bus.close();
    await store.close();
  }
}

async function openBackend({ folder, namespace }: Place): Promise<Pick<Backend, 'store' | 'bus'>> {
  if (namespace === null)
    return {
      store: await openSqliteStore({ file: join(folder, 'store.db') }),
      bus: await openEmbeddedBus({ file: join(folder, 'log.db') }),
    };
  const { MONGODB_URI = '', KAFKA_BROKERS = '' } = settingsOf({ folder, namespace });
  return {
    store: await openMongoStore({ uri: MONGODB_URI, database: databaseOf(namespace) }),
    bus: await openKafkaBus({ brokers: KAFKA_BROKERS.split(','), clientId: 'faults', groupPrefix: `${namespace}.` }),
  };
}

async function readAll(bus: Bus, topics: readonly string[]): Promise<readonly Message[]> {
  const found: Message[] = [];
  const reading = await bus.subscribe({
    group: `faults.${randomUUID()}`,
    topics,
    handle: async (message) => void found.push(message),
    park: async () => undefined,
  });
  while ((await reading.lag()) > 0) await new Promise((resolve) => setImmediate(resolve));
  await reading.stop();
  return found;
}
