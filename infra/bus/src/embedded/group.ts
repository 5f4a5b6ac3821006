import { Committer } from '../delivery/committer.ts';
import type { StepMark } from '../delivery/steps.ts';
import { RefusedByBus, type RunningSubscription, type Subscription } from '../port.ts';
import type { Reader } from './reader.ts';
import { PartitionRunner } from './runner.ts';
import type { Topic } from './topic.ts';
import type { Writer } from './writer.ts';

export interface GroupOptions {
  readonly subscription: Subscription;
  readonly topics: readonly Topic[];
  readonly writer: Writer;
  readonly reader: Reader;
  readonly step: StepMark;
  readonly onStopped: () => void;
}
type Place = Parameters<RunningSubscription['seek']>[1];

/** A running group: a runner for every partition of its topics, and one committer for them all. */
export class Group implements RunningSubscription {
  readonly #options: GroupOptions;
  readonly #committer: Committer<number>;
  readonly #runners: readonly PartitionRunner[];
  #stopped: Promise<void> | null = null;

  constructor(options: GroupOptions) {
    const { subscription, topics, writer, reader, step } = options;
    this.#options = options;
    const onTried = () => {
      for (const runner of this.#runners) runner.nudge();
    };
    const commit = async (nexts: ReadonlyMap<number, number>) => {
      const ask = { kind: 'commit' as const, group: subscription.group };
      await writer.ask({ ...ask, slots: [...nexts.keys()], nexts: [...nexts.values()] });
    };
    const committer = new Committer({ commit, step, onTried });
    const positions = reader.positions(subscription.group);
    this.#committer = committer;
    this.#runners = topics
      .flatMap((topic) => topic.partitions)
      .map(
        (partition) =>
          new PartitionRunner({
            partition,
            position: positions.get(partition.slot) ?? 0,
            subscription,
            reader,
            committer,
          }),
      );
    subscription.taking?.();
    for (const runner of this.#runners) runner.start();
  }

  heardAt(): number {
    // biome-ignore lint/plugin: the log's own time, as a broker has its own.
    return Date.now();
  }

  async lag(): Promise<number> {
    return this.#runners.reduce((sum, runner) => sum + runner.lag, 0);
  }

  async seek(topic: string, to: Place): Promise<void> {
    const runners = this.#runners.filter(({ partition }) => partition.topic === topic);
    if (runners.length === 0)
      throw new RefusedByBus(`The group ${this.#options.subscription.group} does not read ${topic}`);
    if ('time' in to) await this.#seekTime(runners, to.time);
    else this.#seekOffset(runners, to);
    await this.#committer.flush();
  }

  stop(): Promise<void> {
    this.#stopped ??= this.#stop();
    return this.#stopped;
  }

  #seekOffset(runners: readonly PartitionRunner[], to: { readonly partition: number; readonly offset: string }): void {
    const runner = runners.find(({ partition }) => partition.partition === to.partition);
    if (runner === undefined) throw new RefusedByBus(`There is no partition ${to.partition}`);
    if (!/^\d{1,15}$/.test(to.offset)) throw new RefusedByBus(`'${to.offset}' is not an offset of this log`);
    runner.moveTo(Number(to.offset));
  }

  async #seekTime(runners: readonly PartitionRunner[], time: number): Promise<void> {
    for (const runner of runners) {
      const offset = await this.#options.reader.firstSince(runner.partition.slot, time);
      runner.moveTo(offset ?? runner.partition.head);
    }
  }

  async #stop(): Promise<void> {
    await Promise.all(this.#runners.map((runner) => runner.stop()));
    await this.#committer.close();
    this.#options.onStopped();
  }
}
