/**
 * A process to be killed: a member of a group on Kafka. Arguments: brokers, group prefix, group, topic.
 * Lines on its standard output: `taking` when it has got partitions, `handled <key>/<value>` as a handler ends.
 */
import { writeSync } from 'node:fs';
import { openKafkaBus } from '../index.ts';

const [brokers = '', groupPrefix = '', group = '', topic = ''] = process.argv.slice(2);
const say = (line: string) => writeSync(1, `${line}\n`);
const bus = await openKafkaBus({ brokers: brokers.split(','), clientId: 'member', groupPrefix });
await bus.subscribe({
  group,
  topics: [topic],
  handle: async ({ key, value }) => {
    say(`handled ${key}/${value}`);
  },
  park: async () => {},
  taking: () => say('taking'),
});
