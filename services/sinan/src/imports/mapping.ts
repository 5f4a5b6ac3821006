import { type InputProblem, problem } from '@sinan/schema';
import { DeskFailure } from '../operate/desk.ts';
import type { Column, ImportSpec } from './kinds.ts';
import type { Sheet } from './sheet.ts';

/** A row of a file as its operation takes it. */
export interface ImportRow {
  readonly row: number;
  readonly input: { readonly [field: string]: unknown };
}
/** What is wrong with a row. `path` is that of the input. */
export interface RowProblem extends Omit<InputProblem, 'rule'> {
  readonly row: number;
}

/** The rows in the order in which they are to come. Throws `DeskFailure` for titles that are none or lack one that every row needs. */
export function rowsOf({ titles, rows }: Pick<Sheet, 'titles' | 'rows'>, spec: ImportSpec): readonly ImportRow[] {
  const columns = titles.map((title) => columnCalled(title, spec));
  const unknown = titles.filter((title, index) => title !== '' && columns[index] === null);
  if (unknown.length > 0) throw new DeskFailure(unknownTitles(unknown, spec));
  const key = spec.columns.find(({ path }) => path === spec.key);
  if (key && !columns.includes(key)) throw new DeskFailure(noKey(key));
  const mapped = rows.map(({ row, cells }) => ({ row, input: inputOf(columns, cells, spec.given ?? {}) }));
  const { first = () => false } = spec;
  return [...mapped.filter(({ input }) => first(input)), ...mapped.filter(({ input }) => !first(input))];
}

/** Rows whose key stands in one before them; where rows go together, those that are too many, and those that differ from the first in what all of them say. */
export function repetitions(rows: readonly ImportRow[], spec: ImportSpec): readonly RowProblem[] {
  const { key, together } = spec;
  const seen = new Map<string, readonly ImportRow[]>();
  const found: RowProblem[] = [];
  for (const one of rows) {
    const value = keyOf(one.input, key);
    const before = seen.get(value) ?? [];
    if (value === '' || before.length < (together?.most ?? 1)) {
      if (value !== '') found.push(...differences(one, before, spec));
      seen.set(value, [...before, one]);
    } else {
      const wrong = together ? problem(key, 'too-many', { limit: together.most }) : twice(key, before);
      found.push({ row: one.row, ...wrong });
    }
  }
  return found;
}

/** Only the first one's would be taken. */
function differences(
  { row, input }: ImportRow,
  [first]: readonly ImportRow[],
  { columns, key, together }: ImportSpec,
): readonly RowProblem[] {
  if (first === undefined || together === undefined) return [];
  return columns
    .filter(
      ({ path }) =>
        path !== key && !together.columns.includes(path) && valueAt(input, path) !== valueAt(first.input, path),
    )
    .map(({ path }) => ({ row, ...problem(path, 'differs', { row: first.row }) }));
}

function valueAt(input: ImportRow['input'], path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((within, name) => Object.entries(within ?? {}).find(([key]) => key === name)?.[1], input);
}

function twice(key: string, [first]: readonly ImportRow[]) {
  return problem(key, 'twice', { row: first?.row ?? 0 });
}

function keyOf(input: ImportRow['input'], key: string): string {
  return String(input[key] ?? '').toLowerCase();
}

/** Rows of one key as one, under the number of the first, where they go together. */
export function joined(rows: readonly ImportRow[], { key, together }: ImportSpec): readonly ImportRow[] {
  if (together === undefined) return rows;
  const found = new Map<string, readonly ImportRow[]>();
  for (const one of rows) {
    const value = keyOf(one.input, key);
    found.set(value, [...(found.get(value) ?? []), one]);
  }
  const said = ({ input }: ImportRow) =>
    Object.fromEntries(together.columns.flatMap((column) => (column in input ? [[column, input[column]]] : [])));
  return [...found.values()].flatMap(([first, ...later]) => {
    if (first === undefined) return [];
    return later.length === 0 ? [first] : [{ ...first, input: { ...first.input, [together.list]: later.map(said) } }];
  });
}

function columnCalled(title: string, { columns }: ImportSpec): Column | null {
  const asked = comparable(title);
  return columns.find(({ path, en, zh }) => [path, en, zh].some((one) => comparable(one) === asked)) ?? null;
}

/** Whatever its case, width, spaces and points: half-width and full-width brackets are one. */
function comparable(title: string): string {
  return title
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s_.-]/g, '');
}

function inputOf(columns: readonly (Column | null)[], cells: readonly string[], given: object): ImportRow['input'] {
  const input: { [field: string]: unknown } = { ...given };
  for (const [index, column] of columns.entries()) {
    if (column === null) continue;
    const value = cellValue(column, cells[index] ?? '');
    if (value !== undefined) put(input, column.path.split('.'), value);
  }
  return input;
}

/** Semicolon, comma (either width) and the Chinese enumeration comma. */
const SEPARATORS = /[;,\uff1b\uff0c\u3001]/;

/** An empty cell says nothing, but for a list, which is then empty. */
function cellValue({ holds }: Column, cell: string): unknown {
  if (holds === 'list')
    return cell
      .split(SEPARATORS)
      .map((one) => one.trim())
      .filter(Boolean);
  if (cell === '') return undefined;
  return holds === 'number' && /^\d+$/.test(cell) ? Number(cell) : cell;
}

function put(into: { [field: string]: unknown }, [first = '', ...rest]: readonly string[], value: unknown): void {
  if (rest.length === 0) {
    into[first] = value;
    return;
  }
  const inner = into[first];
  const object: { [field: string]: unknown } = typeof inner === 'object' && inner !== null ? { ...inner } : {};
  put(object, rest, value);
  into[first] = object;
}

function unknownTitles(unknown: readonly string[], { columns }: ImportSpec) {
  const titles = (lang: 'zh' | 'en') => columns.map((column) => column[lang]).join(', ');
  return {
    en: `The first row has titles that are none here: ${unknown.join(', ')}. There are: ${titles('en')}.`,
    zh: `首行有不识别的列名：${unknown.join('、')}。可用列名：${titles('zh')}。`,
  };
}
function noKey({ en, zh }: Column) {
  return { en: `The first row lacks the title “${en}”.`, zh: `首行缺少列名“${zh}”。` };
}
