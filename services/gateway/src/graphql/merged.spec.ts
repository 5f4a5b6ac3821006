import { describe, expect, it } from 'vitest';
import { mergedPage, type Source } from './merged.ts';

interface Row {
  readonly id: string;
  readonly at: string;
}
/** A list of rows of these seconds, as a service pages it: the newest first, its cursors the rows' own places. */
function listOf(name: string, ...seconds: readonly number[]): Source<Row> {
  const rows = seconds
    .toSorted((a, b) => b - a)
    .map((second) => ({ id: `${name}${second}`, at: `2026-11-22T08:00:${String(second).padStart(2, '0')}.000Z` }));
  return {
    name,
    async page(first, after) {
      const from = after === null ? 0 : Number(after) + 1;
      const items = rows.slice(from, from + first);
      return { items, cursors: items.map((_, i) => String(from + i)), hasMore: from + first < rows.length };
    },
  };
}
async function inPages(sources: readonly Source<Row>[], first: number) {
  const pages: string[][] = [];
  for (let after: string | null = null; ; ) {
    const { items, cursors, hasMore }: Awaited<ReturnType<typeof mergedPage<Row>>> = await mergedPage(
      sources,
      first,
      after,
    );
    pages.push(items.map(({ id }) => id));
    if (!hasMore) return pages;
    after = cursors.at(-1) ?? null;
  }
}

describe('several lists as one', () => {
  const sources = [listOf('a', 1, 4, 5, 9), listOf('b', 2, 3, 8), listOf('c')];

  it('are the newest first, each row once, in pages of any size', async () => {
    const whole = ['a9', 'b8', 'a5', 'a4', 'b3', 'b2', 'a1'];
    for (const first of [1, 2, 3, 6, 7, 100]) expect((await inPages(sources, first)).flat()).toEqual(whole);
    expect(await inPages(sources, 3)).toEqual([['a9', 'b8', 'a5'], ['a4', 'b3', 'b2'], ['a1']]);
  });

  it('go on behind any row, the middle of a page too', async () => {
    const { cursors } = await mergedPage(sources, 5, null);
    expect((await mergedPage(sources, 2, cursors[1])).items.map(({ id }) => id)).toEqual(['a5', 'a4']);
  });

  it('are nothing when all are', async () => {
    expect(await mergedPage([listOf('a')], 10, null)).toEqual({ items: [], cursors: [], hasMore: false });
  });

  it.each(['nope', '', 'bnVsbA', Buffer.from('{"a":1}').toString('base64url'), 'A'.repeat(9_000)])(
    'refuse a place that is none: %j',
    async (after) => {
      await expect(mergedPage(sources, 1, after)).rejects.toMatchObject({
        problems: [{ path: 'after', rule: 'cursor' }],
      });
    },
  );
});
