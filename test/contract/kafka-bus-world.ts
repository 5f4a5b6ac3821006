import { randomUUID } from 'node:crypto';
import net from 'node:net';
import { type Bus, openKafkaBus } from '@sinan/bus';
import { type Admin, ConfigResourceTypes, Kafka, logLevel } from 'kafkajs';
import { until } from '../acceptance/until.ts';
import { type BusWorld, Inbox, RUN } from './bus-world.ts';

const CLEANED_WITHIN_MS = 60_000;
const CLEANER_RESTS_MS = 2_000;

/** Ways to the brokers that can be cut, so that a process seems to have died: nothing more of it is heard. */
function lifeline() {
  const sockets = new Set<net.Socket>();
  let isCut = false;
  return {
    socketFactory({ host, port, onConnect }: { host: string; port: number; onConnect: () => void }): net.Socket {
      const socket = isCut ? net.connect({ host: '127.0.0.1', port: 1 }) : net.connect({ host, port }, onConnect);
      sockets.add(socket);
      socket.on('close', () => sockets.delete(socket));
      return socket;
    },
    cut() {
      isCut = true;
      for (const socket of sockets) socket.destroy();
    },
  };
}

/** Kafka at KAFKA_BROKERS, which may be shared: names are this run's own, and what was made is deleted. */
export async function kafkaWorld(): Promise<BusWorld> {
  const { KAFKA_BROKERS } = process.env;
  if (KAFKA_BROKERS === undefined)
    throw new Error('KAFKA_BROKERS is not set: the contract of the Kafka bus needs a broker');
  const brokers = KAFKA_BROKERS.split(',');
  const admin = new Kafka({ brokers, clientId: RUN, logLevel: logLevel.NOTHING }).admin();
  await admin.connect();
  let line = lifeline();
  const open = () => openKafkaBus({ brokers, clientId: RUN, groupPrefix: `${RUN}.`, faults: line });
  let bus = await open();
  const left: Bus[] = [];

  return {
    bus: () => bus,
    async restart() {
      await bus.close();
      bus = await open();
    },
    async crash() {
      line.cut();
      left.push(bus);
      line = lifeline();
      bus = await open();
    },
    compact: (topic) => cleaned(admin, bus, topic),
    async dispose() {
      await Promise.all([...left, bus].map((each) => each.close()));
      await deleteAll(admin);
      await admin.disconnect();
    },
  };
}

/** The brokers clean closed segments, when they come round to it: here every segment is closed as soon as something more is published. */
async function cleaned(admin: Admin, bus: Bus, topic: string): Promise<void> {
  const settings = {
    'cleanup.policy': 'compact',
    'segment.ms': '50',
    'min.cleanable.dirty.ratio': '0',
    'max.compaction.lag.ms': '1',
  };
  const configEntries = Object.entries(settings).map(([name, value]) => ({ name, value }));
  const resources = [{ type: ConfigResourceTypes.TOPIC, name: topic, configEntries }];
  await admin.alterConfigs({ validateOnly: false, resources });
  await until(
    'the log cleaner to have come round',
    async () => {
      await bus.publish(Array.from({ length: 60 }, (_, n) => ({ topic, key: `filler-${n}`, value: '' })));
      await new Promise((resolve) => setTimeout(resolve, CLEANER_RESTS_MS));
      const keys = (await keysOf(bus, topic)).filter((key) => !key.startsWith('filler-'));
      return new Set(keys).size === keys.length;
    },
    CLEANED_WITHIN_MS,
  );
}

/** The key of every message that is there, in the order of a new group. */
async function keysOf(bus: Bus, topic: string): Promise<readonly string[]> {
  const inbox = new Inbox();
  const running = await bus.subscribe({ group: `look-${randomUUID()}`, topics: [topic], ...inbox });
  await until('the topic to be read', async () => (await running.lag()) === 0);
  await running.stop();
  return inbox.handled.map(({ key }) => key);
}

/** Deletes the topics and groups whose names start as this run's do. */
async function deleteAll(admin: Admin): Promise<void> {
  const isOurs = (name: string) => name.startsWith(`${RUN}.`);
  const topics = (await admin.listTopics()).filter(isOurs);
  if (topics.length > 0) await admin.deleteTopics({ topics });
  const groups = (await admin.listGroups()).groups.map(({ groupId }) => groupId).filter(isOurs);
  await admin.deleteGroups(groups).catch(() => undefined);
}
