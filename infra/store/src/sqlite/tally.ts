import type { Model } from '../model.ts';
import type { Scalar, TallyQuery, TallyRow } from '../port.ts';

/** A row of a tally: the groups' cells, the count, the sums. */
export function tallyRow(model: Model, query: TallyQuery, row: readonly unknown[]): TallyRow {
  const groups = query.by.map((field, i): [string, Scalar | null] => [field, groupValue(model, field, row[i])]);
  const sums = (query.sum ?? []).map((field, i): [string, number] => [field, Number(row[query.by.length + 1 + i])]);
  return { by: Object.fromEntries(groups), count: Number(row[query.by.length]), sum: Object.fromEntries(sums) };
}

function groupValue(model: Model, field: string, cell: unknown): Scalar | null {
  if (cell === null || cell === undefined) return null;
  if (model.fields.get(field) === 'boolean') return cell === 1;
  return cell instanceof Uint8Array ? Buffer.from(cell).toString('utf8') : Number(cell);
}
