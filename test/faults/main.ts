import { removePlace } from '../acceptance/place.ts';
import { diskFull } from './disk-full.ts';
import { inTurn } from './in-turn.ts';
import { killPoints } from './kill-points.ts';
import { repeatedEvents } from './repeated-events.ts';
import { sameCommand } from './same-command.ts';
import { faultsOnServers } from './servers/all.ts';
import { makeWorld } from './world.ts';

/**
 * `npm run test:faults -- [--real] [--short] [--times N] [--step bus.] [--only F2]`: real processes, really killed. `--real`: on Kafka and
 * MongoDB, which are brought up beside any others, and killed too. `--step`: only the kills at the steps so called. `--only`: only that
 * fault. Prints a table a fault; exit code 1 when anything acknowledged is missing or anything is there twice.
 */
const short = process.argv.includes('--short');
const option = (name: string) =>
  process.argv.includes(name) ? process.argv[process.argv.indexOf(name) + 1] : undefined;
const times = Number(option('--times') ?? (short ? 1 : 3));
const step = option('--step');

const asked = { short, times, step, only: option('--only') };

async function faultsEmbedded(): Promise<readonly boolean[]> {
  const world = await makeWorld();
  const sound = await inTurn(
    [
      ['F1', () => killPoints(world, { times, only: step ?? '' })],
      ['F5', () => repeatedEvents(world, short ? { onRunner: 100, inProcess: 3 } : { onRunner: 1_000, inProcess: 50 })],
      ['F11', () => sameCommand(world, short ? 3 : 20)],
      ['F9', () => diskFull(world)],
    ],
    asked,
  );
  await world.sink.stop();
  await removePlace(world.place);
  return sound;
}

const sound = await (process.argv.includes('--real') ? faultsOnServers(asked) : faultsEmbedded());
const failed = sound.filter((one) => !one).length;
console.log(
  `\n${failed === 0 ? 'Acknowledged = present, nothing doubled.' : `${failed} of ${sound.length} faults did harm.`}`,
);
process.exit(failed === 0 ? 0 : 1);
