import { afterAll, beforeAll, describe } from 'vitest';
import { deliveryContract } from './bus-delivery.ts';
import { failureContract } from './bus-failures.ts';
import { publishingContract } from './bus-publishing.ts';
import { readingContract } from './bus-reading.ts';
import { restartContract } from './bus-restarts.ts';
import { scrubbingContract } from './bus-scrubbing.ts';
import type { BusWorld } from './bus-world.ts';

/** Holds an adapter to the promises of the bus port, line by line. An adapter's spec is a call of this with its world. */
export function busContract(name: string, factory: () => Promise<BusWorld>): void {
  describe(`the bus port, kept by ${name}`, () => {
    let world: BusWorld;
    beforeAll(async () => {
      world = await factory();
    });
    afterAll(() => world.dispose());

    publishingContract(() => world);
    deliveryContract(() => world);
    failureContract(() => world);
    readingContract(() => world);
    restartContract(() => world);
    scrubbingContract(() => world);
  });
}
