import { isTransient, type Message, type Subscription, Unprocessable } from '../port.ts';
import type { Call } from './call.ts';

const TIMEOUT_MS = 30_000;

/** A call that took longer than its subscription allows. It may still be running. */
class TimedOut extends Error {
  override readonly name = 'TimedOut';
}

/** How one attempt ended. `failed` counts against the retries, `transient` does not, `unprocessable` makes retries pointless. */
export type Verdict =
  | { readonly kind: 'done' }
  | { readonly kind: 'failed' | 'transient' | 'unprocessable'; readonly error: Error };

/** Calls `handle` once and judges how it ended. Aborts `call` when the time is up. */
export async function attempt(subscription: Subscription, message: Message, call: Call): Promise<Verdict> {
  try {
    await withinTime(subscription.handle(message, call.context), timeoutOf(subscription), call);
    return { kind: 'done' };
  } catch (thrown) {
    const error = asError(thrown);
    if (error instanceof TimedOut) return judgeTimeOut(subscription, error);
    return { kind: kindOf(error), error };
  }
}

/** Gives a message to `park`. Whatever goes wrong there, it is tried again: a partition goes on only when the park is durable. */
export async function park(subscription: Subscription, message: Message, reason: Error): Promise<Verdict> {
  try {
    await withinTime(subscription.park(message, reason), timeoutOf(subscription));
    return { kind: 'done' };
  } catch (thrown) {
    return { kind: 'transient', error: asError(thrown) };
  }
}

/** A time-out speaks against the message only if the world answers just after it. */
async function judgeTimeOut(subscription: Subscription, error: TimedOut): Promise<Verdict> {
  try {
    await withinTime(subscription.ping?.() ?? Promise.resolve(), timeoutOf(subscription));
    return { kind: 'failed', error };
  } catch {
    return { kind: 'transient', error };
  }
}

async function withinTime(work: Promise<void>, ms: number, call?: Call): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      const error = new TimedOut(`No answer within ${ms} ms`);
      call?.abort(error);
      reject(error);
    }, ms);
  });
  try {
    await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

function timeoutOf(subscription: Subscription): number {
  return subscription.timeoutMs ?? TIMEOUT_MS;
}

function kindOf(error: Error): 'failed' | 'transient' | 'unprocessable' {
  if (isTransient(error)) return 'transient';
  if (error instanceof Unprocessable || ('park' in error && error.park === true)) return 'unprocessable';
  return 'failed';
}

/** Handlers may throw anything; what it says about itself (`transient`, `park`) is kept. */
function asError(thrown: unknown): Error {
  if (thrown instanceof Error) return thrown;
  const said = typeof thrown === 'object' && thrown !== null ? thrown : {};
  return Object.assign(new Error(`Thrown: ${String(thrown)}`), said);
}
