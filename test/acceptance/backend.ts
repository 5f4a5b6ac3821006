import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { type Bus, type Message, openEmbeddedBus, openKafkaBus } from '@sinan/bus';
import type { TopicName } from '@sinan/schema';
import { topicsOf } from '@sinan/sinan';
import { openMongoStore, openSqliteStore, type Store } from '@sinan/store';
import { givenBrokers, givenMongoUri } from '../../infra/deploy/local/given.ts';
import type { Place } from './place.ts';
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
  const [store, bus] = [await openStore(place), await openBus(place)];
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

/** The store of a place. */
export function openStore(place: Place): Promise<Store> {
  if (place.namespace === null) return openSqliteStore({ file: join(place.folder, 'store.db') });
  return openMongoStore({ uri: givenMongoUri(), database: databaseOf(place.namespace) });
}

function openBus(place: Place): Promise<Bus> {
  const { folder, namespace } = place;
  if (namespace === null) return openEmbeddedBus({ file: join(folder, 'log.db') });
  return openKafkaBus({ brokers: givenBrokers(), clientId: 'backend', groupPrefix: `${namespace}.` });
}

async function readAll(bus: Bus, topics: readonly string[]): Promise<readonly Message[]> {
  const found: Message[] = [];
  const reading = await bus.subscribe({
    group: `backend.${randomUUID()}`,
    topics,
    handle: async (message) => void found.push(message),
    park: async () => undefined,
  });
  while ((await reading.lag()) > 0) await new Promise((resolve) => setImmediate(resolve));
  await reading.stop();
  return found;
}
