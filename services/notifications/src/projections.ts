import { type Collection, type Doc, DuplicateKey, type Page, StaleRevision } from '@sinan/store';
import type { NotificationsRoom } from './room.ts';
import type { Holder } from './rows.ts';

/** Keeps the newest version of a row: an older sequence, or the same once more, changes nothing. */
export async function keepNewest<D extends Doc & { readonly sequence: number }>(
  rows: Collection<D>,
  doc: D,
): Promise<void> {
  for (;;) {
    const stored = await rows.get(doc.id);
    if (stored !== null && stored.doc.sequence >= doc.sequence) return;
    try {
      if (stored === null) await rows.insert(doc);
      else await rows.replace(doc, stored.revision);
      return;
    } catch (error) {
      if (!(error instanceof DuplicateKey || error instanceof StaleRevision)) throw error;
    }
  }
}

const PAGE = 500;

/** Everyone who holds a duty at a centre. */
export async function holdersOf(room: NotificationsRoom, duty: string, centreId: string): Promise<readonly string[]> {
  const people: string[] = [];
  for (let after: string | null = null; ; ) {
    const page: Page<Holder> = await room.holders.page({ where: { duty, centreId, held: true }, after, limit: PAGE });
    people.push(...page.rows.map(({ doc }) => doc.personId));
    if (page.next === null) return people;
    after = page.next;
  }
}
