import {
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLOutputType,
  getNamedType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
} from 'graphql';
import { sdl } from '../acceptance/sdl.ts';

/** Everything that can be asked of a type: as text, as the paths of its leaves, and as the fields of types that are in it. */
export interface Selection {
  readonly text: string;
  readonly leaves: readonly string[];
  readonly fields: readonly string[];
}

const NODE = sdl.getType('Node');
function isNode(type: unknown): boolean {
  return isObjectType(type) && type.getInterfaces().some((one) => one === NODE);
}

/** How many rows a list inside of something is asked for. */
const INSIDE = 5;

/**
 * All leaves of a type. What another noun is, is asked of in its own rows: inside of something it is told by its leaves alone. `flat` leaves out what
 * is inside: for long lists of nouns.
 */
export function selectionOf(type: GraphQLOutputType, { flat = false, inside = false } = {}): Selection {
  const named = getNamedType(type);
  if (isLeafType(named)) return { text: '', leaves: [''], fields: [] };
  if (!isObjectType(named)) throw new Error(`say what of ${type} is asked for`);
  const isNoun = isNode(named);
  const fields = Object.values(named.getFields()).filter(
    (field) =>
      !field.args.some(isRequiredArgument) && (isLeafType(getNamedType(field.type)) || !isNoun || !(flat || inside)),
  );
  return together(named, fields, { flat, inside: inside || isNoun });
}

function together(
  type: GraphQLObjectType,
  fields: readonly GraphQLField<unknown, unknown>[],
  how: { readonly flat: boolean; readonly inside: boolean },
): Selection {
  const parts = fields.map((field) => {
    const inner = selectionOf(field.type, how);
    const args = field.args.some(({ name }) => name === 'first') ? `(first: ${INSIDE})` : '';
    return {
      text: `${field.name}${args}${inner.text}`,
      leaves: inner.leaves.map((leaf) => (leaf === '' ? field.name : `${field.name}.${leaf}`)),
      fields: [`${type.name}.${field.name}`, ...inner.fields],
    };
  });
  return {
    text: ` { ${parts.map(({ text }) => text).join(' ')} }`,
    leaves: parts.flatMap(({ leaves }) => leaves),
    fields: [...new Set(parts.flatMap(({ fields: inside }) => inside))],
  };
}

/** Whether there is something at a path, anywhere in the lists on the way. */
export function isThere(value: unknown, path: readonly string[]): boolean {
  if (value === null || value === undefined) return false;
  if (Array.isArray(value)) return value.some((one) => isThere(one, path));
  const [first, ...rest] = path;
  if (first === undefined) return true;
  return typeof value === 'object' && isThere(Object.entries(value).find(([name]) => name === first)?.[1], rest);
}
