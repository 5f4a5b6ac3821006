/** The one thread that writes the log's file. Requests that have piled up while it was committing form the next group. */
import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import { GroupCommit } from './embedded/group-commit.ts';
import type { Request, WriterData } from './embedded/protocol.ts';

const MOST_REQUESTS = 2_000;

const port = parentPort;
if (port === null) throw new Error('writer-thread.ts is started by the bus, as a worker thread');
const writer = new GroupCommit(workerData as WriterData);

port.on('message', (first: readonly Request[]) => {
  const group = [...first];
  while (group.length < MOST_REQUESTS) {
    const more = receiveMessageOnPort(port) as { readonly message: readonly Request[] } | undefined;
    if (more === undefined) break;
    group.push(...more.message);
  }
  port.postMessage(writer.write(group));
  if (group.some(({ ask }) => ask.kind === 'close')) end();
});

function end(): void {
  port?.close();
  writer.close();
}
