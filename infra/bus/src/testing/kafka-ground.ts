import { randomBytes } from 'node:crypto';
import net from 'node:net';
import { type Admin, Kafka, logLevel } from 'kafkajs';
import { onTestFinished } from 'vitest';
import { type Bus, type KafkaBusOptions, openKafkaBus } from '../index.ts';

/** Where tests meet the brokers at KAFKA_BROKERS, which may be shared: names are the test's own, and what was made is deleted. */
export interface KafkaGround {
  readonly name: string;
  readonly brokers: readonly string[];
  readonly admin: Admin;
  /** A bus as another process would have it; closed with the test. */
  open(options?: Partial<KafkaBusOptions>): Promise<Bus>;
}

export async function kafkaGround(): Promise<KafkaGround> {
  const { KAFKA_BROKERS } = process.env;
  if (KAFKA_BROKERS === undefined) throw new Error('KAFKA_BROKERS is not set: this spec needs a broker');
  const brokers = KAFKA_BROKERS.split(',');
  const name = `spec.${randomBytes(4).toString('hex')}`;
  const admin = new Kafka({ brokers, clientId: name, logLevel: logLevel.NOTHING }).admin();
  await admin.connect();
  const opened: Bus[] = [];
  onTestFinished(async () => {
    await Promise.all(opened.map((bus) => bus.close()));
    await deleteAll(admin, name);
    await admin.disconnect();
  });
  const open = async (options: Partial<KafkaBusOptions> = {}) => {
    const bus = await openKafkaBus({ brokers, clientId: name, groupPrefix: `${name}.`, ...options });
    opened.push(bus);
    return bus;
  };
  return { name, brokers, admin, open };
}

/** A group whose members were killed is in use until their sessions end; without offsets of a topic it then goes by itself. */
async function deleteAll(admin: Admin, name: string): Promise<void> {
  const isOurs = (each: string) => each.startsWith(name);
  const topics = (await admin.listTopics()).filter(isOurs);
  if (topics.length > 0) await admin.deleteTopics({ topics });
  const groups = (await admin.listGroups()).groups.map(({ groupId }) => groupId).filter(isOurs);
  await admin.deleteGroups(groups).catch(() => undefined);
}

/** The way to the brokers, that can be cut (as if they were away: refused at once) and mended. */
export function wayToBrokers() {
  const sockets = new Set<net.Socket>();
  let isCut = false;
  return {
    socketFactory({ host, port, onConnect }: { host: string; port: number; onConnect: () => void }): net.Socket {
      const socket = net.connect(
        isCut ? { host: '127.0.0.1', port: 1 } : { host, port },
        isCut ? undefined : onConnect,
      );
      sockets.add(socket);
      socket.on('close', () => sockets.delete(socket));
      return socket;
    },
    cut() {
      isCut = true;
      for (const socket of sockets) socket.destroy(new Error('read ECONNRESET'));
    },
    mend() {
      isCut = false;
    },
  };
}
