import { randomUUID } from 'node:crypto';
import { type Bus, type Message, openKafkaBus } from '@sinan/bus';
import { type Admin, ConfigResourceTypes, Kafka, logLevel } from 'kafkajs';
import { deleteAllCalled, wayToBrokers } from '../../infra/bus/src/testing/kafka-brokers.ts';
import { givenBrokers } from '../../infra/deploy/local/given.ts';
import { until } from '../acceptance/until.ts';
import { type BusWorld, Inbox, RUN } from './bus-world.ts';

const CLEANED_WITHIN_MS = 60_000;
const CLEANER_RESTS_MS = 2_000;

/** Kafka at KAFKA_BROKERS, which may be shared: names are this run's own, and what was made is deleted. */
export async function kafkaWorld(): Promise<BusWorld> {
  const brokers = givenBrokers();
  const admin = new Kafka({ brokers: [...brokers], clientId: RUN, logLevel: logLevel.NOTHING }).admin();
  await admin.connect();
  let way = wayToBrokers();
  const open = () => openKafkaBus({ brokers, clientId: RUN, groupPrefix: `${RUN}.`, faults: way });
  let bus = await open();
  const left: Bus[] = [];

  return {
    bus: () => bus,
    async restart() {
      await bus.close();
      bus = await open();
    },
    async crash() {
      way.cut();
      left.push(bus);
      way = wayToBrokers();
      bus = await open();
    },
    compact: (topic) => cleaned(admin, bus, topic),
    remains: async (topic) => Buffer.from(JSON.stringify(await messagesOf(bus, topic))),
    async dispose() {
      await Promise.all([...left, bus].map((each) => each.close()));
      await deleteAllCalled(admin, `${RUN}.`);
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
      const keys = (await messagesOf(bus, topic)).map(({ key }) => key).filter((key) => !key.startsWith('filler-'));
      return new Set(keys).size === keys.length;
    },
    CLEANED_WITHIN_MS,
  );
}

/** Every message that is there, in the order of a new group. */
async function messagesOf(bus: Bus, topic: string): Promise<readonly Message[]> {
  const inbox = new Inbox();
  const running = await bus.subscribe({ group: `look-${randomUUID()}`, topics: [topic], ...inbox });
  await until('the topic to be read', async () => (await running.lag()) === 0);
  await running.stop();
  return inbox.handled;
}
