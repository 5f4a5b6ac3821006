import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { openEmbeddedBus } from '@sinan/bus';
import { cases } from '@sinan/cases';
import { type Doc, openSqliteStore } from '@sinan/store';
import type { FiledRows } from './intake.ts';

/**
 * The bare side of `bench -- intake`: a node:http POST that parses the same JSON and does the same durable writes (the document with its outbox,
 * the history entry, the trimmed document, what was seen; the same rows in the same collections), publishes and commits as filing a case does,
 * through the same ports, with nothing between. Tells its parent its port, then `seen` for each case.
 */
const folder = process.argv[2] ?? '.';
const { document, entry, event } = JSON.parse(readFileSync(join(folder, 'rows.json'), 'utf8')) as FiledRows;

const store = await openSqliteStore({ file: join(folder, 'store.db') });
await store.declare(cases.collections);
const handle = store.forService('cases');
const collection = <D extends Doc>(name: string) => {
  const spec = cases.collections.find((one) => one.name === name);
  if (!spec) throw new Error(`cases declares no collection ${name}`);
  return handle.collection<D>(spec);
};
const documents = collection<Doc & { readonly [field: string]: unknown }>('cases');
const history = collection<Doc>('cases_history');
const seen = collection<Doc & { readonly sequence: number }>('seen');
const bus = await openEmbeddedBus({ file: join(folder, 'log.db') });
await bus.declare(['bare']);
await bus.subscribe({
  group: 'bare',
  topics: ['bare'],
  handle: async ({ key }) => {
    await seen.insert({ id: key, sequence: 1 });
    process.send?.('seen');
  },
  park: async () => undefined,
});

let filed = 0;
async function file(): Promise<string> {
  filed += 1;
  const id = `${document.id}-${filed}`;
  await documents.insert({ ...document, id, pending: true, outbox: [entry] });
  void relay(id);
  return id;
}
async function relay(id: string): Promise<void> {
  await history.insert({ ...entry, id: `${id}/1` });
  await bus.publish([{ topic: 'bare', key: id, value: event }]);
  await documents.trim({ ...document, id, pending: false, outbox: [] }, 1);
}

const server = createServer((req, res) => {
  const chunks: Buffer[] = [];
  req.on('data', (chunk: Buffer) => chunks.push(chunk));
  req.on('end', async () => {
    JSON.parse(Buffer.concat(chunks).toString());
    const id = await file();
    res.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ data: { fileCase: { id } } }));
  });
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.send?.(typeof address === 'object' && address ? address.port : 0);
});
process.once('message', () => {
  server.closeAllConnections();
  server.close(async () => {
    await bus.close();
    await store.close();
    process.disconnect();
  });
});
