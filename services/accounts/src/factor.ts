import type { Decider } from '@sinan/aggregate';
import { type Id, Refusal } from '@sinan/schema';

/** Wrong codes in a row that a factor bears before it is locked. */
export const FACTOR_TRIES = 5;
const LOCKED_MS = 15 * 60_000;
export const RECOVERY_CODES = 10;

/**
 * `number` counts the secrets that a person was ever offered: the secret is derived from it, and stands nowhere. A step is one of 30 s (RFC 6238 §4),
 * counted from 1970.
 */
export type FactorEvent =
  | { readonly type: 'FactorOffered'; readonly number: number }
  | { readonly type: 'FactorEnrolled'; readonly number: number; readonly step: number }
  | { readonly type: 'FactorEntered'; readonly step: number; readonly sessionId: Id<'session'> }
  | { readonly type: 'RecoveryUsed'; readonly index: number; readonly sessionId: Id<'session'> }
  | { readonly type: 'FactorMissed' }
  | { readonly type: 'FactorLocked'; readonly until: string }
  | { readonly type: 'FactorReset' };

interface Trying {
  /** The last secret that was offered. */
  readonly number: number;
  readonly misses: number;
  readonly lockedUntil: string | null;
}
export type FactorState =
  | { readonly status: 'none'; readonly number: number }
  | ({ readonly status: 'offered' } & Trying)
  | ({
      readonly status: 'enrolled';
      /** The secret that counts; `number` is above it while another has been offered in its place. */
      readonly enrolled: number;
      readonly lastStep: number;
      readonly usedRecovery: readonly number[];
    } & Trying);

/** What was entered, as it was looked up: the steps whose code it is, or which recovery code; nothing when it is wrong. */
export type Entered =
  | { readonly by: 'code'; readonly steps: readonly number[] }
  | { readonly by: 'recovery'; readonly index: number | null };

export type FactorCommand =
  /** `entered`: the session that asks has the factor, without which nobody puts another in its place. */
  | { readonly type: 'Offer'; readonly entered: boolean }
  | { readonly type: 'Confirm'; readonly steps: readonly number[]; readonly at: string; readonly lockUntil: string }
  | {
      readonly type: 'Enter';
      readonly entered: Entered;
      readonly sessionId: Id<'session'>;
      readonly at: string;
      readonly lockUntil: string;
    }
  | { readonly type: 'Reset' };

/** Until when a factor is locked that is locked at this time (ms). */
export function lockedFrom(now: number): number {
  return now + LOCKED_MS;
}

/** A person's second factor (二次验证): a time-based code (TOTP, RFC 6238), with recovery codes beside it. */
export const factorDecider: Decider<FactorState, FactorCommand, FactorEvent> = {
  name: 'factor',
  version: 1,
  initial: { status: 'none', number: 0 },
  decide(command, state) {
    switch (command.type) {
      case 'Offer':
        if (state.status === 'enrolled' && !command.entered) throw new Refusal('SECOND_FACTOR_NEEDED');
        return [{ type: 'FactorOffered', number: state.number + 1 }];
      case 'Confirm':
        return confirmed(command, state);
      case 'Enter':
        return entered(command, state);
      case 'Reset':
        return state.status === 'none' ? [] : [{ type: 'FactorReset' }];
      default:
        return command satisfies never;
    }
  },
  evolve(state, event) {
    switch (event.type) {
      case 'FactorOffered':
        return state.status === 'none'
          ? { status: 'offered', number: event.number, misses: 0, lockedUntil: null }
          : { ...state, number: event.number };
      case 'FactorEnrolled': {
        const { number, step: lastStep } = event;
        return {
          status: 'enrolled',
          number,
          enrolled: number,
          lastStep,
          usedRecovery: [],
          misses: 0,
          lockedUntil: null,
        };
      }
      case 'FactorEntered':
        return state.status === 'enrolled' ? { ...state, ...CLEARED, lastStep: event.step } : state;
      case 'RecoveryUsed':
        return state.status === 'enrolled'
          ? { ...state, ...CLEARED, usedRecovery: [...state.usedRecovery, event.index] }
          : state;
      case 'FactorMissed':
        return state.status === 'none' ? state : { ...state, misses: state.misses + 1, lockedUntil: null };
      case 'FactorLocked':
        return state.status === 'none' ? state : { ...state, misses: 0, lockedUntil: event.until };
      case 'FactorReset':
        return { status: 'none', number: state.number };
      default:
        return event satisfies never;
    }
  },
};

const CLEARED = { misses: 0, lockedUntil: null } as const;

type Confirming = FactorCommand & { readonly type: 'Confirm' };
type Entering = FactorCommand & { readonly type: 'Enter' };

/** The first code of the secret that was offered last: shows that it was taken down right. */
function confirmed({ steps, at, lockUntil }: Confirming, state: FactorState): readonly FactorEvent[] {
  if (state.status === 'none' || (state.status === 'enrolled' && state.number === state.enrolled))
    throw new Refusal('FACTOR_NOT_ENROLLED');
  refuseLocked(state, at);
  const [step] = steps;
  if (step === undefined) return missed(state, lockUntil);
  return [{ type: 'FactorEnrolled', number: state.number, step }];
}

function entered({ entered, sessionId, at, lockUntil }: Entering, state: FactorState): readonly FactorEvent[] {
  if (state.status !== 'enrolled') throw new Refusal('FACTOR_NOT_ENROLLED');
  refuseLocked(state, at);
  if (entered.by === 'recovery') {
    const { index } = entered;
    const good = index !== null && !state.usedRecovery.includes(index);
    return good ? [{ type: 'RecoveryUsed', index, sessionId }] : missed(state, lockUntil);
  }
  if (entered.steps.length === 0) return missed(state, lockUntil);
  // Each step is good once (RFC 6238 §5.2), and none that lies before it.
  const step = entered.steps.find((one) => one > state.lastStep);
  if (step === undefined) throw new Refusal('CODE_USED');
  return [{ type: 'FactorEntered', step, sessionId }];
}

/** A wrong code is an event, not a refusal: it must be counted. */
function missed({ misses }: Trying, lockUntil: string): readonly FactorEvent[] {
  const last = misses + 1 >= FACTOR_TRIES;
  return [{ type: 'FactorMissed' }, ...(last ? [{ type: 'FactorLocked', until: lockUntil } as const] : [])];
}

function refuseLocked({ lockedUntil }: Trying, at: string): void {
  if (lockedUntil !== null && at < lockedUntil) throw lockedRefusal(lockedUntil, at);
}

/** Says when the factor opens again. Both are instants. */
export function lockedRefusal(until: string, at: string): Refusal {
  const minutes = Math.ceil((Date.parse(until) - Date.parse(at)) / 60_000);
  return new Refusal('FACTOR_LOCKED', { minutes, opensAt: until });
}
