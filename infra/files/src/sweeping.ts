import type { Files } from './port.ts';

export type SweepOptions = Parameters<Files['sweep']>[0];

/** How many names are asked for at once. */
const BATCH = 500;

export async function* inBatches<T>(items: AsyncIterable<T>): AsyncGenerator<readonly T[], void> {
  let batch: T[] = [];
  for await (const item of items) {
    batch.push(item);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
