import type { Consumer, EachBatchPayload, IMemberAssignment, Kafka } from 'kafkajs';
import { Committer } from '../delivery/committer.ts';
import type { StepMark } from '../delivery/steps.ts';
import { RefusedByBus, type RunningSubscription, type Subscription } from '../port.ts';
import { Membership } from './membership.ts';
import { entryOf } from './message.ts';
import type { Offsets } from './offsets.ts';
import { type Place, Places } from './places.ts';
import { PartitionRunner } from './runner.ts';
import { within } from './within.ts';

export interface GroupOptions {
  readonly kafka: Kafka;
  /** As the brokers know it, prefix and all. */
  readonly groupId: string;
  readonly subscription: Subscription;
  readonly offsets: Offsets;
  readonly step: StepMark;
  readonly onFatal: (error: Error) => void;
  readonly onStopped: () => void;
}
type Target = Parameters<RunningSubscription['seek']>[1];

/** Longer than the brokers wait for a dead member before they share the partitions out. */
const JOIN_WITHIN_MS = 15_000;

/** This process's member of a group: a runner for every partition that it holds, and one committer for them all. */
export class Group implements RunningSubscription {
  readonly #options: GroupOptions;
  readonly #membership: Membership;
  readonly #committer: Committer<Place>;
  readonly #places = new Places();
  readonly #runners = new Map<Place, PartitionRunner>();
  /** Calls still in hand of partitions given up. */
  readonly #ending = new Map<Place, Promise<void>>();
  readonly #hasJoined: Promise<void>;
  #tellJoined: () => void = () => undefined;
  #memberId: string | null = null;
  #stopped: Promise<void> | null = null;

  constructor(options: GroupOptions) {
    const { kafka, groupId, subscription, step, onFatal } = options;
    this.#options = options;
    this.#hasJoined = new Promise((resolve) => {
      this.#tellJoined = resolve;
    });
    this.#committer = new Committer({ commit: (nexts) => this.#commit(nexts), step, onTried: () => this.#nudge() });
    this.#membership = new Membership(kafka, groupId, subscription.topics, {
      joined: (consumer, memberId, assignment) => this.#joined(consumer, memberId, assignment),
      rebalancing: () => void this.#committer.flush().catch(() => undefined),
      polled: (payload) => this.#polled(payload),
      left: () => this.#giveUp([...this.#runners.keys()]),
      fatal: onFatal,
    });
  }

  /** Rejects with `BusUnavailable` within about 5 s. */
  open(): Promise<void> {
    return this.#membership.open();
  }

  heardAt(): number {
    return this.#membership.heardAt;
  }

  async lag(): Promise<number> {
    const lags = await Promise.all(this.#options.subscription.topics.map((topic) => this.#lagOf(topic)));
    return lags.reduce((sum, lag) => sum + lag, 0);
  }

  async seek(topic: string, to: Target): Promise<void> {
    const { groupId, subscription } = this.#options;
    if (!subscription.topics.includes(topic)) throw new RefusedByBus(`The group ${groupId} does not read ${topic}`);
    await within(JOIN_WITHIN_MS, `joining ${groupId}`, this.#hasJoined);
    if ('time' in to) await this.#seekTime(topic, to.time);
    else await this.#seekOffset(topic, to);
    await this.#committer.flush();
  }

  stop(): Promise<void> {
    this.#stopped ??= this.#stop();
    return this.#stopped;
  }

  /** A member that the group has never missed goes on where it is; another member may have handled what a new one is given. */
  #joined(consumer: Consumer, memberId: string, assignment: IMemberAssignment): void {
    const places = this.#places.of(assignment);
    const isSame = memberId === this.#memberId;
    this.#memberId = memberId;
    this.#giveUp([...this.#runners.keys()].filter((place) => !isSame || !places.has(place)));
    for (const runner of this.#runners.values()) runner.pollOn();
    const gained = [...places].filter((place) => !this.#runners.has(place));
    if (gained.length > 0) this.#options.subscription.taking?.();
    for (const place of gained) this.#take(place, consumer);
    this.#tellJoined();
  }

  #take(place: Place, consumer: Consumer): void {
    const { subscription } = this.#options;
    const runner = new PartitionRunner({ place, consumer, subscription, committer: this.#committer });
    this.#runners.set(place, runner);
    runner.start(this.#ending.get(place));
  }

  #giveUp(places: readonly Place[]): void {
    for (const place of places) {
      const ended = this.#runners.get(place)?.abandon() ?? Promise.resolve();
      this.#runners.delete(place);
      this.#committer.forget(place);
      const before = this.#ending.get(place);
      const all = Promise.all([before, ended]).then(() => undefined);
      this.#ending.set(place, all);
    }
  }

  async #polled({ batch: { topic, partition, messages, highWatermark } }: EachBatchPayload): Promise<void> {
    const runner = this.#runners.get(this.#places.at(topic, partition));
    const entries = messages.map((message) => entryOf(topic, partition, message));
    await runner?.push(entries, Number(highWatermark));
  }

  #commit(nexts: ReadonlyMap<Place, number>): Promise<void> {
    return this.#membership.commit([...nexts].map(([place, next]) => ({ ...place, offset: String(next) })));
  }

  #nudge(): void {
    for (const runner of this.#runners.values()) runner.nudge();
  }

  async #lagOf(topic: string): Promise<number> {
    const { offsets, groupId } = this.#options;
    const committed = await offsets.committed(groupId, topic);
    const bounds = await offsets.bounds(topic);
    return [...bounds].reduce((sum, [partition, { low, high }]) => {
      const own = this.#runners.get(this.#places.at(topic, partition))?.next;
      return sum + high - Math.max(low, own ?? committed.get(partition) ?? low);
    }, 0);
  }

  async #seekOffset(topic: string, to: { readonly partition: number; readonly offset: string }): Promise<void> {
    if (!/^\d{1,15}$/.test(to.offset)) throw new RefusedByBus(`'${to.offset}' is not an offset of this log`);
    const bounds = (await this.#options.offsets.bounds(topic)).get(to.partition);
    if (bounds === undefined) throw new RefusedByBus(`There is no partition ${to.partition}`);
    const runner = this.#runners.get(this.#places.at(topic, to.partition));
    if (runner === undefined) throw new RefusedByBus(`Another member holds partition ${to.partition}; ask that one`);
    runner.moveTo(Math.max(bounds.low, Math.min(Number(to.offset), bounds.high)));
  }

  async #seekTime(topic: string, time: number): Promise<void> {
    for (const [partition, offset] of await this.#options.offsets.since(topic, time))
      this.#runners.get(this.#places.at(topic, partition))?.moveTo(offset);
  }

  async #stop(): Promise<void> {
    await Promise.all([...[...this.#runners.values()].map((runner) => runner.stop()), ...this.#ending.values()]);
    await this.#committer.close();
    await this.#membership.stop();
    this.#options.onStopped();
  }
}
