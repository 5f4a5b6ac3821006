import type { Index, Model } from './model.ts';
import { type Doc, type FieldType, RefusedValue, type Scalar } from './port.ts';

/** How many items a declared array may have: MongoDB makes an index key of each, and at most 100,000 for one document. */
const MAX_ITEMS = 10_000;

/** The value of a declared field. Missing is null, or what the declaration says. */
export type FieldValue = Scalar | readonly string[] | null;

/** The declared fields of a document, in the order of the model. Throws `RefusedValue` on a wrong type, a null order field and a long array. */
export function fieldValues(model: Model, doc: Doc): readonly FieldValue[] {
  return Array.from(model.fields, ([field, type]) => {
    const value = ownValue(doc, field) ?? model.missing.get(field) ?? null;
    if (!hasType(value, type)) throw new RefusedValue(`${model.key} ${doc.id}: ${field} is declared as ${type}`);
    if (value === null && model.orders.has(field))
      throw new RefusedValue(`${model.key} ${doc.id}: ${field} orders an index, so it cannot be null`);
    if (Array.isArray(value) && value.length > MAX_ITEMS)
      throw new RefusedValue(`${model.key} ${doc.id}: ${field} is declared, so it has at most ${MAX_ITEMS} items`);
    return value;
  });
}

/** Whether a value may stand in a field of this type: null always may. */
function hasType(value: unknown, type: FieldType): value is FieldValue {
  if (value === null) return true;
  if (type !== 'strings') return isScalarOf(value, type);
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

/** Whether a value is a scalar of a field's type. The items of `strings` are strings. */
export function isScalarOf(value: unknown, type: FieldType): value is Scalar {
  return typeof value === (type === 'strings' ? 'string' : type);
}

function ownValue(doc: Doc, field: string): unknown {
  return (Object.hasOwn(doc, field) ? Reflect.get(doc, field) : null) ?? null;
}

/** The value by which a stored document stands in an index's order. */
export function orderValue(doc: Doc, { order, missing }: Pick<Index, 'order' | 'missing'>): Scalar {
  const value = ownValue(doc, order) ?? missing;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  throw new RefusedValue(`${doc.id}: ${order} orders an index and is not a scalar`);
}
