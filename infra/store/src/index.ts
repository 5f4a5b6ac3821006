export { type MongoStoreOptions, openMongoStore } from './mongo/open.ts';
export * from './port.ts';
export { openSqliteStore, type SqliteStoreOptions } from './sqlite/store.ts';
