import { type Actor, anonymous, type Call, CHINA_ZONE, newId, todayIn } from '@sinan/schema';
import { type Platform, systemCall } from '../../open-platform.ts';
import type { Plan } from '../plan/plan.ts';
import type { Step } from '../plan/step.ts';
import { found, inputOf, type Known } from './inputs.ts';
import { settled } from './settled.ts';
import type { YearClock } from './year-clock.ts';

/** How far the making is: so many steps of so many. */
export type Progress = (done: number, of: number) => void;

/** So many things at once, of as many stories. */
const AT_ONCE = 8;

/**
 * Does everything that the plan says, in the name of whoever does it. What different stories do about the same time on a day is done together, at the time of the
 * last of it. Rejects with the first refusal.
 */
export async function follow(
  platform: Platform,
  { steps }: Plan,
  { clock, known, tell }: { readonly clock: YearClock; readonly known: Known; readonly tell: Progress },
): Promise<void> {
  let done = 0;
  for (const handful of handfulsOf(steps)) {
    const together = handful.flat();
    if (together.some((step) => step.settled)) await settled(platform.metrics, clock);
    clock.reach(together.at(-1)?.at ?? 0);
    await Promise.all(handful.map((turn) => inTurn(platform, turn, known)));
    done += together.length;
    tell(done, steps.length);
  }
  await settled(platform.metrics, clock);
}

/** What one story does now: one step, and what follows within its minute. */
type Turn = readonly Step[];

/** Turns in their order, cut where a story goes on, where one must wait for the others, and where the day ends. */
export function handfulsOf(steps: readonly Step[]): readonly (readonly Turn[])[] {
  const all: Step[][][] = [];
  for (const step of steps) {
    const last = all.at(-1);
    const own = step.soon ? last?.find((turn) => turn[0]?.story === step.story) : undefined;
    if (own) own.push(step);
    else if (last && last.length < AT_ONCE && last.every(([one]) => one && mayGoWith(one, step))) last.push([step]);
    else all.push([[step]]);
  }
  return all;
}

function mayGoWith(one: Step, next: Step): boolean {
  return one.story !== next.story && !next.settled && todayIn(CHINA_ZONE, one.at) === todayIn(CHINA_ZONE, next.at);
}

async function inTurn(platform: Platform, turn: Turn, known: Known): Promise<void> {
  for (const step of turn) await take(platform, step, known);
}

async function take(platform: Platform, step: Step, known: Known): Promise<void> {
  const answer = await asked(platform, step, known).catch((error) => {
    throw new Error(`${step.operation} in ${step.story}, by ${step.by}: ${String(error)}`, { cause: error });
  });
  for (const [name, field] of Object.entries(step.saves ?? {})) known.saved.set(name, fieldOf(answer, field));
}

async function asked(platform: Platform, step: Step, known: Known): Promise<unknown> {
  const call = callOf(platform, await actorOf(platform, step.by, known));
  return platform.dispatcher.dispatch(step.operation, call, await inputOf(step, known));
}

/** Who they are is looked up each time, as for a request. */
async function actorOf({ dispatcher, clock }: Platform, by: string, { saved }: Known): Promise<Actor> {
  if (by === 'nobody') return anonymous;
  const system = systemCall('sinan', clock);
  if (by === 'platform') return system.actor;
  const token = /^@program (.+)$/.exec(by)?.[1];
  if (token !== undefined)
    return (await dispatcher.dispatch('accounts.actorOf', system, { serviceToken: found(saved, token) })) as Actor;
  const who = by.startsWith('@') ? { personId: found(saved, by.slice(1)) } : { email: by };
  return (await dispatcher.dispatch('accounts.actorOfPerson', system, who)) as Actor;
}

function callOf({ clock }: Platform, actor: Actor): Call {
  const commandId = newId('command', clock.now());
  return { actor, locale: 'zh-CN', commandId, origin: 'server', correlationId: commandId };
}

function fieldOf(answer: unknown, field: string): string {
  const value =
    typeof answer === 'object' && answer !== null
      ? Object.entries(answer).find(([name]) => name === field)?.[1]
      : undefined;
  if (typeof value !== 'string') throw new Error(`the answer has no ${field}`);
  return value;
}
