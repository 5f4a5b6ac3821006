import { type Outcome, sifted } from '@sinan/aggregate';
import { type Actor, audiencesOf, type Id } from '@sinan/schema';
import type { PageQuery } from '@sinan/store';
import type { CasesRoom } from '../room.ts';
import { withoutWall } from '../walls.ts';
import type { EntryState } from './entry.ts';

/** A wall around a case is one around what is booked on it, whoever else may read an entry. */

/** The entries that an actor may read, null for the others, in order. */
export async function visibleEntries(
  room: CasesRoom,
  actor: Actor,
  ids: readonly string[],
): Promise<readonly (Outcome<EntryState> | null)[]> {
  const found = await room.ledger.visible(ids, audiencesOf(actor));
  const seen = found.flatMap((one) => one ?? []);
  const open = await withoutWall(room, actor, caseIdsOf(seen.map(({ state }) => state)));
  const kept = new Set(seen.filter((_, i) => open[i]));
  return found.map((one) => (one !== null && kept.has(one) ? one : null));
}

/** A page of what `query` finds, which must ask by the actor's audiences. */
export function pageOfEntries(room: CasesRoom, actor: Actor, query: PageQuery) {
  return sifted(room.ledger.documents, query, (docs) =>
    withoutWall(room, actor, caseIdsOf(docs.map((doc) => room.ledger.stateIn(doc)))),
  );
}

function caseIdsOf(states: readonly EntryState[]): readonly Id<'case'>[] {
  return states.flatMap((state) => (state.status === 'none' ? [] : [state.caseId]));
}
