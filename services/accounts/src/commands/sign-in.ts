import { instant, linkToken, reservationId } from '@sinan/runtime';
import { type Call, command, type Id, idOf, locale, mailAddress, Refusal } from '@sinan/schema';
import { DuplicateKey } from '@sinan/store';
import { z } from 'zod';
import { proofInput } from '../inputs.ts';
import { addressKey, derivedId, reserve } from '../reserve.ts';
import { revoke } from '../revoke.ts';
import type { AccountsRoom } from '../room.ts';
import { type FactorNeed, factorNeed } from '../second-factor/need.ts';
import { addressIn, judged, proven, tryingCode, type UsedLink, useLink } from './link-use.ts';

const LINK_MS = 10 * 60_000;
const SESSION_MS = 14 * 24 * 60 * 60_000;

/** Asks for a mail with a link and a code. The answer is the same whether or not anybody is known under the address. */
export const requestSignIn = command({
  name: 'accounts.requestSignIn',
  access: 'anyone',
  input: z.strictObject({ email: mailAddress, locale }),
  async run(room: AccountsRoom, call, input): Promise<{ readonly linkId: Id<'link'> }> {
    await room.gate.enter(reservationId(room.settings.secret, 'sign-in', addressKey(input.email)), call.commandId);
    const expiresAt = instant(room.clock.now() + LINK_MS);
    const { id } = await room.links.execute({
      call,
      command: { type: 'Issue', purpose: 'sign-in', ...input, expiresAt },
    });
    return { linkId: idOf('link').parse(id) };
  },
});

/** `expiresAt` is an instant. The token is the session: kept in a cookie or sent as a bearer, and stored nowhere here. */
export interface SignedIn {
  readonly sessionToken: string;
  readonly personId: Id<'person'>;
  readonly expiresAt: string;
  /** What the person's duties still wait for in this session: the second factor to be entered, or set up. */
  readonly secondFactor: FactorNeed;
}

/**
 * By the link's token, or by its id and the code beside it in the mail. Uses the link up, registers who is new, and keeps the
 * language of the link as the person's.
 * `LINK_INVALID`: used, expired, forged or unknown; `CODE_WRONG` says how many tries are left, `CODE_LOCKED` when codes count again for the address.
 */
export const signIn = command({
  name: 'accounts.signIn',
  access: 'anyone',
  input: proofInput,
  async run(room: AccountsRoom, call, input): Promise<SignedIn> {
    const { linkId, proof } = proven(room, input);
    const sessionId = derivedId(room, call, 'session', linkId);
    const trying = tryingCode(room, call, input);
    const link = await judged(room, trying, { linkId, proof }, () =>
      useLink(room, trying, { linkId, proof, sessionId }),
    );
    const personId = await personBehind(room, call, link);
    const opened = await openSession(room, call, { sessionId, personId, createdAt: link.usedAt });
    return { ...opened, secondFactor: await factorNeed(room, personId) };
  },
});

/** Ends the session that asks. Ending it again changes nothing. */
export const signOut = command({
  name: 'accounts.signOut',
  access: 'signed-in',
  input: z.strictObject({}),
  async run(room: AccountsRoom, { actor }): Promise<{ readonly signedOut: true }> {
    if (actor.kind !== 'person') throw new Refusal('UNAUTHENTICATED');
    await revoke(room.sessions, actor.sessionId);
    return { signedOut: true };
  },
});

/** The person of the link's address, as having signed in. The administrator's link makes an administrator of them. */
async function personBehind(room: AccountsRoom, call: Call, link: UsedLink): Promise<Id<'person'>> {
  const email = addressIn(room, link);
  const brings = link.purpose === 'administrator' ? ({ duty: 'administrator', centreId: null } as const) : null;
  const id = await reserve(room, call, 'address', addressKey(email));
  const command = { type: 'SignIn', email, locale: link.locale, brings } as const;
  await room.people.execute({ call, id, create: true, command });
  return id;
}

interface Opening {
  readonly sessionId: Id<'session'>;
  readonly personId: Id<'person'>;
  readonly createdAt: string;
}

export async function openSession(
  room: AccountsRoom,
  { agent }: Call,
  { sessionId, personId, createdAt }: Opening,
): Promise<Omit<SignedIn, 'secondFactor'>> {
  const until = Date.parse(createdAt) + SESSION_MS;
  const expiresAt = instant(until);
  try {
    const unused = { revoked: false, activeAt: createdAt, secondFactorAt: null, agent: agent ?? null };
    await room.sessions.insert({ id: sessionId, personId, createdAt, expiresAt, ...unused });
  } catch (error) {
    if (!(error instanceof DuplicateKey)) throw error;
  }
  return { sessionToken: linkToken(room.settings.secret, 'session', sessionId, until), personId, expiresAt };
}
