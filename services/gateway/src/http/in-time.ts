import { Refusal } from '@sinan/schema';

/** How long an answer is waited for. */
export interface Patience {
  readonly withinMs: number;
  /** Whether the answer has begun: from then on it takes as long as it takes, as an event stream does. */
  begun(): boolean;
  /** Told what the work failed with when nobody waited for it any more. */
  late(error: unknown): void;
}

/**
 * Waits until the work is done or its answer has begun; rejects with `TOO_SLOW` when neither is so in time. The work itself cannot be called back:
 * an operation that hangs goes on hanging, but holds no connection.
 */
export function inTime(work: Promise<void>, { withinMs, begun, late }: Patience): Promise<void> {
  return new Promise((resolve, reject) => {
    let given = reject;
    const timer = setTimeout(() => {
      given = late;
      if (begun()) return resolve();
      reject(new Refusal('TOO_SLOW', { seconds: withinMs / 1000 }));
    }, withinMs);
    work.then(resolve, (error: unknown) => given(error)).finally(() => clearTimeout(timer));
  });
}
