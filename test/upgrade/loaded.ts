import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brokenLink, type HistoryEntry } from '@sinan/aggregate';
import { TOPICS } from '@sinan/schema';
import type { Doc } from '@sinan/store';
import { withBackend } from '../acceptance/backend.ts';
import { durationText } from '../acceptance/duration-text.ts';
import { newPlace, type Place, SECRET } from '../acceptance/place.ts';
import { type Platform, startPlatform } from '../acceptance/platform.ts';
import { collections, documentsOf, messagesOf, topics } from './samples.ts';

/** A new place with all that the last release wrote, as a restored backup has it: documents by the store, messages by the bus. */
export async function placeOfSamples(): Promise<Place> {
  const place = await newPlace();
  await withBackend(place, async ({ store, bus, topic }) => {
    await store.declare(collections);
    for (const spec of collections)
      await store
        .forService(spec.owner)
        .collection(spec)
        .insertMany(renamed(await documentsOf(spec), place));
    for (const name of topics) {
      const messages = await messagesOf(name);
      if (messages.length > 0) await bus.publish(messages.map((message) => ({ ...message, topic: topic(name) })));
    }
  });
  return place;
}

/** What was seen and what is parked is known by its topic, which has the namespace of its deployment in front. */
function renamed(docs: readonly Doc[], { namespace }: Place): readonly Doc[] {
  if (namespace === null) return docs;
  const names = topics.map((name) => TOPICS[name].name.replace('.', '\\.')).join('|');
  const place = new RegExp(`(?<=\\||"topic":")(${names})(?=\\||")`, 'g');
  return JSON.parse(JSON.stringify(docs).replaceAll(place, `${namespace}.$1`)) as readonly Doc[];
}

/** This release on that place, a minute after the last one was stopped: sessions and links are still good. */
export async function startAfter(takenAt: string, place: Place, smtpUrl: string): Promise<Platform> {
  const clockFile = join(place.folder, 'clock');
  await writeFile(clockFile, durationText(Date.parse(takenAt) + 60_000 - Date.now()));
  return startPlatform({ place, env: { SMTP_URL: smtpUrl, SINAN_SECRET: SECRET, SINAN_CLOCK_FILE: clockFile } });
}

interface Chained extends Doc {
  readonly head: string;
}

/** What is wrong with the histories of a platform that has stopped, and how many of them there are. */
export async function brokenChains(
  place: Place,
): Promise<{ readonly histories: number; readonly broken: readonly string[] }> {
  return withBackend(place, async ({ store }) => {
    await store.declare(collections);
    const broken: string[] = [];
    let histories = 0;
    for (const spec of collections) {
      const ofHistory = collections.find(({ owner, name }) => owner === spec.owner && name === `${spec.name}_history`);
      if (!ofHistory) continue;
      const handle = store.forService(spec.owner);
      const documents = await handle.collection<Chained>(spec).page({ where: {}, limit: 500 });
      for (const { doc } of documents.rows) {
        const where = { id: { gt: `${doc.id}/`, lt: `${doc.id}/:` } };
        const { rows } = await handle.collection<HistoryEntry>(ofHistory).page({ where, limit: 500 });
        const wrong = brokenLink(
          rows.map((row) => row.doc),
          doc.head,
        );
        if (wrong) broken.push(`${doc.id}: ${wrong}`);
        histories += 1;
      }
    }
    return { histories, broken };
  });
}
