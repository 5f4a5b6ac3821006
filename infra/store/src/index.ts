export * from './port.ts';
export { openSqliteStore, type SqliteStoreOptions } from './sqlite/store.ts';
