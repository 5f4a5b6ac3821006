import { type Outcome, sifted } from '@sinan/aggregate';
import { type Actor, audiencesOf } from '@sinan/schema';
import type { PageQuery } from '@sinan/store';
import type { CasesRoom } from '../room.ts';
import { withoutWall } from '../walls.ts';
import type { ConsultationState } from './state.ts';

/** A wall around a case is one around the question that it came from. */

/** The consultations that an actor may read, null for the others, in order. */
export async function visibleConsultations(
  room: CasesRoom,
  actor: Actor,
  ids: readonly string[],
): Promise<readonly (Outcome<ConsultationState> | null)[]> {
  const found = await room.consultations.visible(ids, audiencesOf(actor));
  const seen = found.flatMap((one) => one ?? []);
  const open = await openTo(
    room,
    actor,
    seen.map(({ state }) => state),
  );
  const kept = new Set(seen.filter((_, i) => open[i]));
  return found.map((one) => (one !== null && kept.has(one) ? one : null));
}

/** A page of what `query` finds, which must ask by the actor's audiences. */
export function pageOfConsultations(room: CasesRoom, actor: Actor, query: PageQuery) {
  return sifted(room.consultations.documents, query, (docs) =>
    openTo(
      room,
      actor,
      docs.map((doc) => room.consultations.stateIn(doc)),
    ),
  );
}

async function openTo(
  room: CasesRoom,
  actor: Actor,
  states: readonly ConsultationState[],
): Promise<readonly boolean[]> {
  const cases = states.map((state) => (state.status === 'turned' ? state.caseId : null));
  const known = cases.flatMap((id) => id ?? []);
  const open = await withoutWall(room, actor, known);
  const walled = new Set<string>(known.filter((_, i) => !open[i]));
  return cases.map((id) => id === null || !walled.has(id));
}
