import { removeFolder } from '../acceptance/platform.ts';
import { diskFull } from './disk-full.ts';
import { killPoints } from './kill-points.ts';
import { repeatedEvents } from './repeated-events.ts';
import { sameCommand } from './same-command.ts';
import { makeWorld } from './world.ts';

/**
 * `npm run test:faults -- [--short] [--times N] [--step bus.]`: a real process, really killed. `--step`: only the kills at the steps so called.
 * Prints a table a fault; exit code 1 when anything acknowledged is missing or anything is there twice.
 */
const short = process.argv.includes('--short');
const option = (name: string) =>
  process.argv.includes(name) ? process.argv[process.argv.indexOf(name) + 1] : undefined;
const times = Number(option('--times') ?? (short ? 1 : 3));
const only = option('--step');

const world = await makeWorld();
const others = async () => [
  await repeatedEvents(world, short ? { onRunner: 100, inProcess: 3 } : { onRunner: 1_000, inProcess: 50 }),
  await sameCommand(world, short ? 3 : 20),
  await diskFull(world),
];
const sound = [await killPoints(world, times, only ?? ''), ...(only === undefined ? await others() : [])];
await world.sink.stop();
await removeFolder(world.folder);
const failed = sound.filter((one) => !one).length;
console.log(
  `\n${failed === 0 ? 'Acknowledged = present, nothing doubled.' : `${failed} of ${sound.length} faults did harm.`}`,
);
process.exit(failed === 0 ? 0 : 1);
