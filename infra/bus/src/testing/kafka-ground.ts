import { randomBytes } from 'node:crypto';
import { type Admin, Kafka, logLevel } from 'kafkajs';
import { onTestFinished } from 'vitest';
import { givenBrokers } from '../../../deploy/local/given.ts';
import { type Bus, type KafkaBusOptions, openKafkaBus } from '../index.ts';
import { deleteAllCalled } from './kafka-brokers.ts';

/** Where tests meet the brokers at KAFKA_BROKERS, which may be shared: names are the test's own, and what was made is deleted. */
export interface KafkaGround {
  readonly name: string;
  readonly brokers: readonly string[];
  readonly admin: Admin;
  /** A bus as another process would have it; closed with the test. */
  open(options?: Partial<KafkaBusOptions>): Promise<Bus>;
}

export async function kafkaGround(): Promise<KafkaGround> {
  const brokers = givenBrokers();
  const name = `spec.${randomBytes(4).toString('hex')}`;
  const admin = new Kafka({ brokers: [...brokers], clientId: name, logLevel: logLevel.NOTHING }).admin();
  await admin.connect();
  const opened: Bus[] = [];
  onTestFinished(async () => {
    await Promise.all(opened.map((bus) => bus.close()));
    await deleteAllCalled(admin, name);
    await admin.disconnect();
  });
  const open = async (options: Partial<KafkaBusOptions> = {}) => {
    const bus = await openKafkaBus({ brokers, clientId: name, groupPrefix: `${name}.`, ...options });
    opened.push(bus);
    return bus;
  };
  return { name, brokers, admin, open };
}
