import type { Actor, Id } from '@sinan/schema';
import type { CasesRoom } from './room.ts';

/** For each of these cases, whether no wall keeps it from the actor: for what hangs on a case and has readers of its own. */
export async function withoutWall(
  { cases }: CasesRoom,
  actor: Actor,
  caseIds: readonly Id<'case'>[],
): Promise<readonly boolean[]> {
  if (actor.kind !== 'person') return caseIds.map(() => true);
  const found = await cases.documents.getMany([...new Set(caseIds)]);
  const walled = found.filter(({ doc }) => {
    const state = cases.stateIn(doc);
    return state.status !== 'none' && state.barred.includes(actor.id);
  });
  const ids = new Set<string>(walled.map(({ doc }) => doc.id));
  return caseIds.map((id) => !ids.has(id));
}
