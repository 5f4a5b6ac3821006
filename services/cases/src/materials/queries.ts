import { type AggregateDoc, fileOperation } from '@sinan/aggregate';
import type { FileId } from '@sinan/files';
import type { NamedFile } from '@sinan/runtime';
import { idList, idOf, isId, paging, query, type Slice } from '@sinan/schema';
import type { MaterialView } from '@sinan/schema/graphql';
import type { Page } from '@sinan/store';
import { z } from 'zod';
import type { CasesRoom } from '../room.ts';
import { standingsOn } from '../standing.ts';
import type { KeptMaterial, MaterialState, WithdrawnMaterial } from './material.ts';
import { materialView, nameOf, opens } from './view.ts';

/** The materials of a case, newest first; none for who is on no side of it. */
export const listMaterials = query({
  name: 'cases.materials',
  access: 'signed-in',
  input: z.strictObject({ ...paging, caseId: idOf('case') }),
  async run(room: CasesRoom, { actor }, { caseId, first, after }): Promise<Slice<MaterialView>> {
    const side = (await standingsOn(room, actor, [caseId])).get(caseId)?.side;
    if (!side) return { items: [], cursors: [], hasMore: false };
    const { documents, stateIn } = room.materials;
    const orderBy = { field: 'at', direction: 'desc' } as const;
    const page = await documents.page({ where: { caseId }, orderBy, after: after ?? null, limit: first });
    const items = page.rows.flatMap(({ doc }) => materialView(doc.id, stateIn(doc), side) ?? []);
    return { items, cursors: page.cursors, hasMore: page.next !== null };
  },
});

/** The loader of `Material`: in order, null alike for what is not there and for what the actor may not see. */
export const materialsByIds = query({
  name: 'cases.materialsByIds',
  access: 'anyone',
  input: idList,
  async run(room: CasesRoom, { actor }, { ids }): Promise<readonly (MaterialView | null)[]> {
    const found = await room.materials.documents.getMany(ids);
    const added = found.map(({ doc }) => ({ id: doc.id, state: addedIn(room.materials.stateIn(doc)) }));
    const standings = await standingsOn(
      room,
      actor,
      added.map(({ state }) => state.caseId),
    );
    const views = added.map(({ id, state }) => {
      const side = standings.get(state.caseId)?.side;
      return [id, side ? materialView(id, state, side) : null] as const;
    });
    const byId = new Map<string, MaterialView | null>(views);
    return ids.map((id) => byId.get(id) ?? null);
  },
});

/** `GET /files/mat_…`: a material, for whom it may be opened by at this moment. */
export const materialFile = fileOperation({
  name: 'cases.materialFile',
  log: (room: CasesRoom) => room.accessLog,
  async find(room, { actor }, id): Promise<NamedFile | null> {
    if (!isId('material', id)) return null;
    const state = (await room.materials.load(id))?.state ?? { status: 'none' };
    if (state.status === 'none') return null;
    const side = (await standingsOn(room, actor, [state.caseId])).get(state.caseId)?.side;
    if (!side || !opens(side, state)) return null;
    const { fileId, mediaType } = state;
    return { fileId, mediaType, name: nameOf(state) };
  },
});

/** Those of the files that materials name. */
export async function namedFiles({ materials }: CasesRoom, ids: readonly FileId[]): Promise<readonly FileId[]> {
  const named = new Set<FileId>();
  for (let after: string | null = null; ; ) {
    const page: Page<AggregateDoc<MaterialState>> = await materials.documents.page({
      where: { fileId: { in: ids } },
      after,
      limit: 1_000,
    });
    for (const { doc } of page.rows) {
      const state = materials.stateIn(doc);
      if (state.status === 'kept') named.add(state.fileId);
    }
    if (page.next === null) return [...named];
    after = page.next;
  }
}

function addedIn(state: MaterialState): KeptMaterial | WithdrawnMaterial {
  if (state.status === 'none') throw new Error('what is stored was added to a case');
  return state;
}
