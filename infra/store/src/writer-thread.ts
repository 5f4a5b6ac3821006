import { parentPort } from 'node:worker_threads';
import { WriterThread } from './sqlite/thread.ts';

if (parentPort) new WriterThread(parentPort);
