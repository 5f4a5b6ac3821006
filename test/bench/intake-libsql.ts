import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import Database from 'libsql';
import type { FiledRows } from './intake.ts';

/**
 * The barest side of `bench -- intake`: node:http, JSON.parse and libsql, nothing else. The same rows and index rows as filing a case writes, each
 * write its own durable commit, the event read back from the log before it is seen. Tells its parent its port, then `seen` for each case.
 */
const folder = process.argv[2] ?? '.';
const { document, entry, event } = JSON.parse(readFileSync(join(folder, 'rows.json'), 'utf8')) as FiledRows;
const audiences = (document as { readonly audience?: readonly string[] }).audience ?? [];
const [before, after] = [JSON.stringify({ ...document, outbox: [entry] }), JSON.stringify({ ...document, outbox: [] })];
const historyBody = JSON.stringify(entry);

const db = new Database(join(folder, 'bare.db'));
db.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
  CREATE TABLE document (id TEXT PRIMARY KEY, rev INTEGER, body TEXT, status TEXT, centre TEXT, at TEXT, pending INTEGER);
  CREATE INDEX queue ON document (centre, status, at, id); CREATE INDEX pending ON document (pending, id);
  CREATE TABLE readable (audience TEXT, at TEXT, id TEXT, PRIMARY KEY (audience, at, id)) WITHOUT ROWID;
  CREATE TABLE readable_status (audience TEXT, status TEXT, at TEXT, id TEXT, PRIMARY KEY (audience, status, at, id)) WITHOUT ROWID;
  CREATE TABLE history (id TEXT PRIMARY KEY, body TEXT);
  CREATE TABLE log (part INTEGER, seq INTEGER, key TEXT, value TEXT, at INTEGER, PRIMARY KEY (part, seq)) WITHOUT ROWID;
  CREATE TABLE seen (id TEXT PRIMARY KEY, seq INTEGER);`);
const insert = db.prepare('INSERT INTO document VALUES (?, 1, ?, ?, ?, ?, 1)');
const readable = db.prepare('INSERT INTO readable VALUES (?, ?, ?)');
const readableStatus = db.prepare('INSERT INTO readable_status VALUES (?, ?, ?, ?)');
const remember = db.prepare('INSERT INTO history VALUES (?, ?)');
const append = db.prepare('INSERT INTO log VALUES (?, ?, ?, ?, ?)');
const read = db.prepare('SELECT key, value FROM log WHERE part = ? AND seq = ?');
const trim = db.prepare('UPDATE document SET body = ?, pending = 0 WHERE id = ? AND rev = 1');
const see = db.prepare('INSERT INTO seen VALUES (?, 1)');

const at = '2026-03-02T08:00:00.000Z';
let filed = 0;
function file(): string {
  filed += 1;
  const id = `${document.id}-${filed}`;
  db.exec('BEGIN IMMEDIATE');
  insert.run(id, before, 'submitted', 'centre', at);
  for (const audience of audiences) {
    readable.run(audience, at, id);
    readableStatus.run(audience, 'submitted', at, id);
  }
  db.exec('COMMIT');
  const sequence = filed;
  setImmediate(() => relay(id, sequence));
  return id;
}
function relay(id: string, sequence: number): void {
  remember.run(`${id}/1`, historyBody);
  append.run(sequence % 12, sequence, id, event, Date.now());
  trim.run(after, id);
  setImmediate(() => react(sequence));
}
function react(sequence: number): void {
  const { key, value } = read.get(sequence % 12, sequence) as { readonly key: string; readonly value: string };
  JSON.parse(value);
  see.run(key);
  process.send?.('seen');
}

const server = createServer((req, res) => {
  const chunks: Buffer[] = [];
  req.on('data', (chunk: Buffer) => chunks.push(chunk));
  req.on('end', () => {
    JSON.parse(Buffer.concat(chunks).toString());
    const id = file();
    res.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ data: { fileCase: { id } } }));
  });
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.send?.(typeof address === 'object' && address ? address.port : 0);
});
process.once('message', () => {
  server.closeAllConnections();
  server.close(() => {
    db.close();
    process.disconnect();
  });
});
