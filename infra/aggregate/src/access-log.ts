import { instant, type Resources } from '@sinan/runtime';
import { actorRef, type Call, newId } from '@sinan/schema';
import type { Collection, CollectionSpec, Doc } from '@sinan/store';

/** That somebody read something: written before they had it, and never changed. `actor` and `subject` are ids. */
export interface AccessRow extends Doc {
  readonly at: string;
  readonly actor: string;
  readonly subject: string;
}

/** The collection of a service's access rows. */
export function accessCollection(owner: string): CollectionSpec {
  return {
    owner,
    name: 'accesses',
    fields: { at: 'string', actor: 'string', subject: 'string' },
    indexes: [
      { equal: [], order: 'at' },
      { equal: ['actor'], order: 'at' },
      { equal: ['subject'], order: 'at' },
      { equal: ['actor', 'subject'], order: 'at' },
    ],
  };
}

export interface AccessLog {
  readonly rows: Collection<AccessRow>;
  /** Writes down that who asks reads this; resolves when that is durable. To be awaited before anything of it is given. */
  read(call: Call, subject: string): Promise<void>;
}

export function openAccessLog({ store, clock }: Resources, owner: string): AccessLog {
  const rows = store.collection<AccessRow>(accessCollection(owner));
  return {
    rows,
    async read({ actor }, subject) {
      const now = clock.now();
      await rows.insert({ id: newId('access', now), at: instant(now), actor: actorRef(actor), subject });
    },
  };
}
