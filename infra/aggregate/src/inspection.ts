import type { Inspected, Said } from '@sinan/runtime';
import { TOPICS } from '@sinan/schema';
import type { Collection, Page } from '@sinan/store';
import { brokenLink } from './chain.ts';
import type { AggregateDoc, HistoryEntry } from './document.ts';
import { entriesOf } from './entries.ts';
import { type Fact, isLasting, type Tombstone, topicOf } from './facts.ts';

const PAGE = 100;

type AnyDoc = AggregateDoc<unknown>;

export interface InspectionOptions {
  readonly kind: string;
  readonly documents: Collection<AnyDoc>;
  readonly history: Collection<HistoryEntry>;
  readonly facts: (entry: HistoryEntry) => readonly (Fact | Tombstone)[];
}

/** Looks at every aggregate, or at those named. What its relay may still have in hand is in the outbox, and counts as not said yet. */
export async function* inspection(options: InspectionOptions, ids?: readonly string[]): AsyncGenerator<Inspected> {
  for await (const doc of ids ? named(options, ids) : all(options)) {
    yield await inspected(options, doc);
    // Reading and hashing are the loop's: others get their turn after each.
    await new Promise((resolve) => setImmediate(resolve));
  }
}

const FIRST = 10;

/** The first documents of a version above this one. */
export async function newerThan(version: number, documents: Collection<AnyDoc>): Promise<readonly string[]> {
  const found: string[] = [];
  for await (const { id, v } of all({ documents })) {
    if (v > version) found.push(id);
    if (found.length === FIRST) break;
  }
  return found;
}

async function* all({ documents }: Pick<InspectionOptions, 'documents'>): AsyncGenerator<AnyDoc> {
  for (let after: string | null = null; ; ) {
    const page: Page<AnyDoc> = await documents.page({ where: {}, after, limit: PAGE });
    for (const { doc } of page.rows) yield doc;
    if (page.next === null) return;
    after = page.next;
  }
}

async function* named({ documents }: InspectionOptions, ids: readonly string[]): AsyncGenerator<AnyDoc> {
  for (let from = 0; from < ids.length; from += PAGE)
    for (const { doc } of await documents.getMany(ids.slice(from, from + PAGE))) yield doc;
}

async function inspected({ kind, history, facts }: InspectionOptions, doc: AnyDoc): Promise<Inspected> {
  const entries = await entriesOf(history, doc);
  const waiting = new Set(doc.outbox.map(({ sequence }) => sequence));
  const relayed = entries.filter(({ sequence }) => !waiting.has(sequence));
  const said = relayed.flatMap((entry) => saidIn(entry, facts(entry)));
  const lasting = new Map(relayed.flatMap((entry) => lastingIn(entry, facts(entry)).map((one) => [one.topic, one])));
  const fault = brokenLink(entries, doc.head);
  return { id: doc.id, kind, sequence: doc.sequence, fault, said, lasting: [...lasting.values()] };
}

function saidIn({ sequence, hash }: HistoryEntry, facts: readonly (Fact | Tombstone)[]): readonly Said[] {
  const topics = new Set(facts.map(topicOf));
  return [...topics].filter((topic) => TOPICS[topic].keeps === 'for ever').map((topic) => ({ topic, sequence, hash }));
}

function lastingIn({ sequence, hash }: HistoryEntry, facts: readonly (Fact | Tombstone)[]): Inspected['lasting'] {
  const lasting = facts.filter((said) => isLasting(topicOf(said)));
  return lasting.map((said) => ({ topic: topicOf(said), sequence, hash: 'tombstone' in said ? null : hash }));
}
