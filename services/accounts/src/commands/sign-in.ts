import { timingSafeEqual } from 'node:crypto';
import { instant, linkCode, linkToken, readLinkToken, reservationId } from '@sinan/runtime';
import { type Call, command, type Id, idOf, locale, mailAddress, Refusal } from '@sinan/schema';
import { DuplicateKey } from '@sinan/store';
import { z } from 'zod';
import { proofInput } from '../inputs.ts';
import { CODE_TRIES, type LinkState, type Proof } from '../link.ts';
import { addressKey, derivedId, reserve } from '../reserve.ts';
import { revoke } from '../revoke.ts';
import type { AccountsRoom } from '../room.ts';

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
}

/**
 * By the link's token, or by its id and the code beside it in the mail. Uses the link up, registers who is new, and keeps the
 * language of the link as the person's.
 * `LINK_INVALID`: used, expired, forged or unknown; `CODE_WRONG` says how many tries are left.
 */
export const signIn = command({
  name: 'accounts.signIn',
  access: 'anyone',
  input: proofInput,
  async run(room: AccountsRoom, call, input): Promise<SignedIn> {
    const { linkId, proof } = proven(room, input);
    const sessionId = derivedId(room, call, 'session', linkId);
    const link = await useLink(room, tryingCode(room, call, input), { linkId, proof, sessionId });
    const personId = await personBehind(room, call, link);
    return openSession(room, { sessionId, personId, createdAt: link.usedAt });
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

interface Proven {
  readonly linkId: string;
  readonly proof: Proof;
}

function proven(room: AccountsRoom, { token, linkId, code }: z.infer<typeof proofInput>): Proven {
  if (token) return { linkId: linkOf(room, token), proof: { by: 'token' } };
  if (linkId && code) return { linkId, proof: { by: 'code', right: isCodeOf(room, linkId, code) } };
  throw new Refusal('LINK_INVALID');
}

function linkOf({ settings, clock }: AccountsRoom, token: string): string {
  const read = (purpose: 'sign-in' | 'administrator') => readLinkToken(settings.secret, purpose, token, clock.now());
  const linkId = read('sign-in') ?? read('administrator');
  if (linkId === null) throw new Refusal('LINK_INVALID');
  return linkId;
}

/**
 * Each code is a command of its own: under a command id that is remembered, another code would be answered without being counted, and a
 * million of them could be told apart by their answers. The same code under the same id is a retry.
 */
function tryingCode(room: AccountsRoom, call: Call, { token, linkId, code }: z.infer<typeof proofInput>): Call {
  if (token || !linkId || !code) return call;
  return { ...call, commandId: derivedId(room, call, 'command', linkId, code) };
}

/** Both are six digits. */
function isCodeOf({ settings }: AccountsRoom, linkId: string, code: string): boolean {
  return timingSafeEqual(Buffer.from(code), Buffer.from(linkCode(settings.secret, linkId)));
}

type UsedLink = LinkState & { status: 'used' };

/** `create` lets the decider answer for a link that does not exist: it refuses it like any other that is not open. */
async function useLink(
  room: AccountsRoom,
  call: Call,
  use: Proven & { readonly sessionId: Id<'session'> },
): Promise<UsedLink> {
  const { linkId, proof, sessionId } = use;
  const at = instant(room.clock.now());
  const { state } = await room.links.execute({
    call,
    id: linkId,
    create: true,
    command: { type: 'Use', proof, sessionId, at },
  });
  if (proof.by === 'code' && !proof.right) {
    throw new Refusal('CODE_WRONG', { left: state.status === 'open' ? CODE_TRIES - state.misses : 0 });
  }
  if (state.status !== 'used' || state.sessionId !== sessionId) throw new Refusal('LINK_INVALID');
  return state;
}

/** The person of the link's address, as having signed in. The administrator's link makes an administrator of whoever the settings name. */
async function personBehind(
  room: AccountsRoom,
  call: Call,
  { purpose, email: mailed, locale }: UsedLink,
): Promise<Id<'person'>> {
  const printed = purpose === 'administrator';
  const email = printed ? room.settings.administratorEmail : mailed;
  const brings = printed ? ({ duty: 'administrator', centreId: null } as const) : null;
  const id = await reserve(room, call, 'address', addressKey(email));
  await room.people.execute({ call, id, create: true, command: { type: 'SignIn', email, locale, brings } });
  return id;
}

interface Opening {
  readonly sessionId: Id<'session'>;
  readonly personId: Id<'person'>;
  readonly createdAt: string;
}

async function openSession(room: AccountsRoom, { sessionId, personId, createdAt }: Opening): Promise<SignedIn> {
  const until = Date.parse(createdAt) + SESSION_MS;
  const expiresAt = instant(until);
  try {
    await room.sessions.insert({ id: sessionId, personId, createdAt, expiresAt, revoked: false });
  } catch (error) {
    if (!(error instanceof DuplicateKey)) throw error;
  }
  return { sessionToken: linkToken(room.settings.secret, 'session', sessionId, until), personId, expiresAt };
}
