import { type Call, command, type Id, idOf, personOf, Refusal } from '@sinan/schema';
import { z } from 'zod';
import type { EndedSessions } from '../person.ts';
import { revoke } from '../revoke.ts';
import type { AccountsRoom } from '../room.ts';
import type { SessionRow } from '../rows.ts';
import { heldBy, holds } from './held.ts';

/** How many sessions were ended: those that still held. */
export interface SessionsEnded {
  readonly ended: number;
}

/** Ends one of one's own sessions, from the next request on. `NOT_FOUND` for another's. */
export const endSession = command({
  name: 'accounts.endSession',
  access: 'signed-in',
  input: z.strictObject({ sessionId: idOf('session') }),
  async run(room: AccountsRoom, call, { sessionId }): Promise<SessionsEnded> {
    const { id: personId } = personOf(call.actor);
    const session = (await room.sessions.get(sessionId))?.doc;
    if (session?.personId !== personId) throw new Refusal('NOT_FOUND');
    return ended(room, call, { personId, which: sessionId }, [session].filter(holds(room)));
  },
});

/** Ends all of one's own sessions but the one that asks. */
export const endOtherSessions = command({
  name: 'accounts.endOtherSessions',
  access: 'signed-in',
  input: z.strictObject({}),
  async run(room: AccountsRoom, call): Promise<SessionsEnded> {
    const { id: personId, sessionId } = personOf(call.actor);
    const others = (await heldBy(room, personId)).filter(({ id }) => id !== sessionId);
    return ended(room, call, { personId, which: 'others' }, others);
  },
});

/** Ends every session of a person. Not one's own: who loses a device signs in and ends the others. */
export const endSessionsOf = command({
  name: 'accounts.endSessionsOf',
  access: { duty: ['security'], orSystem: true },
  input: z.strictObject({ personId: idOf('person') }),
  async run(room: AccountsRoom, call, { personId }): Promise<SessionsEnded> {
    if (call.actor.kind === 'person' && call.actor.id === personId) throw new Refusal('OWN_ACCOUNT');
    return ended(room, call, { personId, which: 'all' }, await heldBy(room, personId));
  },
});

interface Ending {
  readonly personId: Id<'person'>;
  readonly which: EndedSessions;
}

/** First they end, then it is said: what a crash cuts off between is done again by a retry. */
async function ended(
  room: AccountsRoom,
  call: Call,
  { personId, which }: Ending,
  held: readonly SessionRow[],
): Promise<SessionsEnded> {
  for (const { id } of held) await revoke(room.sessions, id);
  await room.people.execute({ call, id: personId, command: { type: 'EndSessions', which } });
  return { ended: held.length };
}
