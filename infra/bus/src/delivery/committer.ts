import type { StepMark } from './steps.ts';

/** Half of what the port promises (500 ms), so that the commit itself lies within the promise. */
const COMMIT_AFTER_MS = 250;
const COMMIT_AFTER_MESSAGES = 250;
/** What the port promises: so many messages at most are handled again after a crash. */
const MOST_UNCOMMITTED = 500;

export interface CommitterOptions<Place> {
  /** Makes positions durable: place → the offset that the group handles next there. When it rejects, all of them are tried again. */
  commit(nexts: ReadonlyMap<Place, number>): Promise<void>;
  readonly step: StepMark;
  /** Called after each try, whether it succeeded or not. */
  readonly onTried: () => void;
}

/** What is to be committed of one place: up to where, and how many messages were handled on the way. */
interface Noted {
  next: number;
  count: number;
}

/** Makes a group's progress durable, a little later than it happens, all its places (partitions) at once. */
export class Committer<Place> {
  readonly #options: CommitterOptions<Place>;
  #dirty = new Map<Place, Noted>();
  #onItsWay = new Map<Place, Noted>();
  #uncommitted = 0;
  #waiting = 0;
  #timer: NodeJS.Timeout | undefined;
  #trying: Promise<void> | null = null;

  constructor(options: CommitterOptions<Place>) {
    this.#options = options;
  }

  /** Whether as much has been handled beyond the last commit as may be repeated: handle no more until then. */
  get isFull(): boolean {
    return this.#uncommitted >= MOST_UNCOMMITTED;
  }

  /** One more message is handled: `next` is what the group handles next there. */
  handled(place: Place, next: number): void {
    this.#note(place, next, 1);
    this.#uncommitted += 1;
    this.#waiting += 1;
    if (this.#waiting >= COMMIT_AFTER_MESSAGES) this.#tryNow();
    this.#tryLater();
  }

  /** The group was moved, forwards or back. Durable only after `flush`. */
  moved(place: Place, next: number): void {
    this.#note(place, next, 0);
  }

  /** The place is another member's now: whatever is not committed there yet will not be. */
  forget(place: Place): void {
    for (const noted of [this.#dirty, this.#onItsWay]) {
      this.#uncommitted -= noted.get(place)?.count ?? 0;
      noted.delete(place);
    }
  }

  /** Commits everything noted so far. Rejects as `commit` does, and then tries again later by itself. */
  async flush(): Promise<void> {
    while (this.#trying !== null) await this.#trying.catch(() => undefined);
    if (this.#dirty.size > 0) await this.#try();
  }

  /** A last try; what it cannot commit will be handled again. */
  async close(): Promise<void> {
    await this.flush().catch(() => undefined);
    clearTimeout(this.#timer);
  }

  #note(place: Place, next: number, count: number): void {
    const noted = this.#dirty.get(place);
    if (noted === undefined) {
      this.#dirty.set(place, { next, count });
      return;
    }
    noted.next = next;
    noted.count += count;
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
    const trying = this.#commit().finally(() => {
      this.#trying = null;
      this.#options.onTried();
    });
    this.#trying = trying;
    return trying;
  }

  async #commit(): Promise<void> {
    const noted = this.#dirty;
    this.#onItsWay = noted;
    this.#dirty = new Map();
    this.#waiting = 0;
    this.#options.step('bus.before-commit');
    try {
      await this.#options.commit(new Map([...noted].map(([place, { next }]) => [place, next])));
    } catch (error) {
      this.#putBack(noted);
      throw error;
    }
    this.#onItsWay = new Map();
    for (const { count } of noted.values()) this.#uncommitted -= count;
    this.#options.step('bus.after-commit');
  }

  /** What has been noted meanwhile lies further on, or was moved later, and stays. */
  #putBack(noted: ReadonlyMap<Place, Noted>): void {
    this.#onItsWay = new Map();
    for (const [place, { next, count }] of noted) this.#note(place, this.#dirty.get(place)?.next ?? next, count);
    this.#tryLater();
  }
}
