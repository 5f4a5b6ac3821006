import type { Topic } from './topic.ts';
import type { Writer } from './writer.ts';

const SWEEP_MS = 60_000;
/** Few at a time: the writer commits others' messages between two chunks (200,000 in one write held it for 1.1 s). */
const CHUNK = 500;

/** Deletes what is older than its topic keeps: slowly, by itself, and judged by the clock it is given. */
export class Retention {
  readonly #writer: Writer;
  readonly #now: () => number;
  readonly #keeps = new Map<Topic, number>();
  readonly #timer: NodeJS.Timeout;
  #sweeping: Promise<void> = Promise.resolve();
  #stopped = false;

  constructor(writer: Writer, now: () => number) {
    this.#writer = writer;
    this.#now = now;
    this.#timer = setInterval(() => {
      this.#sweeping = this.#sweeping.then(() => this.#sweep());
    }, SWEEP_MS).unref();
  }

  /** Without `keepMs` the topic is kept for ever. */
  keep(topic: Topic, keepMs: number | undefined): void {
    if (keepMs === undefined) this.#keeps.delete(topic);
    else this.#keeps.set(topic, keepMs);
  }

  async retain(topic: Topic, olderThanMs: number): Promise<number> {
    const before = this.#now() - olderThanMs;
    let deleted = 0;
    for (const { slot } of topic.partitions) deleted += await this.#dropBefore(slot, before);
    return deleted;
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearInterval(this.#timer);
    await this.#sweeping;
  }

  async #dropBefore(slot: number, before: number): Promise<number> {
    for (let deleted = 0; ; ) {
      const [count = 0] = await this.#writer.ask({ kind: 'drop', slot, before, limit: CHUNK });
      deleted += count;
      if (count < CHUNK || this.#stopped) return deleted;
    }
  }

  /** What fails now (the disk is full, the log is away) is tried again by the next sweep. */
  async #sweep(): Promise<void> {
    for (const [topic, keepMs] of this.#keeps) {
      if (this.#stopped) return;
      await this.retain(topic, keepMs).catch(() => 0);
    }
  }
}
