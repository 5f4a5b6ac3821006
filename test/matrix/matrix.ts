import type { MatrixActor } from './actors.ts';
import { actorsOf } from './actors.ts';
import { joined, type Line, type Part } from './lines.ts';
import { mutationPart } from './mutations.ts';
import { nodePart } from './nodes.ts';
import { operationLines } from './operations.ts';
import { questionPart } from './questions.ts';
import { routePart } from './routes.ts';
import { streamPart } from './streams.ts';
import type { World } from './world.ts';

/** Everything that answers, asked by everybody; what is streamed apart, since it comes of what happens. */
export interface Matrix {
  readonly actors: readonly MatrixActor[];
  readonly asked: Part;
  readonly streamed: Part;
}
export const linesIn = ({ asked, streamed }: Matrix): readonly Line[] => [...asked.lines, ...streamed.lines];

export async function matrixOf(world: World): Promise<Matrix> {
  const actors = actorsOf(world);
  const asked = joined([
    { lines: await operationLines(world, actors), heard: [] },
    await questionPart(world, actors),
    await nodePart(world, actors),
    await mutationPart(world, actors),
    await routePart(world, actors),
  ]);
  return { actors, asked, streamed: await streamPart(world, actors) };
}

/** Some rows once more. */
export async function askedAgain(
  world: World,
  actors: readonly MatrixActor[],
  rows: ReadonlySet<string>,
): Promise<readonly Line[]> {
  const parts = [questionPart, nodePart, mutationPart, routePart];
  const lines: Line[] = [];
  for (const part of parts) lines.push(...(await part(world, actors, rows)).lines);
  return lines;
}
