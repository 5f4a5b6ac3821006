import { MongoClient } from 'mongodb';
import { StoreError } from '../port.ts';
import type { MongoStoreOptions } from './open.ts';

/** A server that does not answer for so long is away. One that takes 2 s for every answer still works. */
const SILENCE_MS = 3_500;

/**
 * The driver's client. Writes are answered when a majority has them in its journal, and are never sent twice; reads are tried once more.
 *
 * A monitor asks the server every second; after `SILENCE_MS` without an answer it breaks the connections in use, so that a half-open one
 * is noticed within 5 s. `socketTimeoutMS` is for what the monitor cannot see: one connection that is dead among live ones.
 */
export function clientOf({ uri, serverSelectionMs = 2_000 }: MongoStoreOptions): MongoClient {
  try {
    return new MongoClient(uri, {
      appName: 'sinan',
      writeConcern: { w: 'majority', journal: true },
      readConcernLevel: 'majority',
      readPreference: 'primary',
      retryWrites: false,
      retryReads: true,
      serverSelectionTimeoutMS: serverSelectionMs,
      connectTimeoutMS: SILENCE_MS,
      heartbeatFrequencyMS: 1_000,
      serverMonitoringMode: 'poll',
      socketTimeoutMS: 10_000,
      waitQueueTimeoutMS: 10_000,
      maxPoolSize: 50,
    });
  } catch {
    // The driver's message may quote the string, and with it a password.
    throw new StoreError('the connection string is not one of MongoDB (mongodb://host:port/)');
  }
}

/**
 * Resolves when the client has once found a server; from then on the driver finds it again by itself. Before that, a failed attempt
 * leaves the driver's client unable to do anything, until it is told to connect anew.
 */
export function reaching(client: MongoClient): () => Promise<void> {
  let reached: Promise<unknown> | null = null;
  return async () => {
    reached ??= client.connect().catch((error: unknown) => {
      reached = null;
      throw error;
    });
    await reached;
  };
}
