import type { Collection, Doc, Page, PageQuery } from '@sinan/store';

/**
 * A page of the documents that pass, for what no index can tell. What does not pass is left out, and the page is filled from behind it, so
 * that neither its length nor whether more follows says that something is there.
 */
export async function sifted<D extends Doc>(
  documents: Pick<Collection<D>, 'page'>,
  query: PageQuery,
  passing: (docs: readonly D[]) => readonly boolean[] | Promise<readonly boolean[]>,
): Promise<Page<D>> {
  const found: Found<D>[] = [];
  for (let after = query.after ?? null; ; ) {
    const page: Page<D> = await documents.page({ ...query, after, limit: query.limit + 1 });
    const passes = await passing(page.rows.map(({ doc }) => doc));
    found.push(...page.rows.flatMap((row, i) => (passes[i] ? [{ row, cursor: page.cursors[i] ?? '' }] : [])));
    if (found.length > query.limit || page.next === null) return pageOf(found, query.limit);
    after = page.next;
  }
}

interface Found<D extends Doc> {
  readonly row: Page<D>['rows'][number];
  readonly cursor: string;
}

function pageOf<D extends Doc>(found: readonly Found<D>[], limit: number): Page<D> {
  const kept = found.slice(0, limit);
  const cursors = kept.map(({ cursor }) => cursor);
  return { rows: kept.map(({ row }) => row), cursors, next: found.length > limit ? (cursors.at(-1) ?? null) : null };
}
