import { type Actor, audiencesOf, paging, query, type Slice } from '@sinan/schema';
import { z } from 'zod';
import { type CaseRow, filedRowId, foundBy } from './case-rows.ts';
import { DIMENSIONS, staff, year } from './queries.ts';
import type { InsightsRoom } from './room.ts';

/** The cases of a year, or those of them that are counted under a key, as far as the reader may see them, the last filed first. */
export const listFiledRows = query({
  name: 'insights.filedRows',
  access: staff,
  input: z.strictObject({
    ...paging,
    year,
    by: z.enum(DIMENSIONS).nullish(),
    key: z.string().min(1).max(128).nullish(),
  }),
  async run(room: InsightsRoom, { actor }, { by, key, ...asked }): Promise<Slice<CaseRow>> {
    if (!by || !key) return listed(room, actor, 'filed', asked);
    if (by === 'centre' || by === 'state') return standing(room, actor, { by, key }, asked);
    return listed(room, actor, `${by}:${key}`, asked);
  },
});

/** The accepted cases of a year, or those of them whose enterprise is registered, or is not, as far as the reader may see them. */
export const listGuidanceRows = query({
  name: 'insights.guidanceRows',
  access: staff,
  input: z.strictObject({ ...paging, year, registered: z.boolean().nullish() }),
  run: (room: InsightsRoom, { actor }, { registered, ...asked }) =>
    listed(room, actor, WORDS[String(registered)] ?? 'guided', asked),
});

const WORDS: { readonly [registered: string]: string } = { true: 'guided:registered', false: 'guided:unregistered' };

interface Asked {
  readonly year: number;
  readonly first: number;
  readonly after?: string | null | undefined;
}

async function listed(
  { caseRows }: InsightsRoom,
  actor: Actor,
  by: string,
  { year, first, after }: Asked,
): Promise<Slice<CaseRow>> {
  const found = { containsAny: audiencesOf(actor).map((audience) => foundBy(audience, by)) };
  const orderBy = { field: 'at', direction: 'desc' } as const;
  const page = await caseRows.page({ where: { year, found }, orderBy, after: after ?? null, limit: first });
  return { items: page.rows.map(({ doc }) => doc), cursors: page.cursors, hasMore: page.next !== null };
}

interface Standing {
  readonly by: 'centre' | 'state';
  readonly key: string;
}

/**
 * Where cases stand is told by all moves of the year together, so they are weighed for each page. Ids of cases begin with when they were filed;
 * the cursor is one.
 */
async function standing(
  room: InsightsRoom,
  actor: Actor,
  { by, key }: Standing,
  { year, first, after }: Asked,
): Promise<Slice<CaseRow>> {
  const audiences: readonly string[] = audiencesOf(actor);
  const seesAll = audiences.includes('national');
  const places = await room.moves.tally({ where: { year }, by: ['caseId', 'state', 'centreId'], sum: ['weight'] });
  const ids = places
    .filter(({ sum: { weight = 0 } }) => weight > 0)
    .filter(({ by: place }) => place[by === 'centre' ? 'centreId' : 'state'] === key)
    .filter(({ by: { centreId } }) => seesAll || audiences.includes(`centre:${centreId}`))
    .map(({ by: { caseId, centreId } }) => filedRowId(String(caseId), String(centreId)))
    .toSorted()
    .toReversed();
  const rest = after ? ids.filter((id) => id < after) : ids;
  const items = await room.caseRows.getMany(rest.slice(0, first));
  return {
    items: items.map(({ doc }) => doc),
    cursors: items.map(({ doc }) => doc.id),
    hasMore: rest.length > first,
  };
}
