import type { Resources } from '@sinan/runtime';
import type { Envelope } from '@sinan/schema';
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
}

export function openSeen(resources: Resources, owner: string): Seen {
  const rows = resources.store.collection<SeenRow>(seenCollection(owner));

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
      if (await write(doc, before)) return;
    }
  }

  return {
    async unseen(group, topic, event) {
      const doc = { id: keyOf(group, topic, event), sequence: sequenceOf(event) };
      const known = await rows.get(doc.id);
      return known !== null && known.doc.sequence >= doc.sequence ? null : () => remember(doc, known);
    },
  };
}

function sequenceOf(event: Envelope): number {
  return isOurs(event) ? Number(event.sequence) : 1;
}
function keyOf(group: string, topic: string, event: Envelope): string {
  return isOurs(event) ? `${group}|${topic}|${event.subject}` : `done/${group}/${event.source}/${event.id}`;
}
function isOurs(event: Envelope): boolean {
  return typeof event.sequence === 'string';
}
