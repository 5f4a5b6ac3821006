import { type Outcome, sifted } from '@sinan/aggregate';
import { type Actor, audiencesOf, type Id } from '@sinan/schema';
import type { PageQuery } from '@sinan/store';
import type { CasesRoom } from '../room.ts';
import { withoutWall } from '../walls.ts';
import type { EntryState } from './entry.ts';

/**
 * A wall around a case is one around what is booked on it, whoever else may read an entry. Nor is it for who belongs to the enterprise: staff are on
 * its side alone then.
 */

/** The entries that an actor may read, null for the others, in order. */
export async function visibleEntries(
  room: CasesRoom,
  actor: Actor,
  ids: readonly string[],
): Promise<readonly (Outcome<EntryState> | null)[]> {
  const found = await room.ledger.visible(ids, audiencesOf(actor));
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
export function pageOfEntries(room: CasesRoom, actor: Actor, query: PageQuery) {
  return sifted(room.ledger.documents, query, (docs) =>
    openTo(
      room,
      actor,
      docs.map((doc) => room.ledger.stateIn(doc)),
    ),
  );
}

async function openTo(room: CasesRoom, actor: Actor, states: readonly EntryState[]): Promise<readonly boolean[]> {
  const open = await withoutWall(room, actor, caseIdsOf(states));
  return states.map((state, i) => open[i] === true && !isOfEnterprise(actor, state));
}

function isOfEnterprise(actor: Actor, state: EntryState): boolean {
  if (actor.kind !== 'person' || state.status === 'none' || state.organisationId === null) return false;
  return actor.organisations.includes(state.organisationId);
}

function caseIdsOf(states: readonly EntryState[]): readonly Id<'case'>[] {
  return states.flatMap((state) => (state.status === 'none' ? [] : [state.caseId]));
}
