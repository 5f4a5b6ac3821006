import { serversRun, upServers } from './local/servers.ts';
import { setup as build } from './vitest-setup.ts';

/**
 * Builds, and sees to servers: those that KAFKA_BROKERS and MONGODB_URI name, otherwise the local ones, started here and stopped at the end
 * unless they ran before.
 */
export async function setup(): Promise<(() => Promise<void>) | undefined> {
  build();
  const { KAFKA_BROKERS, MONGODB_URI } = process.env;
  if (KAFKA_BROKERS && MONGODB_URI) return undefined;
  const ranBefore = await serversRun();
  const servers = await upServers();
  process.env.KAFKA_BROKERS = servers.brokers;
  process.env.MONGODB_URI = servers.mongoUri;
  return ranBefore ? undefined : () => servers.down();
}
