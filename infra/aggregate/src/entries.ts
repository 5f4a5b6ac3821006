import type { Collection, Page } from '@sinan/store';
import type { AggregateDoc, HistoryEntry } from './document.ts';

const PAGE = 500;

/** The history of a document as it was read: what the relay has written since is left out, what it has yet to write is in the outbox. */
export async function entriesOf(
  history: Collection<HistoryEntry>,
  { id, sequence, outbox }: AggregateDoc<unknown>,
): Promise<readonly HistoryEntry[]> {
  const entries: HistoryEntry[] = [];
  for (let next: string | null = null; ; ) {
    const where = { id: { gt: `${id}/`, lt: `${id}/:` } };
    const page: Page<HistoryEntry> = await history.page({ where, after: next, limit: PAGE });
    entries.push(...page.rows.map(({ doc }) => doc).filter((entry) => entry.sequence <= sequence));
    if (page.next === null) break;
    next = page.next;
  }
  const last = entries.at(-1)?.sequence ?? 0;
  return [...entries, ...outbox.filter((entry) => entry.sequence > last)];
}
