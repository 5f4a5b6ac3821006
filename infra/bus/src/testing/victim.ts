/**
 * A process to be killed: publishes to a log, acknowledges on its standard output what is durable, and handles what it published.
 * Lines: `published <value>` after publish resolved, `handled <value>` as a handler ends.
 */
import { writeSync } from 'node:fs';
import { openEmbeddedBus } from '../index.ts';

const [file = ''] = process.argv.slice(2);
const say = (line: string) => writeSync(1, `${line}\n`);
const bus = await openEmbeddedBus({ file });
await bus.declare(['t']);
await bus.subscribe({
  group: 'g',
  topics: ['t'],
  handle: async ({ value }) => {
    say(`handled ${value}`);
  },
  park: async () => {},
});

async function publishForEver(caller: number): Promise<never> {
  for (let n = 0; ; n += 1) {
    await bus.publish([{ topic: 't', key: `caller-${caller}`, value: `${caller}/${n}` }]);
    say(`published ${caller}/${n}`);
  }
}
await Promise.all(Array.from({ length: 16 }, (_, caller) => publishForEver(caller)));
