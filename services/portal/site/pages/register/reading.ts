import type { CombinedError, useClient } from 'urql';
import { ASK } from '../../api/documents.ts';
import { type Trouble, troubleOf } from '../../api/trouble.ts';
import { chinaDay, type OutcomeEntry, type Period, type RegisterCase } from './case.ts';

type Client = ReturnType<typeof useClient>;
/** How many come at once: the most that the gateway gives. */
const PAGE = 100;
const fresh = { requestPolicy: 'network-only' } as const;

/** What ended a reading before its end. */
export class ReadingFailed extends Error {
  readonly trouble: Trouble;
  constructor(error: CombinedError | undefined) {
    super('the register could not be read');
    this.trouble = error ? troubleOf(error) : { kind: 'failed', reference: null };
  }
}

export interface Read {
  /** How many cases were looked at. */
  readonly count: number;
  /** How far towards the end of the period, 0 to 1. */
  readonly share: number;
}
interface Reading {
  readonly client: Client;
  readonly centreId: string;
  readonly period: Period;
  readonly signal: AbortSignal;
  readonly tell: (read: Read) => void;
}

/** The cases of a centre that were filed until the period’s end, as far as the reader may see them, page after page, the oldest first. */
export async function casesUntil({
  client,
  centreId,
  period,
  signal,
  tell,
}: Reading): Promise<readonly RegisterCase[]> {
  const cases: RegisterCase[] = [];
  let [after, count, begun]: [string | null, number, string | null] = [null, 0, null];
  do {
    signal.throwIfAborted();
    const page: { first: number; after: string | null } = { first: PAGE, after };
    const { data, error } = await client.query(ASK.registerCases, page, fresh);
    if (!data) throw new ReadingFailed(error);
    const nodes = data.cases.edges.map(({ node }) => node);
    const last = nodes.at(-1)?.submittedAt ?? null;
    cases.push(
      ...nodes.filter(({ centre, submittedAt }) => centre.id === centreId && chinaDay(submittedAt) <= period.to),
    );
    count += nodes.length;
    begun ??= nodes[0]?.submittedAt ?? null;
    tell({ count, share: shareOf(begun, last, period.to) });
    after =
      data.cases.pageInfo.hasNextPage && last && chinaDay(last) <= period.to ? data.cases.pageInfo.endCursor : null;
  } while (after !== null);
  signal.throwIfAborted();
  return cases;
}

function shareOf(begun: string | null, last: string | null, to: string): number {
  if (!begun || !last) return 1;
  const [from, end] = [Date.parse(begun), Date.parse(`${to}T23:59:59+08:00`)];
  return end <= from ? 1 : Math.min(1, (Date.parse(last) - from) / (end - from));
}

/** What was recovered and saved by the centre in the years of the period. */
export async function outcomesIn({ client, centreId, period, signal }: Reading): Promise<readonly OutcomeEntry[]> {
  const entries: OutcomeEntry[] = [];
  for (let year = Number(period.from.slice(0, 4)); year <= Number(period.to.slice(0, 4)); year += 1)
    for (const kind of ['recovered', 'saved'] as const) {
      let after: string | null = null;
      do {
        signal.throwIfAborted();
        const page: { first: number; after: string | null } = { first: PAGE, after };
        const { data, error } = await client.query(ASK.insightsOutcomes, { ...page, kind, year }, fresh);
        if (!data) throw new ReadingFailed(error);
        const { edges, pageInfo } = data.outcomeRows;
        const own = edges.map(({ node }) => node).filter(({ centre }) => centre.id === centreId);
        entries.push(...own.map(({ at, cny }) => ({ kind, at, cny })));
        after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
      } while (after !== null);
    }
  return entries;
}
