import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { TOPICS, type TopicName } from '@sinan/schema';
import { deployment, topologyServices } from '@sinan/sinan';
import type { CollectionSpec, Doc } from '@sinan/store';
import type { Told } from './story.ts';

/** What the last release wrote: every document of every collection, every message of every topic, and who can go on with it. */
const FOLDER = fileURLToPath(new URL('./samples', import.meta.url));

/** A message as it is published again. Its place in the topic is not kept: that is the log's. */
export interface SampleMessage {
  readonly key: string;
  readonly value: string | null;
}
/** An answer that the last release gave, and to which question of whom. */
export interface Answered {
  readonly who: string;
  readonly query: string;
  readonly answer: unknown;
}
/** `takenAt`: the time on the platform's clock when it was stopped. */
export interface Story {
  readonly takenAt: string;
  readonly told: Told;
  readonly answered: readonly Answered[];
}

/** Every collection of the platform today. */
export const collections: readonly CollectionSpec[] = [
  ...topologyServices().flatMap((service) => service.collections),
  deployment,
];
export const topics = Object.keys(TOPICS) as TopicName[];
const fileOf = (spec: CollectionSpec) => `store/${spec.owner}.${spec.name}.json`;

/** The documents of a collection; none when the last release did not have it. */
export const documentsOf = (spec: CollectionSpec) => readOr<readonly Doc[]>(fileOf(spec), []);
export const messagesOf = (topic: TopicName) => readOr<readonly SampleMessage[]>(`log/${topic}.json`, []);
export const story = async () => JSON.parse(await readFile(join(FOLDER, 'story.json'), 'utf8')) as Story;

/** The files of documents that belong to no collection of today. */
export async function orphaned(): Promise<readonly string[]> {
  const known = collections.map(fileOf);
  return (await readdir(join(FOLDER, 'store'))).map((name) => `store/${name}`).filter((name) => !known.includes(name));
}

/** Takes away what was there. */
export async function emptied(): Promise<void> {
  await rm(FOLDER, { recursive: true, force: true });
  for (const folder of ['store', 'log']) await mkdir(join(FOLDER, folder), { recursive: true });
}
export const keepDocuments = (spec: CollectionSpec, docs: readonly Doc[]) => write(fileOf(spec), docs);
export const keepMessages = (topic: TopicName, messages: readonly SampleMessage[]) =>
  write(`log/${topic}.json`, messages);
export const keepStory = (kept: Story) => writeFile(join(FOLDER, 'story.json'), `${JSON.stringify(kept, null, 2)}\n`);

/** One item a line, so that a change shows as the lines that it changes. */
function write(file: string, items: readonly object[]): Promise<void> {
  const lines = items.map((item) => JSON.stringify(item)).join(',\n');
  return writeFile(join(FOLDER, file), `[\n${lines}\n]\n`);
}

async function readOr<T>(file: string, otherwise: T): Promise<T> {
  try {
    return JSON.parse(await readFile(join(FOLDER, file), 'utf8')) as T;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return otherwise;
    throw error;
  }
}
