import {
  type GraphQLInputType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isScalarType,
} from 'graphql';
import { sdl } from '../sdl.ts';

/** Every mutation of the schema with the type of its input, if it takes one: as many as there are. */
export const MUTATIONS = Object.values(sdl.getMutationType()?.getFields() ?? {}).flatMap(({ name, args }) => {
  const input = args.find((arg) => arg.name === 'input');
  return input ? [{ name, type: input.type }] : [];
});

/** Whether an input names anything by id. */
export function namesSomething(type: GraphQLInputType): boolean {
  const bare = getNullableType(type);
  if (isListType(bare)) return namesSomething(bare.ofType);
  if (isInputObjectType(bare)) return Object.values(bare.getFields()).some((field) => namesSomething(field.type));
  return isScalarType(bare) && bare.name === 'ID';
}

/** An input of the right shape: `id` for what names something, by the name of its field; a word, one, true or the first choice for the rest. */
export function inputOf(type: GraphQLInputType, id: (field: string) => string, field = ''): unknown {
  const bare = getNullableType(type);
  if (isListType(bare)) return [inputOf(bare.ofType, id, field)];
  if (isEnumType(bare)) return bare.getValues()[0]?.name;
  if (isInputObjectType(bare)) {
    const asked = Object.values(bare.getFields()).filter((one) => isNonNullType(one.type) || namesSomething(one.type));
    return Object.fromEntries(asked.map((one) => [one.name, inputOf(one.type, id, one.name)]));
  }
  return SCALARS[bare.name] ?? (bare.name === 'ID' ? id(field) : 'x');
}

const SCALARS: { readonly [name: string]: unknown } = { Int: 1, Float: 1, Boolean: true };
