import type { Message } from '@sinan/bus';
import type { Resources } from '@sinan/runtime';
import { canonicalJson, type Envelope, envelope } from '@sinan/schema';
import type { CollectionSpec, Doc, StoreHandle } from '@sinan/store';
import { FACTS } from './facts.ts';
import { casesReaction, HANDLERS } from './reactions.ts';
import { type FactsRoom, openFacts } from './room.ts';
import { ROW_HANDLERS } from './rows-reaction.ts';

/** Where the topic is read, and where the facts go. */
type Ground = Pick<Resources, 'store' | 'bus' | 'topic'>;

const LOOK_EVERY_MS = 20;
/** So many events are in hand at once, so that their rows are committed together. */
const MOST_IN_HAND = 512;

/**
 * Makes every fact anew: reads the topic from its beginning as `group`, which must be a new one, and runs the same handlers, of both groups, into the store,
 * which must be empty. Resolves when all that was published is handled and durable. Rejects at the first event that could not be
 * handled, since figures would lack it: a rebuild is begun anew rather than gone on with, so it need not remember event by event where it is.
 */
export async function rebuildInsights({ store, bus, topic }: Ground, group: string): Promise<void> {
  const hands = openHands(openFacts({ store }));
  const reading = await bus.subscribe({
    group,
    topics: casesReaction.topics.map(topic),
    handle: (message) => hands.take(message),
    park: async (_, error) => hands.fail(error),
  });
  try {
    while (!hands.failed() && (await reading.lag()) > 0)
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  } finally {
    await reading.stop();
  }
  await hands.finish();
}

/** Handles many events at once, those of one key one after the other. */
function openHands(room: FactsRoom) {
  const lastOf = new Map<string, Promise<void>>();
  const errors: unknown[] = [];
  const fail = (error: unknown) => void errors.push(error);
  return {
    fail,
    failed: () => errors.length > 0,
    async take(message: Message): Promise<void> {
      const { key } = message;
      const handling = (lastOf.get(key) ?? Promise.resolve())
        .then(() => handle(room, message))
        .catch(fail)
        .finally(() => lastOf.get(key) === handling && lastOf.delete(key));
      lastOf.set(key, handling);
      if (lastOf.size >= MOST_IN_HAND) await Promise.race(lastOf.values());
    },
    async finish(): Promise<void> {
      await Promise.all(lastOf.values());
      if (errors.length > 0)
        throw new Error('the facts are not whole: an event could not be handled', { cause: errors[0] });
    },
  };
}

const received = envelope.loose();

async function handle(room: FactsRoom, { value }: Message): Promise<void> {
  const event: Envelope = { data: undefined, ...received.parse(JSON.parse(value ?? '')) };
  await Promise.all([HANDLERS, ROW_HANDLERS].map((on) => on[event.type]?.(room, event)));
}

const PAGE = 1_000;

/**
 * Every fact in a store as one line of canonical JSON (RFC 8785) behind the name of its collection, by collection and id: two stores hold the
 * same facts if and only if these lines are the same.
 */
export async function* writtenFacts(store: StoreHandle): AsyncGenerator<string> {
  for (const spec of FACTS) for await (const doc of docsOf(store, spec)) yield `${spec.name} ${canonicalJson(doc)}`;
}

async function* docsOf(store: StoreHandle, spec: CollectionSpec): AsyncGenerator<Doc> {
  const rows = store.collection(spec);
  let after = '';
  for (;;) {
    const page = await rows.page({
      where: { id: { gt: after } },
      orderBy: { field: 'id', direction: 'asc' },
      limit: PAGE,
    });
    for (const { doc } of page.rows) yield doc;
    const last = page.rows.at(-1);
    if (page.next === null || last === undefined) return;
    after = last.doc.id;
  }
}
