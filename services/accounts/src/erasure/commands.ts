import { instant } from '@sinan/runtime';
import { type Actor, type Call, command, erasureReasonCode, type Id, idOf, personOf, Refusal } from '@sinan/schema';
import { z } from 'zod';
import type { AccountsRoom } from '../room.ts';
import { checkMayGo } from './may-go.ts';
import { type ErasingRow, erasingId } from './rows.ts';

/** How long after a sign-in, or after the second factor was entered, what cannot be undone is done without another. */
const FRESH_MINUTES = 15;
/** The request that asks goes first; its worker takes over what a crash cut off. */
const WORKER_AFTER_MS = 1_000;

/** `finishedAt` is null while something is still left somewhere. */
export interface Erasure {
  readonly personId: Id<'person'>;
  readonly askedAt: string;
  readonly finishedAt: string | null;
}

/**
 * Erases the person who asks (删除个人信息): from this answer on they are nobody here. All that every service holds of them goes soon after.
 * `SIGN_IN_AGAIN` unless they signed in just now; `DUTIES_HELD`, `LAST_MEMBER` say what must be done first.
 */
export const eraseMe = command({
  name: 'accounts.eraseMe',
  access: 'signed-in',
  input: z.strictObject({}),
  async run(room: AccountsRoom, call): Promise<Erasure> {
    const self = personOf(call.actor);
    await checkFresh(room, self);
    return erase(room, call, self.id, 'own');
  },
});

/** Erases another person, for a reason that is kept in the audit record. For the security administrator; refused as one's own is. */
export const erasePerson = command({
  name: 'accounts.erasePerson',
  access: { duty: ['security'], orSystem: true },
  input: z.strictObject({ personId: idOf('person'), reason: erasureReasonCode }),
  async run(room: AccountsRoom, call, { personId, reason }): Promise<Erasure> {
    if (call.actor.kind === 'person' && call.actor.id === personId) throw new Refusal('OWN_ACCOUNT');
    return erase(room, call, personId, reason);
  },
});

/** The row is first; refused then after all, it is as if it had not been asked for. */
async function erase(room: AccountsRoom, call: Call, personId: Id<'person'>, reason: string): Promise<Erasure> {
  const id = erasingId(personId);
  const known = (await room.erasing.rows.get(id))?.doc;
  if (known) return erasureOf(known);
  const email = await checkMayGo(room, personId);
  const now = room.clock.now();
  const askedAt = instant(now);
  const due = instant(now + WORKER_AFTER_MS);
  const { agent: _, ...who } = call;
  const asked = { personId, reason, askedAt, call: { ...who, origin: 'server' }, email } as const;
  await room.erasing.add([{ id, due, ...asked, files: [], finishedAt: null }]);
  try {
    await erasePersonIn(room, asked);
  } catch (error) {
    if (error instanceof Refusal && error.code === 'DUTIES_HELD') await room.erasing.rows.remove(id);
    throw error;
  }
  return { personId, askedAt, finishedAt: null };
}

/** The person themselves: everywhere else they are an id. Done again, it changes nothing. */
export async function erasePersonIn(
  room: AccountsRoom,
  { call, personId, reason, askedAt: at }: Pick<ErasingRow, 'call' | 'personId' | 'reason' | 'askedAt'>,
): Promise<void> {
  const command = { type: 'Erase', reason, at, again: false } as const;
  await room.people.erase({ call, id: personId, command, forget: 'all' });
}

export function erasureOf({ personId, askedAt, finishedAt }: ErasingRow): Erasure {
  return { personId, askedAt, finishedAt };
}

async function checkFresh(room: AccountsRoom, { sessionId }: Actor & { readonly kind: 'person' }): Promise<void> {
  const session = (await room.sessions.get(sessionId))?.doc;
  const at = Math.max(
    Date.parse(session?.createdAt ?? ''),
    Date.parse(session?.secondFactorAt ?? session?.createdAt ?? ''),
  );
  if (!(at > room.clock.now() - FRESH_MINUTES * 60_000)) throw new Refusal('SIGN_IN_AGAIN', { minutes: FRESH_MINUTES });
}
