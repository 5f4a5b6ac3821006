import { StoreUnavailable } from '../port.ts';
import { type Connection, connect, prepare, type Statement } from './driver.ts';

const MAX_STATEMENTS = 256;

/** The caller's own connection, which cannot write. A read sees every commit that is durable when it starts. */
export class Reader {
  readonly #connection: Connection;
  #statements = new Map<string, Statement>();
  #closed = false;

  constructor(file: string) {
    this.#connection = connect(file);
    this.#connection.exec('PRAGMA query_only = ON');
  }

  row(sql: string, cells: readonly unknown[]): readonly unknown[] | undefined {
    return this.#read(() => this.#statement(sql).get(cells));
  }

  rows(sql: string, cells: readonly unknown[]): readonly (readonly unknown[])[] {
    return this.#read(() => this.#statement(sql).all(cells));
  }

  /** Forgets prepared statements: indexes that they name may be gone. */
  forget(): void {
    this.#statements = new Map();
  }

  close(): void {
    this.#closed = true;
    this.forget();
    this.#connection.close();
  }

  #statement(sql: string): Statement {
    const known = this.#statements.get(sql);
    if (known) return known;
    if (this.#statements.size >= MAX_STATEMENTS) this.forget();
    const statement = prepare(this.#connection, sql);
    this.#statements.set(sql, statement);
    return statement;
  }

  #read<T>(read: () => T): T {
    if (this.#closed) throw new StoreUnavailable('the store is closed');
    try {
      return read();
    } catch (error) {
      throw new StoreUnavailable(`cannot read: ${error instanceof Error ? error.message : error}`, { cause: error });
    }
  }
}
