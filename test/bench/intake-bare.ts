import { createServer } from 'node:http';
import { join } from 'node:path';
import { openEmbeddedBus } from '@sinan/bus';
import { type Doc, openSqliteStore } from '@sinan/store';

/**
 * The bare side of `bench -- intake`: a node:http POST that parses the same JSON and does the same durable writes (document, history, trim, seen),
 * publishes and commits as filing a case does, through the same ports, with nothing between. Tells its parent its port, then `seen` for each case.
 */
interface Row extends Doc {
  readonly body: unknown;
}
const folder = process.argv[2] ?? '.';
const spec = (name: string) =>
  ({
    owner: 'bare',
    name,
    fields: { status: 'string', at: 'string' },
    indexes: [{ equal: ['status'], order: 'at' }],
  }) as const;
const [documents, history] = [spec('documents'), spec('history')];
const seenRows = { owner: 'bare', name: 'seen', fields: {}, indexes: [] };

const store = await openSqliteStore({ file: join(folder, 'bare-store.db') });
await store.declare([documents, history, seenRows]);
const handle = store.forService('bare');
const docs = handle.collection<Row>(documents);
const entries = handle.collection<Row>(history);
const seen = handle.collection<Doc & { readonly sequence: number }>(seenRows);
const bus = await openEmbeddedBus({ file: join(folder, 'bare-log.db') });
await bus.declare(['bare']);

const row = (id: string, body: unknown) => ({ id, status: 'open', at: '2026-03-02T08:00:00.000Z', body });
await bus.subscribe({
  group: 'bare',
  topics: ['bare'],
  handle: async ({ key }) => {
    await seen.insert({ id: key, sequence: 1 });
    process.send?.('seen');
  },
  park: async () => undefined,
});

let cases = 0;
async function file(body: unknown): Promise<string> {
  cases += 1;
  const id = `cas_${cases}`;
  await docs.insert(row(id, body));
  void relay(id, body);
  return id;
}
async function relay(id: string, body: unknown): Promise<void> {
  await entries.insert(row(`${id}/1`, body));
  await bus.publish([{ topic: 'bare', key: id, value: JSON.stringify({ id, data: body }) }]);
  await docs.trim(row(id, body), 1);
}

const server = createServer((req, res) => {
  const chunks: Buffer[] = [];
  req.on('data', (chunk: Buffer) => chunks.push(chunk));
  req.on('end', async () => {
    const { variables } = JSON.parse(Buffer.concat(chunks).toString()) as { variables: unknown };
    const id = await file(variables);
    res.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ data: { fileCase: { id } } }));
  });
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.send?.(typeof address === 'object' && address ? address.port : 0);
});
process.on('message', () => {
  server.closeAllConnections();
  server.close(async () => {
    await bus.close();
    await store.close();
    process.disconnect();
  });
});
