import { reservationId } from '@sinan/runtime';
import { actorRef, type Call, deriveId, type Id, idOf, type Noun, timeOf } from '@sinan/schema';
import { DuplicateKey } from '@sinan/store';
import type { AccountsRoom } from './room.ts';

/** What is unique here, and the noun that it is unique to. */
const UNIQUE = {
  address: 'person',
  uscc: 'organisation',
  membership: 'membership',
  source: 'partner',
  centre: 'centre',
} as const;
type Unique = typeof UNIQUE;
type Kind = keyof Unique;

/**
 * The id that a unique value belongs to, taken for this call if it was free; another value gets another id, even under one command id.
 * The aggregate is created after it, under this id and with `create: true`: after a crash between the two, whoever comes next with the same
 * value creates it.
 */
export async function reserve<K extends Kind>(room: AccountsRoom, call: Call, kind: K, value: string) {
  const held = await reserved(room, kind, value);
  if (held) return held;
  const key = keyOf(room, kind, value);
  const target = derivedId(room, call, UNIQUE[kind], key);
  try {
    await room.reservations.insert({ id: key, target });
    return target;
  } catch (error) {
    if (!(error instanceof DuplicateKey)) throw error;
    return (await reserved(room, kind, value)) ?? target;
  }
}

/** The id that a unique value belongs to, or null. */
export async function reserved<K extends Kind>(
  room: AccountsRoom,
  kind: K,
  value: string,
): Promise<Id<Unique[K]> | null> {
  const row = await room.reservations.get(keyOf(room, kind, value));
  return row && idOf<Unique[K]>(UNIQUE[kind]).parse(row.doc.target);
}

/** The id of what a call makes: the same at each retry, and not to be guessed by who knows the command's id. */
export function derivedId<N extends Noun>(room: AccountsRoom, call: Call, noun: N, ...parts: readonly string[]): Id<N> {
  const commandId = idOf('command').parse(call.commandId);
  return deriveId(noun, timeOf(commandId), room.settings.secret, actorRef(call.actor), commandId, ...parts);
}

/** Addresses are one whatever their case: mail to `A@x.cn` and `a@x.cn` reaches one person. */
export function addressKey(email: string): string {
  return email.toLowerCase();
}

export function belongingKey(organisationId: Id<'organisation'>, personId: Id<'person'>): string {
  return `${organisationId} ${personId}`;
}

function keyOf(room: AccountsRoom, kind: Kind, value: string): string {
  return reservationId(room.settings.secret, kind, value);
}
