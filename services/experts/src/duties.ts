import { type Id, Refusal } from '@sinan/schema';
import type { ExpertsRoom } from './room.ts';

/**
 * Who is in the pool holds the platform's duty `expert`, and nobody else does by it: without it an expert sees no invitation of theirs. It is made to
 * follow the state as it is, so that doing it once more, or late, does no harm.
 */
export async function dutyFollows(room: ExpertsRoom, expertId: Id<'expert'>): Promise<void> {
  const state = (await room.experts.load(expertId))?.state;
  if (state === undefined || state.status === 'none') return;
  if (state.status !== 'active') return takeDuty(room, state.personId);
  if (state.email !== null) await giveDuty(room, state.email, state.personId);
}

/** Gives the duty to the person of this address. `ADDRESS_OF_ANOTHER` when that is somebody else by now, who then does not keep it. */
export async function giveDuty(room: ExpertsRoom, email: string, personId: Id<'person'>): Promise<void> {
  const given = await room.directory.giveDuty(email);
  if (given === personId) return;
  const other = (await room.experts.load(room.expertOf(given)))?.state;
  if (other?.status !== 'active') await takeDuty(room, given);
  throw new Refusal('ADDRESS_OF_ANOTHER');
}

/** A person whom accounts does not know any more holds nothing. */
async function takeDuty({ directory }: ExpertsRoom, personId: Id<'person'>): Promise<void> {
  try {
    await directory.takeDuty(personId);
  } catch (error) {
    if (!(error instanceof Refusal && error.code === 'NOT_FOUND')) throw error;
  }
}
