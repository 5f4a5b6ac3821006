import { describe, expect, it } from 'vitest';
import { sifted } from './sifted.ts';

/** Documents 0 to 9, in pages as a store gives them. */
const ids = Array.from('0123456789');
const asked: number[] = [];
const documents = {
  async page({ after, limit }: { readonly after?: string | null; readonly limit: number }) {
    asked.push(limit);
    const from = after == null ? 0 : ids.indexOf(after) + 1;
    const cursors = ids.slice(from, from + limit);
    const rows = cursors.map((id) => ({ doc: { id }, revision: 1 }));
    return { rows, cursors, next: from + limit < ids.length ? (cursors.at(-1) ?? null) : null };
  },
};
const page = async (passing: string, limit: number, after: string | null = null) => {
  const { rows, cursors, next } = await sifted(documents, { where: {}, limit, after }, (docs) =>
    docs.map(({ id }) => passing.includes(id)),
  );
  expect(rows.map(({ doc }) => doc.id)).toEqual(cursors);
  return [cursors.join(''), next];
};

describe('a page of what passes', () => {
  it('is the usual one when everything does', async () => {
    expect(await page('0123456789', 4)).toEqual(['0123', '3']);
    expect(await page('0123456789', 4, '7')).toEqual(['89', null]);
  });

  it('is filled from behind what does not', async () => {
    expect(await page('0789', 2)).toEqual(['07', '7']);
    expect(await page('0789', 2, '7')).toEqual(['89', null]);
  });

  it.each([
    ['after the last that passes', '01', 2, ['01', null]],
    ['when nothing passes', '', 3, ['', null]],
    ['when all that passes just fills it', '89', 2, ['89', null]],
  ] as const)('does not say that more follows %s', async (_, passing, limit, expected) => {
    expect(await page(passing, limit)).toEqual(expected);
  });

  it('costs one look where nothing is left out', async () => {
    asked.length = 0;
    await page('0123456789', 4);
    expect(asked).toEqual([5]);
  });
});
