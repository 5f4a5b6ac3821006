import { isScalarOf } from './fields.ts';
import { type FieldType, InvalidCursor, type Scalar } from './port.ts';
import { isId, scalarProblem } from './values.ts';

/** The place of a document in an order: its order value, then its id. */
export interface Place {
  readonly value: Scalar;
  readonly id: string;
}

/** An opaque cursor: base64url of the JSON `[order value, id]`. */
export function encodeCursor(place: Place): string {
  return Buffer.from(JSON.stringify([place.value, place.id])).toString('base64url');
}

/** The place of a cursor over an order of `type`. Throws `InvalidCursor` when it is not one: cursors come back from clients. */
export function decodeCursor(cursor: string, type: FieldType): Place {
  const [value, id] = pairOf(cursor);
  if (!isId(id) || !isScalarOf(value, type) || scalarProblem(value)) throw malformed();
  return { value, id };
}

function pairOf(cursor: string): readonly unknown[] {
  try {
    const pair: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (Array.isArray(pair) && pair.length === 2) return pair;
  } catch {
    throw malformed();
  }
  throw malformed();
}

function malformed(): InvalidCursor {
  return new InvalidCursor('not a cursor of this order');
}
