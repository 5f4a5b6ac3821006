import type { BrokenChain } from '@sinan/runtime';
import type { Collection, Page } from '@sinan/store';
import { brokenLink } from './chain.ts';
import type { AggregateDoc, HistoryEntry } from './document.ts';
import { entriesOf } from './entries.ts';

/** Looks at the histories of an aggregate a few at a time; each call is one pass. */
export type ChainCheck = () => Promise<readonly BrokenChain[]>;

/** In a pass: so many of the newest, so many in turn of all, and those that were broken when they were last looked at. */
const NEWEST = 20;
const IN_TURN = 30;
const REMEMBERED = 100;
type AnyDoc = AggregateDoc<unknown>;

export function openChainCheck(documents: Collection<AnyDoc>, history: Collection<HistoryEntry>): ChainCheck {
  let after: string | null = null;
  let broken: readonly BrokenChain[] = [];

  /** The aggregates of this pass, each once. */
  async function chosen(): Promise<readonly AnyDoc[]> {
    const newest = await documents.page({ where: {}, orderBy: { field: 'id', direction: 'desc' }, limit: NEWEST });
    const inTurn: Page<AnyDoc> = await documents.page({ where: {}, after, limit: IN_TURN });
    after = inTurn.next;
    const before = await documents.getMany(broken.map(({ id }) => id));
    return [...new Map([...newest.rows, ...inTurn.rows, ...before].map(({ doc }) => [doc.id, doc])).values()];
  }

  return async () => {
    const found: BrokenChain[] = [];
    for (const doc of await chosen()) {
      const fault = brokenLink(await entriesOf(history, doc), doc.head);
      if (fault !== null) found.push({ id: doc.id, fault });
      // Reading and hashing are the loop's: others get their turn after each.
      await new Promise((resolve) => setImmediate(resolve));
    }
    broken = found.slice(0, REMEMBERED);
    return found;
  };
}
