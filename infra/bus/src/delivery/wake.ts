/** A place where one loop rests until something happens. `ring` ends the rest at once; a ring while nobody rests does nothing. */
export class Wake {
  #resume: (() => void) | null = null;

  rest(ms?: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = ms === undefined ? undefined : setTimeout(() => this.ring(), ms);
      this.#resume = () => {
        clearTimeout(timer);
        this.#resume = null;
        resolve();
      };
    });
  }

  ring(): void {
    this.#resume?.();
  }
}
