import type { DerivedRows, DomainEvent, HistoryEntry } from '@sinan/aggregate';
import type { AuditKind } from '@sinan/schema';
import type { CollectionSpec, Doc } from '@sinan/store';

/** What of an entry the audit record keeps: codes and ids, no names. `detail` says which duty, session, scope or reason. */
export interface Audited {
  readonly kind: AuditKind;
  readonly subject: string;
  readonly detail: string | null;
}

/** That something was done (审计记录): made of the entry of its history, and never changed. `actor` and `subject` are ids. */
export interface AuditRow extends Doc, Audited {
  readonly at: string;
  readonly actor: string;
}

export const auditRows: CollectionSpec = {
  owner: 'accounts',
  name: 'audit',
  fields: { at: 'string', actor: 'string', subject: 'string' },
  indexes: [
    { equal: [], order: 'at' },
    { equal: ['actor'], order: 'at' },
    { equal: ['subject'], order: 'at' },
    { equal: ['actor', 'subject'], order: 'at' },
  ],
};

/** Keeps in the audit record what `of` makes of an aggregate's entries; null for what does not belong there. */
export function audited<Event extends DomainEvent>(
  of: (event: Event, aggregate: string) => Audited | null,
): DerivedRows<Event> {
  return {
    collection: auditRows,
    of(event, { id, at, actor, aggregate }: HistoryEntry): readonly AuditRow[] {
      const kept = of(event, aggregate);
      return kept === null ? [] : [{ id, at, actor, ...kept }];
    },
  };
}
