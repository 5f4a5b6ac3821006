import { timingSafeEqual } from 'node:crypto';
import { instant, linkCode, readLinkToken, reservationId } from '@sinan/runtime';
import { type Call, type Id, Refusal } from '@sinan/schema';
import type { z } from 'zod';
import type { proofInput } from '../inputs.ts';
import { CODE_TRIES, type LinkState, type Proof, type SignInPurpose } from '../link.ts';
import { addressKey, derivedId, reserve, reserved } from '../reserve.ts';
import type { AccountsRoom } from '../room.ts';

/** Which link is to be used, and what shows that its mail was read. */
interface Proven {
  readonly linkId: string;
  readonly proof: Proof;
}

/** `LINK_INVALID` for a token that is forged, expired or of another purpose. */
export function proven(room: AccountsRoom, { token, linkId, code }: z.infer<typeof proofInput>): Proven {
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
export function tryingCode(room: AccountsRoom, call: Call, { token, linkId, code }: z.infer<typeof proofInput>): Call {
  if (token || !linkId || !code) return call;
  return { ...call, commandId: derivedId(room, call, 'command', linkId, code) };
}

/** Both are six digits. */
function isCodeOf({ settings }: AccountsRoom, linkId: string, code: string): boolean {
  return timingSafeEqual(Buffer.from(code), Buffer.from(linkCode(settings.secret, linkId)));
}

/** Counts the try of a code for its address while it is judged; one that was wrong stays counted. */
export async function judged<T>(
  room: AccountsRoom,
  { commandId }: Call,
  { linkId, proof }: Proven,
  judge: () => Promise<T>,
): Promise<T> {
  const state = proof.by === 'code' ? (await room.links.load(linkId))?.state : undefined;
  if (state === undefined || state.status === 'none' || state.status === 'erased') return judge();
  const key = reservationId(room.settings.secret, 'code', addressKey(state.email));
  await room.codeGate.enter(key, commandId);
  try {
    const answer = await judge();
    await room.codeGate.forgive(key, commandId);
    return answer;
  } catch (error) {
    if (!(error instanceof Refusal && error.code === 'CODE_WRONG')) await room.codeGate.forgive(key, commandId);
    throw error;
  }
}

export type UsedLink = LinkState & { status: 'used' };

/** `create` lets the decider answer for a link that does not exist: it refuses it like any other that is not open. */
export async function useLink(
  room: AccountsRoom,
  call: Call,
  use: Proven & { readonly sessionId: Id<'session'> },
): Promise<UsedLink> {
  const { linkId, proof, sessionId } = use;
  const [at, personId] = [instant(room.clock.now()), await knownBehind(room, call, use)];
  const { state } = await room.links.execute({
    call,
    id: linkId,
    create: true,
    command: { type: 'Use', proof, sessionId, personId, at },
  });
  if (proof.by === 'code' && !proof.right) {
    throw new Refusal('CODE_WRONG', { left: state.status === 'open' ? CODE_TRIES - state.misses : 0 });
  }
  if (state.status !== 'used' || state.sessionId !== sessionId) throw new Refusal('LINK_INVALID');
  return state;
}

/** The person of a link that is being used, for the record: taken for who is new once the proof is right, and only looked up before. */
async function knownBehind(room: AccountsRoom, call: Call, { linkId, proof }: Proven): Promise<Id<'person'> | null> {
  const state = (await room.links.load(linkId))?.state;
  if (state?.status !== 'open' || instant(room.clock.now()) >= state.expiresAt) return null;
  const address = addressKey(addressIn(room, state));
  return proof.by === 'token' || proof.right
    ? reserve(room, call, 'address', address)
    : reserved(room, 'address', address);
}

/** The administrator's link is that of whoever the settings name, whatever they said when it was printed. */
export function addressIn(
  { settings }: AccountsRoom,
  { purpose, email }: { purpose: SignInPurpose; email: string },
): string {
  return purpose === 'administrator' ? settings.administratorEmail : email;
}
