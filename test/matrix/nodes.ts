import { ID_PREFIXES, type Noun } from '@sinan/schema';
import { NODES } from '@sinan/schema/graphql';
import { isObjectType } from 'graphql';
import { sdl } from '../acceptance/sdl.ts';
import type { MatrixActor } from './actors.ts';
import { type GraphRow, graphPart, leafCell, wholeCell } from './graph-row.ts';
import type { Part } from './lines.ts';
import { nothingOf, type Variant, variantsOf } from './objects.ts';
import { type Selection, selectionOf } from './selection.ts';
import type { World } from './world.ts';

/** Under which names of the objects a noun is asked, where it is not the noun's own: in the states in which others have to do with it. */
const CALLED: { readonly [noun: string]: readonly string[] } = {
  case: ['case', 'waitingCase', 'movingCase', 'closedCase'],
  invitation: ['invitation', 'askedInvitation'],
  membership: ['membership', 'confirmedMembership'],
  ledgerEntry: ['ledgerEntry', 'reversedEntry'],
  warning: ['warning', 'live'],
};

interface Asked {
  readonly noun: Noun;
  readonly called: string;
  readonly typename: string;
  readonly selection: Selection;
}
const NOTHING: Selection = { text: '', leaves: [], fields: [] };
const isNoun = (key: string): key is Noun => key in ID_PREFIXES;

/** Every noun that has ids, also those that are no nodes: what is none is nothing to anybody. */
const ASKED: readonly Asked[] = Object.keys(ID_PREFIXES)
  .filter(isNoun)
  .flatMap((noun) => {
    const typename: string = NODES.find((one) => one.noun === noun)?.typename ?? '';
    const type = sdl.getType(typename);
    const selection = isObjectType(type) ? selectionOf(type) : NOTHING;
    return (CALLED[noun] ?? [noun]).map((called) => ({ noun, called, typename, selection }));
  });

/** Which fields of types are asked for. */
export const askedOfNodes: readonly string[] = ['Query.node', ...ASKED.flatMap(({ selection }) => selection.fields)];

/** `node(id)` of every noun, with every field of it. */
export function nodePart(
  world: World,
  actors: readonly MatrixActor[],
  only: ReadonlySet<string> | null = null,
): Promise<Part> {
  const rows = ASKED.map((one) => rowOf(world, one)).filter(({ asked }) => !only || only.has(asked));
  return graphPart(world, actors, rows, ({ section, asked, selection }, owner, byActor) => {
    const row = { section, asked, owner };
    const leaves = owner === 'nowhere' ? [] : selection.leaves;
    return [
      { ...row, leaf: '', cells: byActor.map(wholeCell) },
      ...leaves.map((leaf) => ({ ...row, leaf, cells: byActor.map((said) => leafCell(said, leaf)) })),
    ];
  });
}

function rowOf(world: World, one: Asked): GraphRow {
  const { typename, called, selection } = one;
  const calls = variantsFor(world, one).map(({ owner, id }) => ({ owner, text: `node(id: ${JSON.stringify(id)})` }));
  return {
    section: typename === '' ? 'Ids of no node' : typename,
    asked: `node(${called})`,
    kind: 'query',
    type: 'Node',
    selection: {
      ...selection,
      text: ` { __typename id${typename === '' ? '' : ` ... on ${typename}${selection.text}`} }`,
    },
    together: true,
    calls: () => calls,
  };
}

/** What the world has none of is asked by an id under which there is nothing. */
function variantsFor(
  world: World,
  { noun, called }: Asked,
): readonly { readonly owner: string; readonly id: string }[] {
  const idIn = ({ objects }: Variant) => Object.entries(objects).find(([name]) => name === called)?.[1];
  return variantsOf(world, new Set([called])).flatMap((variant) => {
    const id = variant.owner === 'nowhere' ? nothingOf(noun) : idIn(variant);
    return id === undefined ? [] : [{ owner: variant.owner, id }];
  });
}
