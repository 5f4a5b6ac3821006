import type { Actor, Id } from '@sinan/schema';
import type { AccountsRoom } from '../room.ts';
import { factorOf } from './commands.ts';

/** What a person's duties wait for: their second factor to be entered, or to be set up. Null: for nothing. */
export type FactorNeed = 'enter' | 'enrol' | null;

/** How a person stands to their second factor. */
export interface FactorStanding {
  readonly enrolled: boolean;
  readonly need: FactorNeed;
}

/** In a session in which it has not been entered yet. */
export async function factorNeed(room: AccountsRoom, personId: Id<'person'>): Promise<FactorNeed> {
  if (room.settings.secondFactor === 'optional') return null;
  const person = (await room.people.load(personId))?.state;
  if (person?.status !== 'registered' || person.duties.length === 0) return null;
  return (await factorOf(room, personId)).status === 'enrolled' ? 'enter' : 'enrol';
}

/** In the session that asks. */
export async function factorStanding(
  room: AccountsRoom,
  { id, withheld = [] }: Actor & { readonly kind: 'person' },
): Promise<FactorStanding> {
  const enrolled = (await factorOf(room, id)).status === 'enrolled';
  if (withheld.length === 0) return { enrolled, need: null };
  return { enrolled, need: enrolled ? 'enter' : 'enrol' };
}
