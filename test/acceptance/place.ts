import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { givenBrokers, givenMongoUri } from '../../infra/deploy/local/given.ts';
import { dropNamespace } from './servers.ts';

/** Whether the platform is tried on Kafka and MongoDB, one process a service, or embedded. Either is the whole suite but for what vitest.real.config.ts names; neither skips. */
export const onServers = () => process.env.SINAN_TEST_ON === 'real';

/** Where a platform keeps what it knows, and finds it at its next start: a data folder, and on servers a namespace too. */
export interface Place {
  readonly folder: string;
  readonly namespace: string | null;
}

export async function newPlace(): Promise<Place> {
  const folder = await mkdtemp(join(tmpdir(), 'sinan-acceptance-'));
  return { folder, namespace: onServers() ? `t-${randomBytes(5).toString('hex')}` : null };
}

/** Removes the folder, and on servers the namespace's database and topics. */
export async function removePlace({ folder, namespace }: Place): Promise<void> {
  if (namespace) await dropNamespace(namespace);
  await rm(folder, { recursive: true, force: true });
}

/** Of every deployment on servers, and of the samples. */
export const SECRET = 'the secret that every process of the specs has';

/** The settings that put a process on a place. */
export function settingsOf({ folder, namespace }: Place): Record<string, string> {
  if (namespace === null) return { SINAN_DATA: folder };
  return {
    SINAN_DATA: folder,
    KAFKA_BROKERS: givenBrokers().join(','),
    MONGODB_URI: givenMongoUri(),
    SINAN_NAMESPACE: namespace,
    SINAN_SECRET: SECRET,
  };
}
