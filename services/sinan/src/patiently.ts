import { isTransient } from '@sinan/bus';

const LOOK_AGAIN_MS = 500;

/** Repeats what fails because the world is away (an error that says `transient`) until it succeeds or the time is over: servers start at their own pace. */
export async function patiently<T>(work: () => Promise<T>, withinMs: number): Promise<T> {
  const deadline = performance.now() + withinMs;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!isTransient(error) || performance.now() > deadline) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
  }
}
