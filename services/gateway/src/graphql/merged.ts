import { InvalidInput, problem, type Slice } from '@sinan/schema';
import { z } from 'zod';

/** One of the lists that are read as one: each the newest first. */
export interface Source<T> {
  readonly name: string;
  page(first: number, after: string | null): Promise<Slice<T>>;
}

/** Where a reader stands: behind which item of each list that they have read any of. */
type Place = { readonly [source: string]: string };
const place = z.record(z.string(), z.string());
const LONGEST = 8_192;

/** A page of several lists as of one, the newest first. Its cursors are places in all of them. `InvalidInput` for one that is none. */
export async function mergedPage<T extends { readonly id: string; readonly at: string }>(
  sources: readonly Source<T>[],
  first: number,
  after: string | null | undefined,
): Promise<Slice<T>> {
  const from = placeOf(after);
  const pages = await Promise.all(
    sources.map(async ({ name, page }) => ({ name, slice: await page(first, from[name] ?? null) })),
  );
  const all = pages
    .flatMap(({ name, slice }) => slice.items.map((item, i) => ({ name, item, cursor: slice.cursors[i] ?? '' })))
    .sort((one, other) => newestFirst(one.item, other.item));
  const shown = all.slice(0, first);
  return {
    items: shown.map(({ item }) => item),
    cursors: places(from, shown),
    hasMore: all.length > shown.length || pages.some(({ slice }) => slice.hasMore),
  };
}

function newestFirst(one: { at: string; id: string }, other: { at: string; id: string }): number {
  const [a, b] = [`${one.at}${one.id}`, `${other.at}${other.id}`];
  return a < b ? 1 : -1;
}

/** The place behind each of the items in turn. */
function places(from: Place, shown: readonly { readonly name: string; readonly cursor: string }[]): readonly string[] {
  let at = from;
  return shown.map(({ name, cursor }) => {
    at = { ...at, [name]: cursor };
    return Buffer.from(JSON.stringify(at)).toString('base64url');
  });
}

function placeOf(after: string | null | undefined): Place {
  if (after === null || after === undefined) return {};
  const parsed = after.length > LONGEST ? null : place.safeParse(jsonIn(after));
  if (!parsed?.success) throw new InvalidInput([problem('after', 'cursor')]);
  return parsed.data;
}

function jsonIn(after: string): unknown {
  try {
    return JSON.parse(Buffer.from(after, 'base64url').toString('utf8'));
  } catch {
    return null;
  }
}
