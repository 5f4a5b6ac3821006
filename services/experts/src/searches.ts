import { type Actor, audiencesOf, type Id, Refusal } from '@sinan/schema';
import { benched, type CaseSearched, expertsBy, today } from './bench.ts';
import type { Ahead, Candidate, Invitation } from './invitation/index.ts';
import { exclusionsOf } from './ranking.ts';
import type { ExpertsRoom } from './room.ts';
import { overAt } from './service-clock.ts';

/** The searches of cases, and what the next step of one needs to know. */

/** More rounds than any case sees. */
const ROUNDS = 100;

/** All searches of a case, the oldest first. */
export async function searchesOf(room: ExpertsRoom, caseId: Id<'case'>): Promise<readonly Invitation[]> {
  const orderBy = { field: 'round', direction: 'asc' } as const;
  const { rows } = await room.invitations.documents.page({ where: { caseId }, orderBy, limit: ROUNDS });
  return rows.flatMap(({ doc }) => {
    const state = room.invitations.stateIn(doc);
    return state.status === 'none' ? [] : [state];
  });
}

/** A case and its searches; null when there is no such case. */
export async function searched(room: ExpertsRoom, caseId: Id<'case'>): Promise<CaseSearched | null> {
  const [matter, searches] = await Promise.all([room.directory.matterOf(caseId), searchesOf(room, caseId)]);
  return matter && { caseId, matter, searches };
}

export interface OneSearch extends CaseSearched {
  readonly invitationId: Id<'invitation'>;
  readonly invitation: Invitation;
}

/** One search with its case; null when there is none, or the case is gone. */
export async function searchBy(room: ExpertsRoom, invitationId: Id<'invitation'>): Promise<OneSearch | null> {
  const found = await room.invitations.load(invitationId);
  if (found === null || found.state.status === 'none') return null;
  const invitation = found.state;
  const of = await searched(room, invitation.caseId);
  return of && { ...of, invitationId, invitation };
}

/** The newest search of a case, whatever became of it. */
export function newestOf(room: ExpertsRoom, { caseId, searches }: Pick<CaseSearched, 'caseId' | 'searches'>) {
  const invitation = searches.at(-1);
  return invitation && { id: room.invitationOf(caseId, invitation.round), invitation };
}

/** How the next candidate would be asked now: those who wait are looked at once more, since days may have gone by. */
export function aheadOf(room: ExpertsRoom, search: OneSearch): Promise<Ahead> {
  const waiting = search.invitation.candidates.filter(({ stage }) => stage === 'waiting');
  return aheadFor(room, search, waiting, search.invitation.urgent);
}

export async function aheadFor(
  room: ExpertsRoom,
  of: CaseSearched,
  candidates: readonly Pick<Candidate, 'expertId'>[],
  urgent: boolean,
): Promise<Ahead> {
  const experts = await benched(
    room,
    of,
    await expertsBy(
      room,
      candidates.map(({ expertId }) => expertId),
    ),
  );
  const passed = experts.flatMap((expert) => {
    const [first] = exclusionsOf(expert, today(room));
    return first ? [[expert.expertId, first.code] as const] : [];
  });
  return {
    caseStatus: of.matter.status,
    passed: Object.fromEntries(passed),
    parties: of.matter.parties,
    checkBy: overAt('conflict', urgent, room.clock.now()),
  };
}

/**
 * Whether staff may see a search: those of the centre that holds the case, and the nation's. Nobody does who is asked in it themselves, or stands
 * behind its wall, whatever duties they hold: the ranking and the other candidates are not theirs to read.
 */
export function isSeenByStaff(actor: Actor, invitation: Invitation): boolean {
  return isAtCentre(actor, invitation.centreId) && !isInvolved(actor, invitation);
}

/** Whether somebody is a candidate of a search, or barred from it. */
export function isInvolved(actor: Actor, { candidates, barred }: Invitation): boolean {
  if (actor.kind !== 'person') return false;
  return barred.includes(actor.id) || candidates.some(({ personId }) => personId === actor.id);
}

/** A case for the staff who may look for its expert: `NOT_FOUND` for whoever does not see it, or stands behind its wall. */
export async function searchedByStaff(room: ExpertsRoom, actor: Actor, caseId: Id<'case'>): Promise<CaseSearched> {
  const found = await searched(room, caseId);
  const newest = found?.searches.at(-1);
  const isKeptOut = newest !== undefined && isInvolved(actor, newest);
  if (found === null || isKeptOut || !isAtCentre(actor, found.matter.centreId)) throw new Refusal('NOT_FOUND');
  return found;
}

function isAtCentre(actor: Actor, centreId: string): boolean {
  const audiences = audiencesOf(actor);
  return audiences.includes(`centre:${centreId}`) || audiences.includes('national');
}
