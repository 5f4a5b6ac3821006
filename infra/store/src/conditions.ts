import { isScalarOf } from './fields.ts';
import { type Condition, type FieldType, RefusedValue, type Scalar } from './port.ts';
import { scalarProblem } from './values.ts';

/** One side of a range. */
export interface Edge {
  readonly value: Scalar;
  readonly inclusive: boolean;
}

/** What a condition asks: one of some values (null among them matches null or missing), or a stretch of an order. */
export type Asked =
  | { readonly kind: 'values'; readonly values: readonly (Scalar | null)[] }
  | { readonly kind: 'range'; readonly lower: Edge | null; readonly upper: Edge | null };

type Operators = { readonly [operator: string]: unknown };

/** Reads one condition on a field of a type. Throws `RefusedValue` when the operator or a value does not fit the field. `where` names it in errors. */
export function readCondition(condition: Condition, type: FieldType, where: string): Asked {
  if (condition === null) return { kind: 'values', values: [null] };
  if (typeof condition === 'object') return readOperators({ ...condition }, type, where);
  if (type === 'strings') throw new RefusedValue(`${where}: an array is matched by contains or containsAny`);
  return { kind: 'values', values: [scalar(condition, type, where)] };
}

function readOperators(operators: Operators, type: FieldType, where: string): Asked {
  const names = Object.keys(operators).filter((name) => operators[name] !== undefined);
  const [only] = names;
  if (names.length === 1 && only === 'contains')
    return { kind: 'values', values: ofArray([operators.contains], type, where) };
  if (names.length === 1 && only === 'containsAny')
    return { kind: 'values', values: ofArray(listOf(operators.containsAny, where), type, where) };
  if (names.length === 1 && only === 'in')
    return { kind: 'values', values: ofScalar(listOf(operators.in, where), type, where) };
  if (names.length === 0 || !names.every((name) => RANGE.has(name)))
    throw new RefusedValue(`${where}: no condition: {${names.join(', ')}}`);
  return readRange(operators, type, where);
}

const RANGE: ReadonlySet<string> = new Set(['gt', 'gte', 'lt', 'lte']);

function readRange(operators: Operators, type: FieldType, where: string): Asked {
  if (type === 'strings') throw new RefusedValue(`${where}: an array has no order`);
  const edge = (name: string, inclusive: boolean): Edge | null =>
    operators[name] === undefined ? null : { value: scalar(operators[name], type, where), inclusive };
  return {
    kind: 'range',
    lower: tighter(edge('gt', false), edge('gte', true), 1),
    upper: tighter(edge('lt', false), edge('lte', true), -1),
  };
}

/** The narrower of two edges; `sense` is 1 for lower edges and -1 for upper ones. */
function tighter(open: Edge | null, closed: Edge | null, sense: 1 | -1): Edge | null {
  if (!open || !closed) return open ?? closed;
  return compareScalars(open.value, closed.value) * sense >= 0 ? open : closed;
}

function ofArray(values: readonly unknown[], type: FieldType, where: string): readonly Scalar[] {
  if (type !== 'strings') throw new RefusedValue(`${where}: contains is for arrays`);
  return distinct(values, type, where);
}

function ofScalar(values: readonly unknown[], type: FieldType, where: string): readonly Scalar[] {
  if (type === 'strings') throw new RefusedValue(`${where}: an array is matched by contains or containsAny`);
  return distinct(values, type, where);
}

function distinct(values: readonly unknown[], type: FieldType, where: string): readonly Scalar[] {
  return [...new Set(values.map((value) => scalar(value, type, where)))];
}

function listOf(value: unknown, where: string): readonly unknown[] {
  if (!Array.isArray(value)) throw new RefusedValue(`${where}: not a list`);
  return value;
}

function scalar(value: unknown, type: FieldType, where: string): Scalar {
  if (!isScalarOf(value, type)) throw new RefusedValue(`${where} is declared as ${type}`);
  const problem = scalarProblem(value);
  if (problem) throw new RefusedValue(`${where}: ${problem}`);
  return value;
}

/** The order of both stores: text by its UTF-8 bytes (so by code point), numbers by size, false before true. */
export function compareScalars(a: Scalar, b: Scalar): number {
  if (typeof a === 'string' && typeof b === 'string') return Buffer.compare(Buffer.from(a), Buffer.from(b));
  return Number(a) - Number(b);
}
