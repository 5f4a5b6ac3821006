import type { MatrixActor } from './actors.ts';
import { asksGraph, type Cell, cellOf, type GraphError } from './asking.ts';
import type { Heard, Line, Part } from './lines.ts';
import { isThere, type Selection } from './selection.ts';
import type { World } from './world.ts';

/** A field of a root as it is asked: of each owner by a call of its own, with one selection. */
export interface GraphRow {
  readonly section: string;
  /** `Query.case`, `node(case)`, `Mutation.acceptCase`. */
  readonly asked: string;
  readonly kind: 'query' | 'mutation';
  /** What the selection is of, where it has one. */
  readonly type: string | null;
  readonly selection: Selection;
  /** Whether all calls go in one document: none of them takes the others with it when it is refused. */
  readonly together: boolean;
  calls(actor: MatrixActor): readonly GraphCall[];
}
export interface GraphCall {
  readonly owner: string;
  /** `case(id: "…")`; the variable `$input` stands for the input. */
  readonly text: string;
  readonly input?: { readonly type: string; readonly value: unknown };
}

/** What was answered to one call: its value, and what went wrong in it. */
export interface Said {
  readonly owner: string;
  readonly value: unknown;
  readonly errors: readonly GraphError[];
  readonly body: string;
}

/** Asks rows one after the other, so that it is known which operations have a part in which row. */
export async function graphPart(
  world: World,
  actors: readonly MatrixActor[],
  rows: readonly GraphRow[],
  linesOf: (row: GraphRow, owner: string, byActor: readonly Said[]) => readonly Line[],
): Promise<Part> {
  const lines: Line[] = [];
  const heard: Heard[] = [];
  for (const row of rows) {
    world.glass.heard = world.hears(row.asked);
    const byActor = await Promise.all(actors.map((actor) => saidTo(world, actor, row)));
    world.glass.heard = null;
    for (const { owner } of byActor[0] ?? []) {
      const ofOwner = byActor.map((said) => spoken(said, owner));
      const made = linesOf(row, owner, ofOwner);
      lines.push(...made);
      heard.push(...heardIn(row, actors, byActor, { owner, cells: made[0]?.cells ?? [] }));
    }
  }
  return { lines, heard };
}

function heardIn(
  { asked }: GraphRow,
  actors: readonly MatrixActor[],
  byActor: readonly (readonly Said[])[],
  { owner, cells }: { readonly owner: string; readonly cells: readonly Cell[] },
): readonly Heard[] {
  return actors.map(({ key }, i) => {
    const said = byActor[i] ?? [];
    const ofNothing = said.find((one) => one.owner === 'nowhere');
    return {
      actor: key,
      asked,
      owner,
      body: spoken(said, owner).body,
      said: '',
      ofNothing: ofNothing?.body ?? null,
      cell: cells[i] ?? '',
    };
  });
}

function spoken(said: readonly Said[], owner: string): Said {
  const found = said.find((one) => one.owner === owner);
  if (!found) throw new Error(`nothing was said of ${owner}`);
  return found;
}

async function saidTo({ url }: World, actor: MatrixActor, row: GraphRow): Promise<readonly Said[]> {
  const calls = row.calls(actor);
  const groups = row.together ? [calls] : calls.map((call) => [call]);
  const said = await Promise.all(
    groups.map(async (group) => {
      const { data, errors } = await asksGraph(url, actor, documentOf(row, group), variablesOf(group));
      return group.map(({ owner }, i) => {
        const value = data?.[`f${i}`] ?? null;
        const own = errors
          .filter(({ path = [] }) => path[0] === `f${i}`)
          .map((error) => ({ ...error, path: error.path?.slice(1) ?? [] }));
        return { owner, value, errors: own, body: JSON.stringify({ value, errors: own }) };
      });
    }),
  );
  return said.flat();
}

function documentOf({ kind, type, selection }: GraphRow, calls: readonly GraphCall[]): string {
  const declared = calls.flatMap(({ input }, i) => (input ? [`$i${i}: ${input.type}`] : []));
  const spread = type === null ? '' : ' { ...Asked }';
  const fields = calls.map(({ text }, i) => `f${i}: ${text.replace('$input', `$i${i}`)}${spread}`);
  const fragment = type === null ? '' : ` fragment Asked on ${type}${selection.text}`;
  return `${kind}${declared.length === 0 ? '' : `(${declared.join(', ')})`} { ${fields.join(' ')} }${fragment}`;
}

function variablesOf(calls: readonly GraphCall[]): object {
  return Object.fromEntries(calls.flatMap(({ input }, i) => (input ? [[`i${i}`, input.value]] : [])));
}

/** The answer as a whole: refused, empty, or there. */
export function wholeCell({ value, errors: [error] }: Said): Cell {
  if (error && value === null) return cellOf(error.extensions?.code);
  return value === null || isEmpty(value) ? '.' : 'Y';
}

export function leafCell(said: Said, leaf: string): Cell {
  const whole = wholeCell(said);
  if (whole !== 'Y') return whole;
  if (isThere(said.value, leaf.split('.'))) return 'Y';
  const failed = said.errors.find(({ path = [] }) =>
    `${leaf}.`.startsWith(`${path.filter((one) => typeof one === 'string').join('.')}.`),
  );
  return failed ? cellOf(failed.extensions?.code) : '.';
}

function isEmpty(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0;
  return typeof value === 'object' && value !== null && 'edges' in value && isEmpty(value.edges);
}
