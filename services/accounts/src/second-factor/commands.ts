import { instant } from '@sinan/runtime';
import { type Actor, type Call, command, type Id, idOf, personOf, Refusal } from '@sinan/schema';
import { z } from 'zod';
import { type Entered, FACTOR_TRIES, type FactorState, lockedFrom, lockedRefusal } from '../factor.ts';
import { derivedId } from '../reserve.ts';
import type { AccountsRoom } from '../room.ts';
import { endSessionsOf } from '../sessions/commands.ts';
import { markEntered } from '../sessions/marks.ts';
import { standingOf } from '../sessions/standing.ts';
import { type Enrolment, offered, recoveryCodes, recoveryIndex, stepsWith } from './secrets.ts';

type Person = Actor & { readonly kind: 'person' };
const code = z.strictObject({ code: z.string().trim().min(1).max(32) });

/** What is entered into an authenticator program; shown in this answer alone, and again only to a retry of the same command. */
export interface OfferedFactor {
  readonly uri: string;
  readonly secret: string;
}

/** Offers a new secret. It counts once a code of it was entered; until then the one before does. */
export const offerSecondFactor = command({
  name: 'accounts.offerSecondFactor',
  access: 'signed-in',
  input: z.strictObject({}),
  async run(room: AccountsRoom, call): Promise<OfferedFactor> {
    const person = personOf(call.actor);
    const email = await addressOf(room, person.id);
    const { entered } = await standingOf(room, person);
    const { state } = await room.factors.execute({
      call,
      id: factorIdOf(person.id),
      create: true,
      command: { type: 'Offer', entered },
    });
    return offered(room.settings.secret, { personId: person.id, number: state.number }, email);
  },
});

/** Ten codes for who loses the authenticator, each good once; shown in this answer alone. */
export interface RecoveryCodes {
  readonly recoveryCodes: readonly string[];
}

/** Enrols the secret that was offered last, by a code of it. `CODE_WRONG` says how many tries are left, `FACTOR_LOCKED` when there are more. */
export const confirmSecondFactor = command({
  name: 'accounts.confirmSecondFactor',
  access: 'signed-in',
  input: code,
  async run(room: AccountsRoom, call, { code }): Promise<RecoveryCodes> {
    const person = personOf(call.actor);
    const { secret } = room.settings;
    const now = room.clock.now();
    const enrolment = { personId: person.id, number: (await factorOf(room, person.id)).number };
    const steps = stepsWith(secret, enrolment, code, now);
    const command = { type: 'Confirm', steps, at: instant(now), lockUntil: instant(lockedFrom(now)) } as const;
    const state = await tried(room, trying(room, call, code), person, command);
    if (state.status !== 'enrolled' || !steps.includes(state.lastStep)) throw missedRefusal(state, now);
    await markEntered(room, person.sessionId);
    return { recoveryCodes: recoveryCodes(secret, { ...enrolment, number: state.enrolled }) };
  },
});

/**
 * Enters the code that the authenticator shows, or a recovery code: from then on the session opens the duties of its person. `CODE_WRONG` says how
 * many tries are left, `CODE_USED` that the next code is to be waited for, `FACTOR_LOCKED` when there are more.
 */
export const enterSecondFactor = command({
  name: 'accounts.enterSecondFactor',
  access: 'signed-in',
  input: code,
  async run(room: AccountsRoom, call, { code }): Promise<{ readonly entered: true }> {
    const person = personOf(call.actor);
    const { sessionId } = person;
    const now = room.clock.now();
    const entered = await lookedUp(room, person.id, code, now);
    const command = {
      type: 'Enter',
      entered,
      sessionId,
      at: instant(now),
      lockUntil: instant(lockedFrom(now)),
    } as const;
    const state = await tried(room, trying(room, call, code), person, command);
    if (!wasTaken(entered, state)) throw missedRefusal(state, now);
    await markEntered(room, sessionId);
    return { entered: true };
  },
});

/** Takes a person's second factor away, when they have lost it and their recovery codes; they set up a new one. Every session of theirs ends before. Not one's own. */
export const resetSecondFactor = command({
  name: 'accounts.resetSecondFactor',
  access: { duty: ['security'], orSystem: true },
  input: z.strictObject({ personId: idOf('person') }),
  async run(room: AccountsRoom, call, { personId }): Promise<{ readonly personId: Id<'person'> }> {
    if (call.actor.kind === 'person' && call.actor.id === personId) throw new Refusal('OWN_ACCOUNT');
    await addressOf(room, personId);
    // Whoever has the lost device may have a session that entered the factor, and would set up the next one.
    await endSessionsOf.run(room, call, { personId });
    await room.factors.execute({ call, id: factorIdOf(personId), create: true, command: { type: 'Reset' } });
    return { personId };
  },
});

/** One person has one factor: its id is theirs, under its own prefix. */
export function factorIdOf(personId: Id<'person'>): Id<'factor'> {
  return idOf('factor').parse(`fac_${personId.slice('per_'.length)}`);
}

export async function factorOf(room: AccountsRoom, personId: Id<'person'>): Promise<FactorState> {
  return (await room.factors.load(factorIdOf(personId)))?.state ?? { status: 'none', number: 0 };
}

async function lookedUp(room: AccountsRoom, personId: Id<'person'>, code: string, now: number): Promise<Entered> {
  const state = await factorOf(room, personId);
  const enrolment: Enrolment = { personId, number: state.status === 'enrolled' ? state.enrolled : 0 };
  const { secret } = room.settings;
  if (/^\d{6}$/.test(code)) return { by: 'code', steps: stepsWith(secret, enrolment, code, now) };
  return { by: 'recovery', index: recoveryIndex(secret, enrolment, code) };
}

type Execution = Parameters<AccountsRoom['factors']['execute']>[0];
type Tried = FactorState & { readonly repeated: boolean };

async function tried(room: AccountsRoom, call: Call, { id }: Person, command: Execution['command']): Promise<Tried> {
  const { state, repeated } = await room.factors.execute({ call, id: factorIdOf(id), create: true, command });
  return { ...state, repeated };
}

/** Each code is a command of its own, as those of a link are: under an id that is remembered another one would be answered without being counted. */
function trying(room: AccountsRoom, call: Call, code: string): Call {
  return { ...call, commandId: derivedId(room, call, 'command', code) };
}

/**
 * Whether it was taken. A retry of a code is known by the step that it left behind. One of a recovery code is not: whether that code was good, or had been
 * used before, looks the same afterwards.
 */
function wasTaken(entered: Entered, state: Tried): boolean {
  if (state.status !== 'enrolled') return false;
  if (entered.by === 'code') return entered.steps.includes(state.lastStep);
  return !state.repeated && state.misses === 0 && state.lockedUntil === null;
}

function missedRefusal(state: FactorState, now: number): Refusal {
  if (state.status === 'none') return new Refusal('FACTOR_NOT_ENROLLED');
  if (state.lockedUntil !== null) return lockedRefusal(state.lockedUntil, instant(now));
  return new Refusal('CODE_WRONG', { left: FACTOR_TRIES - state.misses });
}

async function addressOf({ people }: AccountsRoom, personId: Id<'person'>): Promise<string> {
  const person = await people.load(personId);
  if (person?.state.status !== 'registered') throw new Refusal('NOT_FOUND');
  return person.state.email;
}
