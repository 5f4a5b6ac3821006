import type { Message, Subscription } from '../port.ts';
import { attempt, park, type Verdict } from './attempt.ts';
import { exponential } from './backoff.ts';
import { Call } from './call.ts';
import type { Wake } from './wake.ts';

const RETRIES = 5;

/** What a delivery needs to know of its partition's runner. */
export interface Runner {
  /** Whether to leave the message as it is (stop, or the group was moved). Rings `wake` when it turns true. */
  leaving(): boolean;
  readonly wake: Wake;
  /** Told of the call in hand, so that a stop can abort it. */
  inHand(call: Call): void;
}

/**
 * Sees one message through: handled, or parked durably. Resolves to false when the runner left before that, with the message neither
 * handled nor parked, so that it will come again.
 */
export async function deliver(subscription: Subscription, message: Message, runner: Runner): Promise<boolean> {
  const refused = await handleUntilSettled(subscription, message, runner);
  if (refused === 'handled') return true;
  if (refused === 'left') return false;
  return parkUntilDurable(subscription, message, refused, runner);
}

async function handleUntilSettled(
  subscription: Subscription,
  message: Message,
  runner: Runner,
): Promise<'handled' | 'left' | Error> {
  const retries = subscription.retries ?? RETRIES;
  for (let number = 1, failures = 0; ; number += 1) {
    const call = new Call(number);
    runner.inHand(call);
    const verdict = await attempt(subscription, message, call);
    if (verdict.kind === 'done') return 'handled';
    if (runner.leaving()) return 'left';
    failures += verdict.kind === 'failed' ? 1 : 0;
    if (isHopeless(verdict, failures, retries)) return verdict.error;
    await runner.wake.rest(delay(subscription, number));
    if (runner.leaving()) return 'left';
  }
}

function isHopeless(verdict: Exclude<Verdict, { kind: 'done' }>, failures: number, retries: number): boolean {
  return verdict.kind === 'unprocessable' || failures > retries;
}

async function parkUntilDurable(
  subscription: Subscription,
  message: Message,
  reason: Error,
  runner: Runner,
): Promise<boolean> {
  for (let number = 1; ; number += 1) {
    const verdict = await park(subscription, message, reason);
    if (verdict.kind === 'done') return true;
    if (runner.leaving()) return false;
    await runner.wake.rest(delay(subscription, number));
    if (runner.leaving()) return false;
  }
}

function delay(subscription: Subscription, attempts: number): number {
  return (subscription.backoff ?? exponential)(attempts);
}
