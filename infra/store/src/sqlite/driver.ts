import Database from 'libsql';

/** A connection. Rows come as arrays: objects carry the driver's own keys, and cost more. */
export type Connection = Database.Database;

/** A prepared statement whose rows are arrays of cells. Text that holds NUL is cut by the driver when read, so it is read as a blob or as JSON. */
export interface Statement {
  run(cells: readonly unknown[]): { readonly changes: number; readonly lastInsertRowid: number | bigint };
  get(cells: readonly unknown[]): readonly unknown[] | undefined;
  all(cells: readonly unknown[]): readonly (readonly unknown[])[];
}

const BUSY_TIMEOUT_MS = 5_000;

export function connect(file: string): Connection {
  const connection = new Database(file);
  connection.exec(`PRAGMA busy_timeout = ${BUSY_TIMEOUT_MS}`);
  return connection;
}

export function prepare(connection: Connection, sql: string): Statement {
  const statement = connection.prepare(sql);
  return (statement.reader ? statement.raw() : statement) as Statement;
}

/** Runs `work` in one transaction that is durable when this returns. The driver's own helper hides the error of a full disk, so it is not used. */
export function transaction<T>(connection: Connection, work: () => T): T {
  connection.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    connection.exec('COMMIT');
    return result;
  } catch (error) {
    if (connection.inTransaction) connection.exec('ROLLBACK');
    throw error;
  }
}
