import { type AggregateDoc, brokenLink, type HistoryEntry } from '@sinan/aggregate';
import { cases } from '@sinan/cases';
import type { Envelope } from '@sinan/schema';
import type { Collection, Doc, Page } from '@sinan/store';
import { type Backend, withBackend } from '../acceptance/backend.ts';
import type { Place } from '../acceptance/place.ts';

/** What a stopped platform's place holds about its cases: documents, history, and what stands on the bus. */
export interface Books {
  readonly documents: readonly AggregateDoc<{
    readonly status: string;
    readonly texts: { readonly product: string };
  }>[];
  readonly history: ReadonlyMap<string, readonly HistoryEntry[]>;
  readonly published: ReadonlyMap<string, readonly number[]>;
  /** The events themselves, as they stand on the bus. */
  readonly events: readonly string[];
}

/** Everything wrong with the books, each in a sentence; empty when they balance. */
export function faultsOf({ documents, history, published }: Books): readonly string[] {
  return documents.flatMap((doc) => {
    const entries = history.get(doc.id) ?? [];
    const broken = brokenLink(entries, doc.head);
    const firsts = firstOccurrences(published.get(doc.id) ?? []);
    return [
      ...(doc.outbox.length > 0 ? [`${doc.id} was left with an outbox`] : []),
      ...(broken ? [`${doc.id}: ${broken}`] : []),
      ...(inOrder(firsts) ? [] : [`${doc.id} was published out of order: ${firsts.join(', ')}`]),
      ...(firsts.length === entries.length
        ? []
        : [`${doc.id} has ${entries.length} entries but ${firsts.length} were published`]),
    ];
  });
}

/** How often something was published again. Readers drop those; they are counted, not forbidden. */
export function republished({ published }: Books): number {
  return [...published.values()].reduce((sum, sequences) => sum + sequences.length - new Set(sequences).size, 0);
}

function firstOccurrences(sequences: readonly number[]): readonly number[] {
  return [...new Set(sequences)];
}
function inOrder(sequences: readonly number[]): boolean {
  return sequences.every((sequence, i) => i === 0 || sequence > (sequences[i - 1] ?? 0));
}

export function readBooks(place: Place): Promise<Books> {
  return withBackend(place, async (backend) => {
    await backend.store.declare(cases.collections);
    const handle = backend.store.forService('cases');
    const documents = await all(handle.collection<Books['documents'][number]>(collectionOf('cases')));
    const entries = await all(handle.collection<HistoryEntry>(collectionOf('cases_history')));
    return { documents, history: byAggregate(entries), ...(await publishedOn(backend)) };
  });
}

function collectionOf(name: string) {
  const found = cases.collections.find((collection) => collection.name === name);
  if (!found) throw new Error(`cases declares no collection ${name}`);
  return found;
}

function byAggregate(entries: readonly HistoryEntry[]): ReadonlyMap<string, readonly HistoryEntry[]> {
  const found = new Map<string, HistoryEntry[]>();
  for (const entry of entries) found.set(entry.aggregate, [...(found.get(entry.aggregate) ?? []), entry]);
  return found;
}

async function all<D extends Doc>(collection: Collection<D>): Promise<readonly D[]> {
  const found: D[] = [];
  for (let after: string | null = null; ; ) {
    const page: Page<D> = await collection.page({ where: {}, after, limit: 1_000 });
    found.push(...page.rows.map(({ doc }) => doc));
    if (page.next === null) return found;
    after = page.next;
  }
}

/** The sequences of each case on the bus, in the order in which a new group reads them. */
async function publishedOn({ everything, topic }: Backend): Promise<Pick<Books, 'published' | 'events'>> {
  const published = new Map<string, number[]>();
  const messages = (await everything()).filter((message) => message.topic === topic('cases'));
  const events = messages.map(({ value }) => value ?? '');
  for (const event of events) {
    const { subject, sequence } = JSON.parse(event) as Envelope;
    published.set(subject, [...(published.get(subject) ?? []), Number(sequence)]);
  }
  return { published, events };
}
