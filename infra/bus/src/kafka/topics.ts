import type { Admin, ITopicMetadata } from 'kafkajs';
import { declarationOf } from '../delivery/admission.ts';
import { PARTITIONS, RefusedByBus, type TopicDeclaration } from '../port.ts';
import { ConfigResourceTypes } from './library.ts';
import type { Reconnecting } from './reconnecting.ts';
import { alteration, settingsOf } from './settings.ts';

const LEADERS_WITHIN_MS = 4_000;
const LOOK_AGAIN_MS = 50;
/** From so many replicas on, a write waits for two of them: one broker may then be lost, and nothing that was acknowledged with it. */
const REPLICAS_FOR_TWO = 3;

/** The topics that this process knows to exist as the platform needs them. */
export class Topics {
  readonly #admin: Reconnecting<Admin>;
  readonly #replicationFactor: number | undefined;
  readonly #known = new Set<string>();

  constructor(admin: Reconnecting<Admin>, replicationFactor: number | undefined) {
    this.#admin = admin;
    this.#replicationFactor = replicationFactor;
  }

  /** Several processes may declare the same topics at once. */
  async declare(topics: readonly (string | TopicDeclaration)[]): Promise<void> {
    const declared = new Map(topics.map(declarationOf).map((topic) => [topic.name, topic]));
    if (declared.size === 0) return;
    const names = [...declared.keys()];
    await this.#admin.use('declaring topics', async (admin) => {
      const existing = new Set(await admin.listTopics());
      await this.#create(
        admin,
        [...declared.values()].filter(({ name }) => !existing.has(name)),
      );
      await led(admin, names);
      await this.#alter(
        admin,
        [...declared.values()].filter(({ name }) => existing.has(name)),
      );
    });
    for (const name of names) this.#known.add(name);
  }

  /** Whether all of them are known without asking the brokers. */
  areKnown(names: Iterable<string>): boolean {
    for (const name of names) if (!this.#known.has(name)) return false;
    return true;
  }

  /** Rejects with `RefusedByBus` unless all of them exist, declared by whomever. */
  async require(names: readonly string[]): Promise<void> {
    if (this.areKnown(names)) return;
    const existing = new Set(await this.#admin.use('listing topics', (admin) => admin.listTopics()));
    const missing = names.find((name) => !existing.has(name));
    if (missing !== undefined)
      throw new RefusedByBus(`The topic ${missing} is not declared; pass it to declare() first`);
    await this.#admin.use('reading topics', (admin) => led(admin, names));
    for (const name of names) this.#known.add(name);
  }

  async #create(admin: Admin, topics: readonly TopicDeclaration[]): Promise<void> {
    if (topics.length === 0) return;
    const replicas = this.#replicationFactor;
    const safety = replicas !== undefined && replicas >= REPLICAS_FOR_TWO ? { 'min.insync.replicas': '2' } : {};
    await admin.createTopics({
      topics: topics.map((topic) => ({
        topic: topic.name,
        numPartitions: PARTITIONS,
        ...(replicas === undefined ? {} : { replicationFactor: replicas }),
        configEntries: Object.entries({ ...settingsOf(topic), ...safety }).map(([name, value]) => ({ name, value })),
      })),
      waitForLeaders: false,
    });
  }

  async #alter(admin: Admin, topics: readonly TopicDeclaration[]): Promise<void> {
    if (topics.length === 0) return;
    const type = ConfigResourceTypes.TOPIC;
    const { resources } = await admin.describeConfigs({
      includeSynonyms: false,
      resources: topics.map(({ name }) => ({ type, name })),
    });
    const changes = topics.flatMap((topic) => {
      const described = resources.find(({ resourceName }) => resourceName === topic.name)?.configEntries ?? [];
      const configEntries = alteration(settingsOf(topic), described);
      return configEntries === null ? [] : [{ type, name: topic.name, configEntries: [...configEntries] }];
    });
    if (changes.length > 0) await admin.alterConfigs({ validateOnly: false, resources: changes });
  }
}

/**
 * Waits until every partition of them has a leader that answers as such: brokers name leaders a little before these know it.
 * Throws `RefusedByBus` for a topic of another number of partitions.
 */
async function led(admin: Admin, names: readonly string[]): Promise<void> {
  const deadline = performance.now() + LEADERS_WITHIN_MS;
  for (;;) {
    try {
      const { topics } = await admin.fetchTopicMetadata({ topics: [...names] });
      for (const topic of topics) refuseOtherPartitions(topic);
      for (const name of names) await admin.fetchTopicOffsets(name);
      return;
    } catch (error) {
      if (error instanceof RefusedByBus || performance.now() > deadline) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
  }
}

/** Another number would put the keys elsewhere than the embedded log, and other publishers, put them. */
function refuseOtherPartitions({ name, partitions }: ITopicMetadata): void {
  if (partitions.length === PARTITIONS) return;
  throw new RefusedByBus(
    `The topic ${name} has ${partitions.length} partitions and must have ${PARTITIONS}: create it anew, and publish it again from the store`,
  );
}
