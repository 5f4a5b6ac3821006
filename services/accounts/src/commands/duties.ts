import { type Actor, command, type Duty, duty, holds, type Id, idOf, mailAddress, Refusal } from '@sinan/schema';
import type { PersonView } from '@sinan/schema/graphql';
import { z } from 'zod';
import { addressKey, reserve } from '../reserve.ts';
import type { AccountsRoom } from '../room.ts';
import { dutyKey } from '../rows.ts';
import { personView, present } from '../views.ts';

const centreId = idOf('centre').nullish();

/**
 * Gives a duty to whoever has this address, registering them if new: they sign in with it later. Granting again changes nothing. For the
 * security administrator, who gives none to themselves (`OWN_DUTIES`); the system administrator appoints the first security and audit
 * administrators, while there is none. `DUTIES_APART` for two of the three administrators in one person.
 */
export const grantDuty = command({
  name: 'accounts.grantDuty',
  access: { duty: ['security', 'administrator'], orSystem: true },
  input: z.strictObject({ email: mailAddress, duty, centreId }),
  async run(room: AccountsRoom, call, input): Promise<PersonView> {
    await checkMayGive(room, call.actor, input.duty);
    const id = await reserve(room, call, 'address', addressKey(input.email));
    refuseOwn(call.actor, id);
    const centreId = input.centreId ?? null;
    const centreKnown = centreId !== null && room.centres.all().some((centre) => centre.id === centreId);
    const command = { type: 'GrantDuty', ...input, centreId, centreKnown, locale: 'zh-CN' } as const;
    return present(personView(await room.people.execute({ call, id, create: true, command })));
  },
});

/** Takes a duty away: within one request, since every request asks what its actor holds. For the security administrator, and not from oneself. */
export const revokeDuty = command({
  name: 'accounts.revokeDuty',
  access: { duty: ['security'], orSystem: true },
  input: z.strictObject({ personId: idOf('person'), duty, centreId }),
  async run(room: AccountsRoom, call, input): Promise<PersonView> {
    refuseOwn(call.actor, input.personId);
    const command = { type: 'RevokeDuty', duty: input.duty, centreId: input.centreId ?? null } as const;
    return present(personView(await room.people.execute({ call, id: input.personId, command })));
  },
});

function refuseOwn(actor: Actor, personId: Id<'person'>): void {
  if (actor.kind === 'person' && actor.id === personId) throw new Refusal('OWN_DUTIES');
}

/** Duties that a system administrator gives while nobody holds them: otherwise nobody could ever give any. */
const APPOINTED: readonly Duty[] = ['security', 'auditor'];

async function checkMayGive(room: AccountsRoom, actor: Actor, duty: Duty): Promise<void> {
  if (actor.kind === 'system' || holds(actor, 'security')) return;
  if (APPOINTED.includes(duty) && !(await isHeld(room, duty))) return;
  throw new Refusal('FORBIDDEN');
}

async function isHeld({ people }: AccountsRoom, duty: Duty): Promise<boolean> {
  const where = { duties: { contains: dutyKey(duty, null) } };
  return (await people.documents.count({ where, cap: 1 })) > 0;
}
