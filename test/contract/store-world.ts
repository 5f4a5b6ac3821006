import type { Collection, CollectionSpec, Doc, PageQuery, Store } from '@sinan/store';

/** What the suite keeps: a case as a list shows it. `extra` takes any value, also one that the port refuses. */
export interface CaseRow extends Doc {
  readonly status: string;
  readonly audience?: readonly string[] | null;
  readonly due: string;
  readonly amount: number;
  readonly country?: string | null;
  readonly urgent?: boolean;
  readonly extra?: unknown;
}

export const OWNER = 'cases';

const CASES = {
  fields: {
    status: 'string',
    audience: 'strings',
    due: 'string',
    amount: 'number',
    country: 'string',
    urgent: 'boolean',
  },
  indexes: [
    { equal: ['status'] },
    { equal: ['status'], order: 'due' },
    { equal: ['audience'], order: 'due' },
    { equal: ['audience', 'status'], order: 'amount' },
    { equal: ['country'], order: 'amount' },
    { equal: ['country', 'status'] },
    { equal: ['urgent'], order: 'due' },
    { equal: ['audience'] },
    { equal: [], order: 'due' },
    { equal: [], order: 'amount' },
  ],
} as const;

/** A valid document; the test names what differs. */
export function aCase(id: string, differs: Partial<CaseRow> = {}): CaseRow {
  return { id, status: 'submitted', audience: ['public'], due: '2026-03-01', amount: 0, ...differs };
}

/** One store, and a new collection for each test. */
export interface Room {
  readonly store: Store;
  /** A collection of its own, empty or with these documents. */
  cases(...docs: readonly CaseRow[]): Promise<Collection<CaseRow>>;
  declared(spec: Pick<CollectionSpec, 'fields' | 'indexes'>): Promise<CollectionSpec>;
}

let names = 0;

export function roomOf(store: Store): Room {
  const declared: Room['declared'] = async (part) => {
    names += 1;
    const spec = { owner: OWNER, name: `room_${names}`, ...part };
    await store.declare([spec]);
    return spec;
  };
  return {
    store,
    declared,
    async cases(...docs) {
      const cases = store.forService(OWNER).collection<CaseRow>(await declared(CASES));
      if (docs.length > 0) await cases.insertMany(docs);
      return cases;
    },
  };
}

/** The ids of one page. */
export async function idsOf(
  cases: Collection<CaseRow>,
  query: Omit<PageQuery, 'limit'> & { readonly limit?: number },
): Promise<readonly string[]> {
  const { rows } = await cases.page({ limit: 100, ...query });
  return rows.map(({ doc }) => doc.id);
}

/** All ids of a query, page by page; `between` runs after each page. */
export async function walk(
  cases: Collection<CaseRow>,
  query: PageQuery,
  between?: (page: number) => Promise<void>,
): Promise<readonly string[]> {
  const ids: string[] = [];
  let after: string | null = null;
  for (let page = 1; ; page++) {
    const { rows, next }: Awaited<ReturnType<typeof cases.page>> = await cases.page({ ...query, after });
    ids.push(...rows.map(({ doc }) => doc.id));
    if (next === null) return ids;
    after = next;
    await between?.(page);
  }
}
