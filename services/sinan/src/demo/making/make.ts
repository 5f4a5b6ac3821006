import { type Config, type Log, noTracing, openLog } from '@sinan/runtime';
import { openPlatform, openProcess } from '../../open-platform.ts';
import { startService } from '../../open-service.ts';
import type { Parts } from '../../parts.ts';
import { servicesWith } from '../../services.ts';
import { planOf } from '../plan/plan.ts';
import { SUBSCRIBER } from '../plan/subscribers.ts';
import { record } from '../record.ts';
import { SEED } from '../seed.ts';
import { beginMaking, endMaking, giveUp } from '../unfinished.ts';
import { follow, type Progress } from './follow.ts';
import { type Known, subscriptionIn } from './inputs.ts';
import { openPost } from './post.ts';
import { yearClock } from './year-clock.ts';

/** Everything runs but what answers people: they are in the plan. */
const MAKING: Parts = { whole: false, gateway: false, runs: () => true, title: 'sinan-demonstration' };

export interface Making {
  readonly config: Config;
  readonly log: Log;
  /** The day before which the year ends, ms. */
  readonly now: number;
  readonly tell: Progress;
}

/**
 * Fills a data folder that holds nothing: a platform of its own, with a clock that goes through the year and a post that sends nothing, does what the
 * plan says. Until the end a mark stands in the folder, by which a start knows that it is not whole. What fails leaves the folder empty, and rejects.
 */
export async function makeDemonstration(making: Making): Promise<void> {
  const { dataFolder } = making.config;
  await beginMaking(dataFolder);
  try {
    await made(making);
  } catch (error) {
    await giveUp(dataFolder);
    throw error;
  }
  await endMaking(dataFolder);
}

async function made({ config, log, now, tell }: Making): Promise<void> {
  const plan = planOf(SEED, now);
  const clock = yearClock(plan.steps[0]?.at ?? now);
  const quiet = openLog({ level: 'silent' });
  const process = { ...openProcess({ config, log: quiet }, MAKING), clock };
  const post = openPost();
  try {
    const options = { config, log: quiet, services: () => servicesWith(post.mailer) };
    const onFatal = (error: Error) => log.error({ err: error }, 'the platform of the demonstration cannot go on');
    const platform = await openPlatform(options, { ...process, tracing: noTracing }, onFatal);
    for (const one of platform.services) await startService(one, { host: process.host, runs: true, gates: false });
    const known: Known = { saved: new Map(), post, secret: platform.settings.secret };
    await follow(platform, plan, { clock, known, tell });
    clock.reach(now);
    const subscription = subscriptionIn(await post.confirmation(SUBSCRIBER));
    await record(platform.ports.store, { madeAt: new Date(now).toISOString(), seed: SEED, subscription });
  } finally {
    await process.host.stop();
  }
}
