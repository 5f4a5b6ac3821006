/**
 * The time that an attempt may take. What an `AbortSignal` does, for a small part of its cost: a mail that goes out in time asks nothing of it but its end.
 */
export class Deadline {
  #passed: Error | null = null;
  #told: (() => void)[] = [];
  readonly #timer: NodeJS.Timeout;

  constructor(ms: number) {
    this.#timer = setTimeout(() => {
      this.#passed = new Error(`the mail server took longer than ${ms} ms`);
      for (const told of this.#told.splice(0)) told();
    }, ms);
  }

  /** Why it is too late; null as long as it is not. */
  get passed(): Error | null {
    return this.#passed;
  }

  /** Calls once it has passed, unless taken back. */
  onPassed(told: () => void): void {
    this.#told.push(told);
  }
  takeBack(told: () => void): void {
    const at = this.#told.indexOf(told);
    if (at >= 0) this.#told.splice(at, 1);
  }

  /** The attempt was over before. */
  end(): void {
    clearTimeout(this.#timer);
  }
}

/** Does a work that is to be over in so many ms. */
export async function within<T>(ms: number, work: (deadline: Deadline) => Promise<T>): Promise<T> {
  const deadline = new Deadline(ms);
  try {
    return await work(deadline);
  } finally {
    deadline.end();
  }
}
