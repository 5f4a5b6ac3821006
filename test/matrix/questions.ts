import { type GraphQLField, getNamedType, isLeafType, isNonNullType, isRequiredArgument } from 'graphql';
import { sdl } from '../acceptance/sdl.ts';
import type { MatrixActor } from './actors.ts';
import { givenAway } from './asking.ts';
import { type GraphRow, graphPart, leafCell, type Said, wholeCell } from './graph-row.ts';
import type { Line, Part } from './lines.ts';
import { type Named, namesTaken, variantsOf } from './objects.ts';
import { selectionOf } from './selection.ts';
import type { World } from './world.ts';

/** Under which name of the objects a field is asked by `id`. */
const ID_OF: { readonly [field: string]: (objects: Named) => string } = {
  case: (o) => o.case,
  caseDraft: (o) => o.draft,
  consultation: (o) => o.consultation,
  expert: (o) => o.expert,
  warning: (o) => o.warning,
};

/** With what an argument is asked, by its name. One that is missing here has no place in the matrix. */
function argument(world: World, field: string, name: string): (objects: Named) => string {
  const byName: { readonly [name: string]: (objects: Named) => string } = {
    ...{ caseId: (o) => text(o.case), warningId: (o) => text(o.live), token: (o) => text(o.subscription) },
    ...{ year: () => String(new Date().getFullYear()), by: () => 'state', kind: () => 'saved', stage: () => 'draft' },
    days: () => '1',
    after: () => text(world.begins),
    email: () => text(world.subscriber),
    personId: (o) => text(o.person),
    organisationId: (o) => text(o.organisation),
    input: () => '{ countries: ["US"] }',
  };
  const id = ID_OF[field];
  const known = name === 'id' && id ? (o: Named) => text(id(o)) : byName[name];
  if (!known) throw new Error(`say with what Query.${field}(${name}) is asked`);
  return known;
}
const text = (value: string) => JSON.stringify(value);

type QueryField = GraphQLField<unknown, unknown>;
/** Beside what is required, `updates` is asked from a beginning on. */
const isAsked = ({ name: field }: QueryField, arg: QueryField['args'][number]) =>
  isRequiredArgument(arg) || arg.name === 'first' || (field === 'updates' && arg.name === 'after');

/** `node` and `nodes` have rows of their own. */
const THROUGH_LOADERS = ['node', 'nodes'];
const QUESTIONS = Object.values(sdl.getQueryType()?.getFields() ?? {}).filter(
  ({ name }) => !THROUGH_LOADERS.includes(name),
);

/** Every field of Query, with all leaves of its answer. */
export function questionPart(
  world: World,
  actors: readonly MatrixActor[],
  only: ReadonlySet<string> | null = null,
): Promise<Part> {
  const rows = QUESTIONS.map((field) => rowOf(world, field)).filter(({ asked }) => !only || only.has(asked));
  return graphPart(world, actors, rows, (row, owner, byActor) => linesOf(world, row, owner, byActor));
}

/** Which fields of types are asked for. */
export const askedByQuestions: readonly string[] = QUESTIONS.flatMap((field) => [
  `Query.${field.name}`,
  ...selectionOf(field.type, { flat: true }).fields,
]);

function rowOf(world: World, field: QueryField): GraphRow {
  const selection = selectionOf(field.type, { flat: true });
  // As long as a page may be without costing more than a document may.
  const first = () => (selection.leaves.length > 20 ? '20' : '100');
  const args = field.args
    .filter((arg) => isAsked(field, arg))
    .map(({ name }) => ({ name, take: name === 'first' ? first : argument(world, field.name, name) }));
  const call = (objects: Named) =>
    args.length === 0
      ? field.name
      : `${field.name}(${args.map(({ name, take }) => `${name}: ${take(objects)}`).join(', ')})`;
  const taken = namesTaken(call);
  const named = getNamedType(field.type);
  return {
    section: 'Query',
    asked: `Query.${field.name}`,
    kind: 'query',
    type: isLeafType(named) ? null : named.name,
    selection,
    together: !isNonNullType(field.type),
    calls: (actor) =>
      variantsOf(world, taken, actor).map(({ owner, objects }) => ({
        owner: taken.size === 0 ? '' : owner,
        text: call(objects),
      })),
  };
}

/** The whole, by whose things are in it; then each leaf. */
function linesOf(
  world: World,
  { section, asked, selection }: GraphRow,
  owner: string,
  byActor: readonly Said[],
): readonly Line[] {
  const row = { section, asked, owner };
  const whole = byActor.map((said) => {
    const cell = wholeCell(said);
    const owners = new Set([...givenAway(said.body, world.owners)].map((one) => one.slice(0, 1)));
    return cell === 'Y' && owners.size > 0 ? [...owners].toSorted().join('') : cell;
  });
  const leaves = selection.leaves.filter((leaf) => leaf !== '');
  return [
    { ...row, leaf: '', cells: whole },
    ...leaves.map((leaf) => ({ ...row, leaf, cells: byActor.map((said) => leafCell(said, leaf)) })),
  ];
}
