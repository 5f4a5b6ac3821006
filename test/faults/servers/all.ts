import { type LocalServers, newInstance, upServers } from '../../../infra/deploy/local/servers.ts';
import { removePlace } from '../../acceptance/place.ts';
import { type Faults, inTurn } from '../in-turn.ts';
import { killPoints } from '../kill-points.ts';
import { repeatedEvents } from '../repeated-events.ts';
import { makeWorld, type World } from '../world.ts';
import { type Absence, brokerAway } from './broker-away.ts';
import { databaseAway } from './database-away.ts';
import { members } from './members.ts';
import { twoRelays } from './two-relays.ts';

interface Asked {
  readonly short: boolean;
  readonly times: number;
  readonly step: string | undefined;
  readonly only: string | undefined;
}

/** A few steps that stand for all, each in another part, where the run is to be short. */
const SHORT_STEPS = ['store.after-write', 'bus.after-append', 'relay.before-publish', 'work.after-claim'];

/** The faults on Kafka and MongoDB, on servers of their own: the faults kill them. */
export async function faultsOnServers(asked: Asked): Promise<readonly boolean[]> {
  const servers = await upServers(await newInstance());
  process.env.SINAN_TEST_ON = 'real';
  process.env.KAFKA_BROKERS = servers.brokers;
  process.env.MONGODB_URI = servers.mongoUri;
  try {
    const world = await makeWorld();
    const sound = await inTurn(faultsOf(world, servers, asked), asked);
    await world.sink.stop();
    await removePlace(world.place);
    return sound;
  } finally {
    await servers.wipe();
  }
}

function faultsOf(world: World, servers: LocalServers, { short, times, step }: Asked): Faults {
  const kills: Absence = { how: 'killed', seconds: short ? 5 : 10 };
  const absences = short ? [kills] : [...Array<Absence>(5).fill(kills), { how: 'stopped', seconds: 60 } as const];
  return [
    ['F1', () => killPoints(world, { times, only: step ?? (short ? SHORT_STEPS : ''), atOnce: 2 })],
    ['F2', () => brokerAway(world, servers, absences)],
    [
      'F3',
      () =>
        databaseAway(
          world,
          servers,
          short ? { killedSeconds: 10, slowSeconds: 5, cuts: 20 } : { killedSeconds: 30, slowSeconds: 20, cuts: 200 },
        ),
    ],
    ['F5', () => repeatedEvents(world, short ? { onRunner: 20, inProcess: 1 } : { onRunner: 1_000, inProcess: 5 })],
    [
      'F7',
      () =>
        members(
          world,
          short
            ? [
                { how: 'leave', times: 2, everySeconds: 5 },
                { how: 'killed', times: 1, everySeconds: 15 },
              ]
            : [
                { how: 'leave', times: 12, everySeconds: 5 },
                { how: 'killed', times: 12, everySeconds: 15 },
              ],
        ),
    ],
    ['F14', () => twoRelays(world, short ? 10 : 50)],
  ];
}
