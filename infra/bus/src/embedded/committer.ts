import type { Ask } from './protocol.ts';
import type { StepMark } from './steps.ts';

/** Half of what the port promises (500 ms), so that the commit itself lies within the promise. */
const COMMIT_AFTER_MS = 250;
const COMMIT_AFTER_MESSAGES = 250;
/** What the port promises: so many messages at most are handled again after a crash. */
const MOST_UNCOMMITTED = 500;

export interface CommitterOptions {
  readonly group: string;
  readonly writer: { ask(ask: Ask): Promise<readonly number[]> };
  readonly step: StepMark;
  /** Called after each try, whether it succeeded or not. */
  readonly onTried: () => void;
}

/** Makes a group's progress durable, a little later than it happens, all its partitions at once. */
export class Committer {
  readonly #options: CommitterOptions;
  #dirty = new Map<number, number>();
  #uncommitted = 0;
  #waiting = 0;
  #timer: NodeJS.Timeout | undefined;
  #trying: Promise<void> | null = null;

  constructor(options: CommitterOptions) {
    this.#options = options;
  }

  /** Whether as much has been handled beyond the last commit as may be repeated: handle no more until then. */
  get isFull(): boolean {
    return this.#uncommitted >= MOST_UNCOMMITTED;
  }

  /** One more message is handled: `next` is what the group handles next in that slot. */
  handled(slot: number, next: number): void {
    this.#dirty.set(slot, next);
    this.#uncommitted += 1;
    this.#waiting += 1;
    if (this.#waiting >= COMMIT_AFTER_MESSAGES) this.#tryNow();
    this.#tryLater();
  }

  /** The group was moved, forwards or back. Durable only after `flush`. */
  moved(slot: number, next: number): void {
    this.#dirty.set(slot, next);
  }

  /** Commits everything noted so far. Rejects with `BusUnavailable`, and then tries again later by itself. */
  async flush(): Promise<void> {
    while (this.#trying !== null) await this.#trying.catch(() => undefined);
    if (this.#dirty.size > 0) await this.#try();
  }

  /** A last try; what it cannot commit will be handled again. */
  async close(): Promise<void> {
    await this.flush().catch(() => undefined);
    clearTimeout(this.#timer);
  }

  #tryNow(): void {
    if (this.#trying === null && this.#dirty.size > 0) this.#try().catch(() => undefined);
  }

  #tryLater(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      if (this.#trying === null) this.#tryNow();
      else this.#tryLater();
    }, COMMIT_AFTER_MS);
  }

  #try(): Promise<void> {
    const trying = this.#commit(this.#dirty, this.#uncommitted).finally(() => {
      this.#trying = null;
      this.#options.onTried();
    });
    this.#trying = trying;
    return trying;
  }

  async #commit(noted: ReadonlyMap<number, number>, count: number): Promise<void> {
    this.#dirty = new Map();
    this.#waiting = 0;
    this.#options.step('bus.before-commit');
    try {
      await this.#options.writer.ask({
        kind: 'commit',
        group: this.#options.group,
        slots: [...noted.keys()],
        nexts: [...noted.values()],
      });
    } catch (error) {
      this.#dirty = new Map([...noted, ...this.#dirty]);
      this.#tryLater();
      throw error;
    }
    this.#uncommitted -= count;
    this.#options.step('bus.after-commit');
  }
}
