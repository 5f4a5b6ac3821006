import type { Page } from '@sinan/store';
import type { HistoryEntry } from './document.ts';
import type { Handler } from './port.ts';

const PAGE = 500;

/**
 * All that happened to an aggregate, in order. What was not relayed yet stands in the document, which is read first: what leaves it meanwhile is
 * then in the history.
 */
export async function historyOf<State, Command>(
  { documents, history }: Pick<Handler<State, Command>, 'documents' | 'history'>,
  id: string,
): Promise<readonly HistoryEntry[]> {
  const waiting = (await documents.get(id))?.doc.outbox ?? [];
  const relayed: HistoryEntry[] = [];
  // '0' is the character after '/': the ids of the entries are all between.
  const where = { id: { gt: `${id}/`, lt: `${id}0` } };
  for (let after: string | null = null; ; ) {
    const page: Page<HistoryEntry> = await history.page({ where, after, limit: PAGE });
    relayed.push(...page.rows.map(({ doc }) => doc));
    if (page.next === null) break;
    after = page.next;
  }
  const last = relayed.at(-1)?.sequence ?? 0;
  return [...relayed, ...waiting.filter(({ sequence }) => sequence > last)];
}
