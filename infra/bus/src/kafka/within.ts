import { BusUnavailable, RefusedByBus } from '../port.ts';

/** Waits for `work` so long; rejects with `BusUnavailable` when it fails or takes longer. The work itself may go on. */
export async function within<T>(ms: number, doing: string, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new BusUnavailable(`No answer from the brokers within ${ms} ms (${doing})`)), ms);
  });
  try {
    return await Promise.race([work, late]);
  } catch (error) {
    throw unavailable(error, doing);
  } finally {
    clearTimeout(timer);
  }
}

/** What kafkajs throws, as the port says it; the port's own errors stay as they are. */
function unavailable(thrown: unknown, doing: string): Error {
  if (thrown instanceof BusUnavailable || thrown instanceof RefusedByBus) return thrown;
  const why = thrown instanceof Error ? thrown.message : String(thrown);
  return new BusUnavailable(`The brokers are away (${doing}): ${why}`, { cause: thrown });
}
