import { reservationId } from '@sinan/runtime';
import { type Call, deriveId, type Id, idOf, timeOf } from '@sinan/schema';
import { addressKey, reserved } from '../reserve.ts';
import type { AccountsRoom } from '../room.ts';
import { factorIdOf } from '../second-factor/commands.ts';
import { linksTo, membershipsOf, sessionsOf, uploadsOf } from './own.ts';
import type { ErasingRow } from './rows.ts';

/** Takes away what accounts holds of a person beside the person, but that the address is theirs: any number of times. */
export async function forgetOwn(room: AccountsRoom, row: ErasingRow, email: string): Promise<void> {
  const { personId } = row;
  for (const { id } of await sessionsOf(room, personId)) await room.sessions.remove(id);
  for (const { id } of await linksTo(room, email))
    await room.links.erase({ call: callFor(room, row, id), id, command: { type: 'Erase' }, forget: 'all' });
  for (const { id } of await membershipsOf(room, personId)) await forgetMembership(room, row, id);
  for (const { id } of await uploadsOf(room, personId)) await room.uploads.remove(id);
  const factor = factorIdOf(personId);
  await room.factors.execute({
    call: callFor(room, row, factor),
    id: factor,
    create: true,
    command: { type: 'Reset' },
  });
}

function forgetMembership(room: AccountsRoom, row: ErasingRow, id: string): Promise<unknown> {
  const command = { type: 'Forget', at: row.askedAt } as const;
  return room.memberships.erase({ call: callFor(room, row, id), id, command, forget: 'all' });
}

/** Last of all, the address is free for somebody new: until then nobody comes in by it. */
export async function freeAddress(room: AccountsRoom, personId: Id<'person'>, email: string): Promise<void> {
  const key = addressKey(email);
  const rowOf = (kind: string) => reservationId(room.settings.secret, kind, key);
  await room.attempts.remove(rowOf('sign-in'));
  await room.missedCodes.remove(rowOf('code'));
  if ((await reserved(room, 'address', key)) === personId) await room.reservations.remove(rowOf('address'));
}

/** Whether nothing that an erasure led to waits for its relay. */
export async function isRelayed(room: AccountsRoom, { personId }: ErasingRow): Promise<boolean> {
  const person = await room.people.documents.get(personId);
  const waiting = await room.links.documents.page({ where: { pending: true }, limit: 500 });
  return person?.doc.pending === false && !waiting.rows.some(({ doc }) => room.links.stateIn(doc).status === 'erased');
}

/** The same for an aggregate at each try, so that its journal knows it. */
function callFor({ settings }: AccountsRoom, { call }: ErasingRow, id: string): Call {
  const commandId = deriveId(
    'command',
    timeOf(idOf('command').parse(call.commandId)),
    settings.secret,
    'erase',
    call.commandId,
    id,
  );
  return { ...call, commandId };
}
