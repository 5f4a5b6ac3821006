import { newId } from '@sinan/schema';
import {
  type GraphQLInputType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql';
import type { Chance } from './chance.ts';

/** What the fuzzer knows: words for fields by their names, and what earlier answers showed. */
export interface Knowledge {
  /** Good values for fields of these names. */
  readonly words: { readonly [field: string]: readonly unknown[] };
  /** Ids, cursors and tokens that were answered: good ones, each of somebody. */
  readonly borrowed: readonly string[];
}

/** How often a value is one that does not fit, or is somebody else's. */
const BAD = 0.08;
const BORROWED = 0.3;
const GIVEN = 0.5;

const STRINGS: readonly string[] = [
  '',
  ' ',
  'x',
  '__proto__',
  'constructor',
  '\0',
  'a\r\nBcc: b@x.example',
  '\u202etxt.exe',
  '👩‍👩‍👧‍👦',
  '<script>alert(1)</script>',
  "' OR 1=1 --",
  '{"$ne":null}',
  '../../etc/passwd',
  '事'.repeat(5_000),
  'x'.repeat(70_000),
  '2026-02-30',
  '-1',
  'NaN',
  'eyJhIjoxfQ',
];
const NUMBERS: readonly number[] = [0, -1, 1, 2, 100, 101, 2026, 2 ** 31 - 1, -(2 ** 31)];
/** Of no kind that a field could have. */
const MISFITS: readonly unknown[] = [
  null,
  1.5,
  2 ** 31,
  1e100,
  true,
  'nope',
  [],
  [[]],
  {},
  { $ne: null },
  { constructor: {} },
];

/** A value for an input type: mostly one that fits, now and then one that cannot. */
export function valueFor(chance: Chance, knowledge: Knowledge, type: GraphQLInputType, field: string): unknown {
  const bare = getNullableType(type);
  if (chance.happens(BAD)) return chance.oneOf(MISFITS);
  if (!isNonNullType(type) && chance.happens(0.1)) return null;
  if (isListType(bare)) return listOf(chance, knowledge, bare.ofType, field);
  if (isEnumType(bare)) return chance.oneOf(bare.getValues()).name;
  if (isInputObjectType(bare)) return objectOf(chance, knowledge, Object.values(bare.getFields()));
  const words = knowledge.words[field];
  if (words && !chance.happens(0.2)) return chance.oneOf(words);
  switch (bare.name) {
    case 'Int':
      return chance.oneOf(NUMBERS);
    case 'Boolean':
      return chance.happens(0.5);
    case 'ID':
      return idOf(chance, knowledge);
    default:
      return chance.happens(BORROWED) ? idOf(chance, knowledge) : chance.oneOf(STRINGS);
  }
}

function listOf(chance: Chance, knowledge: Knowledge, type: GraphQLInputType, field: string): readonly unknown[] {
  const length = chance.happens(0.03) ? 120 : chance.upTo(4);
  return Array.from({ length }, () => valueFor(chance, knowledge, type, field));
}

interface InputField {
  readonly name: string;
  readonly type: GraphQLInputType;
}

/** Every required field, unless chance leaves it out, and some of the others. */
function objectOf(chance: Chance, knowledge: Knowledge, fields: readonly InputField[]): object {
  const given = fields.filter(({ type }) => (isNonNullType(type) ? !chance.happens(0.02) : chance.happens(GIVEN)));
  const pairs = given.map(({ name, type }) => [name, valueFor(chance, knowledge, type, name)]);
  return Object.fromEntries(chance.happens(0.02) ? [...pairs, ['nope', 1]] : pairs);
}

function idOf(chance: Chance, { borrowed }: Knowledge): string {
  if (borrowed.length > 0 && !chance.happens(0.2)) return chance.oneOf(borrowed);
  const noun = chance.oneOf(['case', 'person', 'organisation', 'warning', 'centre', 'link', 'command'] as const);
  return chance.happens(0.5) ? newId(noun, 1_700_000_000_000) : chance.oneOf(STRINGS);
}
