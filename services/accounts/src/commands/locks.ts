import { type Call, command, type Id, idOf, lockReasonCode, Refusal } from '@sinan/schema';
import { z } from 'zod';
import type { PersonCommand } from '../person.ts';
import type { AccountsRoom } from '../room.ts';

const bySecurity = { duty: ['security'], orSystem: true } as const;
const input = z.strictObject({ personId: idOf('person') });

/** Whether the person is locked now. */
export interface Locked {
  readonly personId: Id<'person'>;
  readonly locked: boolean;
}

/** Locks a person: from their next request on they are nobody, and no link signs them in. The audit record keeps the reason. Not oneself. */
export const lockPerson = command({
  name: 'accounts.lockPerson',
  access: bySecurity,
  input: input.extend({ reason: lockReasonCode.nullish() }),
  run: (room: AccountsRoom, call, { personId, reason }): Promise<Locked> =>
    change(room, call, personId, { type: 'Lock', reason: reason ?? null }),
});

/** Lets a person in again, with the sessions that they had. */
export const unlockPerson = command({
  name: 'accounts.unlockPerson',
  access: bySecurity,
  input,
  run: (room: AccountsRoom, call, { personId }): Promise<Locked> => change(room, call, personId, { type: 'Unlock' }),
});

async function change(
  room: AccountsRoom,
  call: Call,
  personId: Id<'person'>,
  command: PersonCommand & { readonly type: 'Lock' | 'Unlock' },
): Promise<Locked> {
  if (call.actor.kind === 'person' && call.actor.id === personId) throw new Refusal('OWN_ACCOUNT');
  const { state } = await room.people.execute({ call, id: personId, command });
  return { personId, locked: state.status === 'registered' && state.locked };
}
