import type { Model } from '../model.ts';
import { type Connection, prepare, type Statement } from './driver.ts';
import { type Cell, column, indexFields, plainIndexes, sideIndexes, table } from './layout.ts';
import type { WriteOp } from './protocol.ts';
import { type Side, sideOf } from './side.ts';

/** Writes one collection's rows. Each returns whether it was stored; only its first statement can find that it cannot be. */
export interface TableWriter {
  apply(op: WriteOp, version: number): boolean;
}

export function tableWriter(connection: Connection, model: Model): TableWriter {
  const sides = sideIndexes(model).map((index) => sideOf(connection, model, index));
  return sides.length === 0 ? plainWriter(connection, model) : writerWithSides(connection, model, sides);
}

interface Statements {
  readonly insert: Statement;
  readonly replace: Statement;
  /** A replacement that leaves all indexes as they are, which SQLite would otherwise take out and put in again. Null: nothing is indexed. */
  readonly rewrite: { readonly statement: Statement; readonly indexed: readonly boolean[] } | null;
  readonly trim: Statement;
  readonly remove: Statement;
}

function statementsOf(connection: Connection, model: Model): Statements {
  const fields = [...model.fields.keys()];
  const names = fields.map((field) => `, ${column(field)}`).join('');
  const marks = ', ?'.repeat(fields.length);
  const set = fields.map((field) => `, ${column(field)} = ?`).join('');
  return {
    insert: prepare(
      connection,
      `INSERT INTO ${table(model)} (id, rev, ver, body${names}) VALUES (?, 1, ?, ?${marks}) ON CONFLICT (id) DO NOTHING`,
    ),
    replace: prepare(
      connection,
      `UPDATE ${table(model)} SET rev = rev + 1, ver = ?, body = ?${set} WHERE id = ? AND rev = ?`,
    ),
    rewrite: rewriteOf(connection, model),
    trim: prepare(connection, `UPDATE ${table(model)} SET ver = ?, body = ?${set} WHERE id = ? AND rev = ?`),
    remove: prepare(connection, `DELETE FROM ${table(model)} WHERE id = ? AND rev = coalesce(?, rev)`),
  };
}

/** The plus keeps SQLite from finding the row by anything but its id. */
function rewriteOf(connection: Connection, model: Model): Statements['rewrite'] {
  const fields = [...model.fields.keys()];
  const inIndexes = new Set(plainIndexes(model).flatMap(indexFields));
  const indexed = fields.map((field) => inIndexes.has(field));
  if (!indexed.includes(true)) return null;
  const set = fields.map((field, at) => (indexed[at] ? '' : `, ${column(field)} = ?`)).join('');
  const same = fields.map((field, at) => (indexed[at] ? ` AND +${column(field)} IS ?` : '')).join('');
  const sql = `UPDATE ${table(model)} SET rev = rev + 1, ver = ?, body = ?${set} WHERE id = ? AND rev = ?${same}`;
  return { statement: prepare(connection, sql), indexed };
}

/** Null: what is indexed changes. */
function rewritten({ rewrite }: Statements, op: WriteOp, version: number): ReturnType<Statement['run']> | null {
  if (rewrite === null || op[0] !== 'replace') return null;
  const { statement, indexed } = rewrite;
  const free = op[4].filter((_, at) => !indexed[at]);
  const same = op[4].filter((_, at) => indexed[at]);
  const done = statement.run([version, op[3], ...free, op[2], op[5], ...same]);
  return done.changes === 1 ? done : null;
}

function plainWriter(connection: Connection, model: Model): TableWriter {
  const statements = statementsOf(connection, model);
  return { apply: (op, version) => execute(statements, op, version).changes === 1 };
}

function execute(statements: Statements, op: WriteOp, version: number): ReturnType<Statement['run']> {
  switch (op[0]) {
    case 'insert':
      return statements.insert.run([op[2], version, op[3], ...op[4]]);
    case 'replace':
      return rewritten(statements, op, version) ?? statements.replace.run([version, op[3], ...op[4], op[2], op[5]]);
    case 'trim':
      return statements.trim.run([version, op[3], ...op[4], op[2], op[5]]);
    case 'remove':
      return statements.remove.run([op[2], op[3]]);
  }
}

function writerWithSides(connection: Connection, model: Model, sides: readonly Side[]): TableWriter {
  const statements = statementsOf(connection, model);
  const stored = storedCells(connection, model);
  return {
    apply(op, version) {
      const before = op[0] === 'insert' ? null : stored(op[2], op[0] === 'remove' ? op[3] : op[5]);
      if (op[0] !== 'insert' && !before) return false;
      const { changes, lastInsertRowid } = execute(statements, op, version);
      if (changes === 0) return false;
      const after = op[0] === 'remove' ? null : op[4];
      for (const side of sides) side.move(op[2], before?.seq ?? Number(lastInsertRowid), before?.cells ?? null, after);
      return true;
    },
  };
}

interface StoredCells {
  readonly seq: number;
  readonly cells: readonly Cell[];
}

/** Reads the cells that stand in side tables, to take their rows away. Text is read as a blob: the driver would cut it at NUL. */
function storedCells(
  connection: Connection,
  model: Model,
): (id: string, revision: number | null) => StoredCells | null {
  const columns = Array.from(model.fields, ([field, type]) =>
    type === 'string' ? `, CAST(${column(field)} AS BLOB)` : `, ${column(field)}`,
  );
  const select = prepare(
    connection,
    `SELECT seq${columns.join('')} FROM ${table(model)} WHERE id = ? AND rev = coalesce(?, rev)`,
  );
  return (id, revision) => {
    const [seq, ...cells] = select.get([id, revision]) ?? [];
    return seq === undefined ? null : { seq: Number(seq), cells: cells.map(storedCell) };
  };
}

function storedCell(value: unknown): Cell {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('utf8');
  return typeof value === 'string' || typeof value === 'number' ? value : null;
}
