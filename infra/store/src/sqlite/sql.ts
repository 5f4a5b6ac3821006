import type { Edge } from '../conditions.ts';
import type { Model } from '../model.ts';
import type { Bound, Match, PagePlan } from '../plan.ts';
import type { Scalar } from '../port.ts';
import { column, indexName, SIDE_NULL, scalarCell, table } from './layout.ts';

/** A statement and what it is bound to. */
export interface Query {
  readonly sql: string;
  readonly cells: readonly (string | number)[];
}

/**
 * The `seq`s and versions of a page as one text, `seq:ver,seq:ver`: one row costs the driver far less than twenty. The text follows
 * the order of the page, because SQLite reads a sub-select that has a limit row by row.
 */
export function pageKeys(model: Model, plan: PagePlan, limit: number): Query {
  const { sql, cells } = pageOf(model, plan, limit);
  return {
    sql: `SELECT group_concat(p.seq || ':' || (SELECT t.ver FROM ${table(model)} t WHERE t.seq = p.seq)) FROM (${sql}) p`,
    cells,
  };
}

/** The keys, revisions and bodies of a page, in its order. */
export function pageBodies(model: Model, plan: PagePlan, limit: number): Query {
  const { sql, cells } = pageOf(model, plan, limit);
  const select = "SELECT t.seq || ':' || t.ver, t.rev, t.body";
  return {
    sql: `${select} FROM (${sql}) p CROSS JOIN ${table(model)} t ON t.seq = p.seq ORDER BY ${orderOf(plan, 'p.')}`,
    cells,
  };
}

/** How many match, counted no further than `cap`. */
export function countOf(model: Model, match: Match, cap: number): Query {
  const { sql, cells } = unionOf(model, match);
  return { sql: `SELECT count(*) FROM (${sql} LIMIT ?)`, cells: [...cells, cap] };
}

/** Matching documents, counted and summed by group, in the order of the groups. */
export function tallyOf(model: Model, match: Match, by: readonly string[], sum: readonly string[]): Query {
  const { sql, cells } = unionOf(model, match);
  // Text is read as a blob: the driver would cut it at NUL.
  const groups = by.map((field) =>
    model.fields.get(field) === 'string' ? `CAST(${column(field)} AS BLOB)` : column(field),
  );
  const sums = sum.map((field) => `total(${column(field)})`);
  const names = by.map(column).join(', ');
  const grouped = by.length === 0 ? ' HAVING count(*) > 0' : ` GROUP BY ${names} ORDER BY ${names}`;
  return {
    sql: `SELECT ${[...groups, 'count(*)', ...sums].join(', ')} FROM ${table(model)} WHERE seq IN (${sql})${grouped}`,
    cells,
  };
}

/** Where a page's documents stand: one limited sub-select for each combination of values, merged and without repeats. */
function pageOf(model: Model, plan: PagePlan, limit: number): Query {
  const columns = ['seq', ...orderColumns(plan)].join(', ');
  const end = ` ORDER BY ${orderOf(plan)} LIMIT ?`;
  const branches = branchesOf(model, plan).map(({ sql, cells }) => ({
    sql: `SELECT ${columns} FROM ${sql}${end}`,
    cells: [...cells, limit],
  }));
  const [only] = branches;
  if (only && branches.length === 1) return only;
  const union = branches.map(({ sql }) => `SELECT * FROM (${sql})`).join(' UNION ');
  return { sql: `${union}${end}`, cells: [...branches.flatMap(({ cells }) => cells), limit] };
}

function orderColumns({ index }: PagePlan): readonly string[] {
  return index.order === 'id' ? ['id'] : [column(index.order), 'id'];
}

function orderOf(plan: PagePlan, prefix = ''): string {
  const direction = plan.descending ? 'DESC' : 'ASC';
  return orderColumns(plan)
    .map((name) => `${prefix}${name} ${direction}`)
    .join(', ');
}

/** The `seq` of every match, once. */
function unionOf(model: Model, match: Match): Query {
  const branches = branchesOf(model, match);
  return {
    sql: branches.map(({ sql }) => `SELECT seq FROM ${sql}`).join(' UNION '),
    cells: branches.flatMap(({ cells }) => cells),
  };
}

function branchesOf(model: Model, match: Match): readonly Query[] {
  const rest = restOf(match);
  return combinations(match.equal.map(({ values }) => values)).map((values) => branchOf(model, match, values, rest));
}

function branchOf(model: Model, match: Match, values: readonly (Scalar | null)[], rest: Query): Query {
  const { index } = match;
  const isNull = index.array === null ? 'IS NULL' : `= ${SIDE_NULL}`;
  const terms = index.equal.map((field, i) => `${column(field)} ${values[i] === null ? isNull : '= ?'}`);
  const where = [...terms, ...(rest.sql === '' ? [] : [rest.sql])].join(' AND ');
  const cells = values.flatMap((value) => (value === null ? [] : [scalarCell(value)]));
  return { sql: `${source(model, match)}${where === '' ? '' : ` WHERE ${where}`}`, cells: [...cells, ...rest.cells] };
}

/** Named, so that SQLite never chooses another way than the one declared. */
function source(model: Model, { index }: Match): string {
  if (index.array !== null) return indexName(model, index);
  if (index.equal.length === 0 && index.order === 'id') return table(model);
  return `${table(model)} INDEXED BY ${indexName(model, index)}`;
}

/** The terms on the order field and on `id`, the same in every branch. */
function restOf({ index, lower, upper, ids }: Match): Query {
  const terms = [
    ...boundTerm(column(index.order), lower, '>'),
    ...boundTerm(column(index.order), upper, '<'),
    ...boundTerm('id', ids?.lower ?? null, '>'),
    ...boundTerm('id', ids?.upper ?? null, '<'),
  ];
  return { sql: terms.map(({ sql }) => sql).join(' AND '), cells: terms.flatMap(({ cells }) => cells) };
}

function boundTerm(name: string, bound: Bound | Edge | null, sign: '<' | '>'): readonly Query[] {
  if (!bound) return [];
  const value = scalarCell(bound.value);
  if ('id' in bound && bound.id !== null) return [{ sql: `(${name}, id) ${sign} (?, ?)`, cells: [value, bound.id] }];
  return [{ sql: `${name} ${sign}${bound.inclusive ? '=' : ''} ?`, cells: [value] }];
}

function combinations<T>(lists: readonly (readonly T[])[]): readonly (readonly T[])[] {
  return lists.reduce<readonly (readonly T[])[]>(
    (heads, list) => heads.flatMap((head) => list.map((item) => [...head, item])),
    [[]],
  );
}
