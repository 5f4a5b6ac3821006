import { createHash } from 'node:crypto';
import { type Resources, step } from '@sinan/runtime';
import { canonicalJson, type Envelope } from '@sinan/schema';
import { type CollectionSpec, type Doc, DuplicateKey, StaleRevision, type Stored } from '@sinan/store';

/**
 * What each group has seen: for our own events the last sequence per (group, topic, aggregate); for events of others, which have no
 * sequence, one row per (group, source, id), inserted once.
 */
interface SeenRow extends Doc {
  readonly sequence: number;
}
export function seenCollection(owner: string): CollectionSpec {
  return { owner, name: 'seen', fields: {}, indexes: [] };
}

export interface Seen {
  /** Null when the event was seen before; otherwise what remembers it, to be called once it is handled. */
  unseen(group: string, topic: string, event: Envelope): Promise<(() => Promise<void>) | null>;
  /** Resolves when what was seen is durable. */
  flush(): Promise<void>;
}

/** As many rows may be on their way to the store; then the reactions wait for it. */
const MOST_BEHIND = 1_000;

/**
 * Rows are written behind: at once, but nobody waits for them. They spare work, they do not guard it: after a crash that lost some, an event
 * that comes again is handled again, which every reaction bears (its effects have derived ids). So the next event need not wait for a disk.
 */
export function openSeen(resources: Resources, owner: string): Seen {
  const rows = resources.store.collection<SeenRow>(seenCollection(owner));
  const behind = new Map<string, number>();
  const writes = new Set<Promise<void>>();

  /** Whether the row was written; false when another writer was first. */
  async function write(doc: SeenRow, before: Stored<SeenRow> | null): Promise<boolean> {
    try {
      if (before === null) await rows.insert(doc);
      else await rows.replace(doc, before.revision);
      return true;
    } catch (error) {
      if (error instanceof DuplicateKey || error instanceof StaleRevision) return false;
      throw error;
    }
  }

  /** Never takes a sequence back: a late call of an older event changes nothing. */
  async function remember(doc: SeenRow, known: Stored<SeenRow> | null): Promise<void> {
    for (let before = known; before === null || before.doc.sequence < doc.sequence; before = await rows.get(doc.id)) {
      if (await write(doc, before)) break;
    }
    step('reaction.after-seen');
  }

  function rememberBehind(doc: SeenRow, known: Stored<SeenRow> | null): void {
    behind.set(doc.id, doc.sequence);
    const writing = remember(doc, known)
      .catch((error) => resources.log.warn({ row: doc.id, error: String(error) }, 'what was seen could not be written'))
      .finally(() => {
        writes.delete(writing);
        if (behind.get(doc.id) === doc.sequence) behind.delete(doc.id);
      });
    writes.add(writing);
  }

  return {
    async unseen(group, topic, event) {
      const doc = { id: keyOf(group, topic, event), sequence: sequenceOf(event) };
      if ((behind.get(doc.id) ?? 0) >= doc.sequence) return null;
      const known = await rows.get(doc.id);
      if (known !== null && known.doc.sequence >= doc.sequence) return null;
      return async () => {
        rememberBehind(doc, known);
        if (writes.size > MOST_BEHIND) await Promise.race(writes);
      };
    },
    async flush() {
      await Promise.all(writes);
    },
  };
}

function sequenceOf(event: Envelope): number {
  return isOurs(event) ? Number(event.sequence) : 1;
}
function keyOf(group: string, topic: string, event: Envelope): string {
  return isOurs(event) ? `${group}|${topic}|${event.subject}` : doneId(group, event.source, event.id);
}
/** The row of another's event. A hash, since both may hold any character: no pair is taken for another's, and none is too long for an id. */
export function doneId(group: string, source: string, eventId: string): string {
  const pair = canonicalJson([source, eventId]);
  return `done/${group}/${createHash('sha256').update(pair).digest('hex')}`;
}
function isOurs(event: Envelope): boolean {
  return typeof event.sequence === 'string';
}
