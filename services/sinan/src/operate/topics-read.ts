import { randomUUID } from 'node:crypto';
import type { Bus, Message } from '@sinan/bus';

const LOOK_EVERY_MS = 20;

/**
 * Gives every message of these topics from their beginning to where they end when nothing more waits. As a new group, which nobody goes on with.
 * `tell` hears how many are left, and how many there were.
 */
export async function readWhole(
  bus: Bus,
  topics: readonly string[],
  each: (message: Message) => void,
  tell: (left: number, of: number) => void,
): Promise<void> {
  const failures: unknown[] = [];
  const reading = await bus.subscribe({
    group: `sinan.verify.${randomUUID()}`,
    topics,
    handle: async (message) => each(message),
    park: async (_, error) => void failures.push(error),
  });
  try {
    let of = 0;
    for (let left = await reading.lag(); left > 0 && failures.length === 0; left = await reading.lag()) {
      of = Math.max(of, left);
      tell(left, of);
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    }
  } finally {
    await reading.stop();
  }
  if (failures.length > 0) throw failures[0];
}
