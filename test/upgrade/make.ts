import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EVENTS } from '@sinan/schema';
import type { CollectionSpec, Doc, Page, Store } from '@sinan/store';
import { withBackend } from '../acceptance/backend.ts';
import { durationText } from '../acceptance/duration-text.ts';
import { type MailSink, openMailSink } from '../acceptance/mail-sink.ts';
import { newPlace, type Place, removePlace, SECRET } from '../acceptance/place.ts';
import { type Platform, startPlatform } from '../acceptance/platform.ts';
import { caughtUp } from './caught-up.ts';
import { answersOf } from './questions.ts';
import { collections, emptied, keepDocuments, keepMessages, keepStory, topics } from './samples.ts';
import { DEFERRED, tellStory } from './story.ts';

/** When the story begins, by a clock that is moved there, so that its dates are the same each time. */
const BEGINS = '2026-11-20T01:00:00Z';

/** Renews the samples: tells the story on an embedded platform of this checkout, and keeps what it wrote. */
async function make(): Promise<void> {
  const [place, sink] = [await newPlace(), await openMailSink()];
  sink.defer(DEFERRED);
  const movedMs = Date.parse(BEGINS) - Date.now();
  const clockFile = join(place.folder, 'clock');
  await writeFile(clockFile, durationText(movedMs));
  const env = { SMTP_URL: sink.url, SINAN_SECRET: SECRET, SINAN_CLOCK_FILE: clockFile };
  const platform = await startPlatform({ place, env });
  const told = await toldOn(platform, sink).finally(() => platform.stop());
  await emptied();
  await keepStory({ takenAt: new Date(Date.now() + movedMs).toISOString(), ...told });
  await keepAllOf(place);
  await removePlace(place);
  await sink.stop();
}

async function toldOn(platform: Platform, sink: MailSink) {
  const told = await tellStory(platform.url, sink, platform.administratorLink());
  await caughtUp(platform, told.people.admin, 1);
  return { told, answered: await answersOf(platform.url, told) };
}

async function keepAllOf(place: Place): Promise<void> {
  await withBackend(place, async ({ store, topic, everything }) => {
    await store.declare(collections);
    for (const spec of collections) await keepDocuments(spec, await all(store, spec));
    const messages = (await everything()).toSorted((a, b) => a.at - b.at);
    refuseGaps(messages.map(({ value }) => value ?? ''));
    for (const name of topics) {
      const ofTopic = messages.filter((message) => message.topic === topic(name));
      await keepMessages(
        name,
        ofTopic.map(({ key, value }) => ({ key, value })),
      );
    }
  });
}

async function all(store: Store, spec: CollectionSpec): Promise<readonly Doc[]> {
  const found: Doc[] = [];
  for (let after: string | null = null; ; ) {
    const page: Page<Doc> = await store.forService(spec.owner).collection(spec).page({ where: {}, after, limit: 500 });
    found.push(...page.rows.map(({ doc }) => doc));
    if (page.next === null) break;
    after = page.next;
  }
  // Every service has a place for parked events; a story needs one of them.
  if (found.length === 0 && spec.name !== 'parked')
    throw new Error(`the story leaves nothing in ${spec.owner}.${spec.name}: tell more`);
  return found;
}

/** A story that does not say every event there is would prove too little. */
function refuseGaps(values: readonly string[]): void {
  const said = new Set(values.map((value) => JSON.parse(value).type as string));
  const silent = Object.values(EVENTS).filter(({ type }) => !said.has(type));
  if (silent.length > 0)
    throw new Error(`the story never says ${silent.map(({ type }) => type).join(', ')}: tell more`);
}

await make();
