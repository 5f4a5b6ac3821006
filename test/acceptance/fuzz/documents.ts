import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  getNamedType,
  getNullableType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isRequiredArgument,
} from 'graphql';
import { sdl } from '../sdl.ts';
import type { Chance } from './chance.ts';
import { type Knowledge, valueFor } from './values.ts';

/** A request as it will be sent. */
export interface Made {
  readonly query: string;
  readonly variables: { readonly [name: string]: unknown };
}

const DEEPEST = 5;

/** A document with valid selections over a root field, and now and then others beside it; arguments as literals or variables, whatever they hold. */
export function documentOf(chance: Chance, knowledge: Knowledge, kind: 'query' | 'mutation', field: string): Made {
  const root = kind === 'query' ? sdl.getQueryType() : sdl.getMutationType();
  const fields = Object.values(root?.getFields() ?? {});
  const main = fields.filter(({ name }) => name === field);
  const more = chance.happens(0.2) ? [chance.oneOf(fields), chance.oneOf(fields)] : [];
  const making = new Making(chance, knowledge);
  const selected = [...main, ...(kind === 'query' ? more : [])].map((one, n) =>
    making.field(one, 1, n > 0 ? `f${n}` : ''),
  );
  const spread = chance.happens(0.15) && root ? making.fragment(root.name, selected.join(' ')) : selected.join(' ');
  const declared = making.declarations.length > 0 ? `(${making.declarations.join(', ')})` : '';
  const query = `${kind} Fuzz${declared} { ${spread} } ${making.fragments.join(' ')}`.trim();
  return { query, variables: Object.fromEntries(making.variables) };
}

/** One document in the making: what it declares gathers here. */
class Making {
  readonly declarations: string[] = [];
  readonly fragments: string[] = [];
  readonly variables: [string, unknown][] = [];
  readonly #chance: Chance;
  readonly #knowledge: Knowledge;

  constructor(chance: Chance, knowledge: Knowledge) {
    this.#chance = chance;
    this.#knowledge = knowledge;
  }

  field({ name, args, type }: GraphQLField<unknown, unknown>, depth: number, alias = ''): string {
    const called =
      alias || (this.#chance.happens(0.05) ? this.#chance.oneOf(['a', '__proto__', 'constructor', 'then']) : '');
    const selection = this.#selection(getNamedType(type), depth + 1);
    return `${called ? `${called}: ` : ''}${name}${this.#arguments(args)}${this.#directive()}${selection}`;
  }

  /** Moves a selection into a fragment of its own: what stands for it. */
  fragment(type: string, selection: string): string {
    const name = `F${this.fragments.length}`;
    this.fragments.push(`fragment ${name} on ${type} { ${selection} }`);
    return `...${name}`;
  }

  #selection(type: GraphQLNamedType, depth: number): string {
    if (!isCompositeType(type)) return '';
    const parts = isAbstractType(type) ? this.#abstract(type, depth) : this.#fieldsOf(type, depth, '');
    return ` { ${['__typename', ...parts].join(' ')} }`;
  }

  #abstract(type: Parameters<typeof sdl.getPossibleTypes>[0], depth: number): readonly string[] {
    const own = isInterfaceType(type) ? Object.values(type.getFields()).map((one) => this.field(one, depth)) : [];
    const possible = this.#chance.someOf(sdl.getPossibleTypes(type), 0.4).slice(0, 3);
    return [...own, ...possible.map((one, n) => `... on ${one.name} {${this.#inside(one, depth, n)}}`)];
  }

  /** The fields of all but the first type have names of their own, so that none overlaps with one that differs. */
  #inside(type: GraphQLObjectType, depth: number, nth: number): string {
    const fields = this.#fieldsOf(type, depth, nth === 0 ? '' : type.name).join(' ') || '__typename';
    return this.#chance.happens(0.1) ? this.fragment(type.name, fields) : fields;
  }

  #fieldsOf(type: GraphQLObjectType, depth: number, prefix: string): readonly string[] {
    const fields = Object.values(type.getFields()).filter(
      (one) => depth < DEEPEST || !isCompositeType(getNamedType(one.type)),
    );
    if (fields.length === 0) return [];
    const share = prefix ? 0.2 : this.#chance.oneOf([0.2, 0.5, 1]);
    return this.#chance.someOf(fields, share).map((one) => this.field(one, depth, prefix && `${prefix}_${one.name}`));
  }

  #arguments(args: readonly GraphQLArgument[]): string {
    const given = args.filter((arg) => isRequiredArgument(arg) || this.#chance.happens(0.4));
    if (given.length === 0) return '';
    return `(${given.map((arg) => `${arg.name}: ${this.#argument(arg)}`).join(', ')})`;
  }

  #argument({ name, type }: GraphQLArgument): string {
    const value = valueFor(this.#chance, this.#knowledge, type, name);
    if (this.#chance.happens(0.4)) return literalOf(value, type);
    const variable = `v${this.variables.length}`;
    this.declarations.push(`$${variable}: ${type}`);
    this.variables.push([variable, value]);
    return `$${variable}`;
  }

  #directive(): string {
    if (!this.#chance.happens(0.03)) return '';
    return ` @${this.#chance.oneOf(['include', 'skip'])}(if: ${this.#chance.happens(0.5)})`;
  }
}

/** A value as a document says it. What does not fit its type is said as it is. */
function literalOf(value: unknown, type: GraphQLInputType | null): string {
  const bare = type && getNullableType(type);
  if (Array.isArray(value))
    return `[${value.map((one) => literalOf(one, isListType(bare) ? bare.ofType : null)).join(' ')}]`;
  if (typeof value === 'string') return isEnumType(bare) && /^\w+$/.test(value) ? value : JSON.stringify(value);
  if (typeof value !== 'object' || value === null) return String(value);
  const fields = isInputObjectType(bare) ? bare.getFields() : {};
  const pairs = Object.entries(value).map(([name, one]) => `${name}: ${literalOf(one, fields[name]?.type ?? null)}`);
  return `{${pairs.filter((pair) => !pair.startsWith('$')).join(' ')}}`;
}
