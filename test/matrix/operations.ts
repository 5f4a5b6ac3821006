import { type Access, type Actor, InvalidInput, newId, Refusal } from '@sinan/schema';
import { topologyServices } from '@sinan/sinan';
import { type MatrixActor, seenAs } from './actors.ts';
import { type Cell, cellOf } from './asking.ts';
import type { Line } from './lines.ts';
import type { World } from './world.ts';

interface Listed {
  readonly service: string;
  readonly name: string;
  readonly access: Access;
}
/** Every operation of the topology, each once, by its service and its name. */
export const OPERATIONS: readonly Listed[] = topologyServices().flatMap(
  ({ name: service, operations, loaders, files = {} }) => {
    const all = [...operations, ...Object.values(loaders), ...Object.values(files)];
    const byName = new Map(all.map(({ name, access }) => [name, { service, name, access }]));
    return [...byName.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1));
  },
);

/**
 * Who may ask what at all: each operation with an input that none of them takes, since who asks is looked at before what is asked. Nothing is done.
 */
export async function operationLines(
  world: World,
  actors: readonly MatrixActor[],
  only?: string,
): Promise<readonly Line[]> {
  const seen = await Promise.all(actors.map((actor) => seenAs(world, actor)));
  const asked = OPERATIONS.filter(({ name }) => only === undefined || name === only);
  return Promise.all(
    asked.map(async ({ service, name }) => ({
      section: `Operations of ${service}`,
      asked: name,
      owner: '',
      leaf: '',
      cells: await Promise.all(seen.map((actor) => mayAsk(world, actor, name))),
    })),
  );
}

/** Of no operation: every input is an object with fields of its own and no others. */
const NO_INPUT = { 'no operation takes this': true };

async function mayAsk({ glass }: World, actor: Actor, name: string): Promise<Cell> {
  const commandId = newId('command', Date.now());
  const call = { actor, locale: 'en', commandId, origin: 'server', correlationId: commandId } as const;
  try {
    await glass.running.dispatcher.dispatch(name, call, NO_INPUT);
  } catch (error) {
    if (error instanceof InvalidInput) return 'Y';
    if (error instanceof Refusal) return cellOf(error.code);
    throw error;
  }
  throw new Error(`${name} takes an input that it should not know`);
}
