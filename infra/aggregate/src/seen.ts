import type { Resources } from '@sinan/runtime';
import type { Envelope } from '@sinan/schema';
import { type CollectionSpec, type Doc, DuplicateKey, StaleRevision } from '@sinan/store';

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
  has(group: string, topic: string, event: Envelope): Promise<boolean>;
  mark(group: string, topic: string, event: Envelope): Promise<void>;
}

export function openSeen(resources: Resources, owner: string): Seen {
  const rows = resources.store.collection<SeenRow>(seenCollection(owner));

  return {
    async has(group, topic, event) {
      const row = await rows.get(keyOf(group, topic, event));
      return row !== null && row.doc.sequence >= sequenceOf(event);
    },
    async mark(group, topic, event) {
      const doc = { id: keyOf(group, topic, event), sequence: sequenceOf(event) };
      for (;;) {
        const row = await rows.get(doc.id);
        if (row !== null && row.doc.sequence >= doc.sequence) return;
        try {
          if (row === null) await rows.insert(doc);
          else await rows.replace(doc, row.revision);
          return;
        } catch (error) {
          if (!(error instanceof DuplicateKey || error instanceof StaleRevision)) throw error;
        }
      }
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
