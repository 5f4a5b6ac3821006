import { instant, type Standing } from '@sinan/runtime';
import type { Collection } from '@sinan/store';
import type { AggregateDoc } from './document.ts';
import type { ParkedRow } from './parked.ts';
import type { WorkRow } from './work-queue.ts';

/** A lease moves what is due on, so such a row was taken by nobody: far longer than the longest burst takes to be worked off. */
const LATE_MS = 5 * 60_000;
/** An outbox is relayed at once, and swept every few seconds. */
const LEFT_OVER_MS = 60_000;

const FIRST = 10;
const OUTBOXES = 200;

/** Rows of work: late are those that have been due for 5 minutes. */
export async function workStanding(rows: Collection<WorkRow>, now: number): Promise<Standing> {
  const late = { open: true, due: { lte: instant(now - LATE_MS) } } as const;
  const [open, count, page] = [
    await rows.count({ where: { open: true } }),
    await rows.count({ where: late }),
    await rows.page({ where: late, limit: FIRST }),
  ];
  return { open, late: count, first: page.rows.map(({ doc }) => doc.id) };
}

/** Parked events: each of them is late, since none goes on by itself. */
export async function parkedStanding(rows: Collection<ParkedRow>): Promise<Standing> {
  const where = { open: true };
  const [open, page] = [await rows.count({ where }), await rows.page({ where, limit: FIRST })];
  return { open, late: open, first: page.rows.map(({ doc }) => doc.id) };
}

/** Outboxes, of the first 200 that are not empty: late are those with an entry that has waited for a minute. */
export async function outboxStanding(documents: Collection<AggregateDoc<unknown>>, now: number): Promise<Standing> {
  const { rows } = await documents.page({ where: { pending: true }, limit: OUTBOXES });
  const late = rows.filter(({ doc }) => doc.outbox.some(({ at }) => now - Date.parse(at) > LEFT_OVER_MS));
  return { open: rows.length, late: late.length, first: late.slice(0, FIRST).map(({ doc }) => doc.id) };
}
