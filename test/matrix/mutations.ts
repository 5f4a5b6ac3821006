import { sdl } from '../acceptance/sdl.ts';
import type { MatrixActor } from './actors.ts';
import { type Cell, cellOf } from './asking.ts';
import { type GraphRow, graphPart, type Said, wholeCell } from './graph-row.ts';
import { INPUTS } from './inputs.ts';
import type { Part } from './lines.ts';
import { namesTaken, variantsOf } from './objects.ts';
import type { World } from './world.ts';

/** Every mutation of the schema with what it is asked with. */
const MUTATIONS = Object.values(sdl.getMutationType()?.getFields() ?? {}).map(({ name, args, type }) => {
  const input = INPUTS[name];
  if (input === undefined) throw new Error(`say in inputs.ts with what ${name} is asked`);
  return {
    name,
    input,
    inputType: args.find((arg) => arg.name === 'input')?.type,
    result: String(type).replace('!', ''),
  };
});
type Mutation = (typeof MUTATIONS)[number];

/** Every mutation, on what is A's, what is B's and what does not exist. Each ends where it would write: what it would do is not done. */
export async function mutationPart(
  world: World,
  actors: readonly MatrixActor[],
  only: ReadonlySet<string> | null = null,
): Promise<Part> {
  const rows = MUTATIONS.map((one) => rowOf(world, one)).filter(({ asked }) => !only || only.has(asked));
  return harmlessly(world, () =>
    graphPart(world, actors, rows, ({ section, asked }, owner, byActor) => [
      { section, asked, owner, leaf: '', cells: byActor.map(cellIn) },
    ]),
  );
}

export async function harmlessly<T>({ glass }: World, work: () => Promise<T>): Promise<T> {
  glass.harmless = true;
  try {
    return await work();
  } finally {
    glass.harmless = false;
  }
}

const REFUSALS =
  ' { __typename ... on InvalidInput { code problems { path rule message } } ... on Refused { code message params { name value } } }';

function rowOf(world: World, { name, input, inputType, result }: Mutation): GraphRow {
  const taken = input ? namesTaken(input) : new Set<string>();
  return {
    section: 'Mutation',
    asked: `Mutation.${name}`,
    kind: 'mutation',
    type: result,
    selection: { text: REFUSALS, leaves: [], fields: [] },
    together: true,
    calls: (actor) =>
      variantsOf(world, taken, actor).map(({ owner, objects }) => ({
        owner: taken.size === 0 ? '' : owner,
        text: input ? `${name}(input: $input)` : name,
        ...(input ? { input: { type: String(inputType), value: input(objects) } } : {}),
      })),
  };
}

function cellIn(said: Said): Cell {
  const { value } = said;
  if (typeof value !== 'object' || value === null) return wholeCell(said);
  return 'code' in value ? cellOf(String(value.code)) : 'Y';
}
