import { newId } from '@sinan/schema';
import { data, graphql } from '../../acceptance/graphql.ts';
import { type CaseWish, caseWish } from '../load.ts';
import type { World } from '../world.ts';
import { pause } from './pause.ts';

/** What a steady load saw. */
export interface LoadReport {
  readonly wishes: readonly CaseWish[];
  readonly acknowledged: number;
  /** Answers that did not come, and were asked for again. */
  readonly askedAgain: number;
  readonly reads: number;
  readonly readsFailed: number;
}

export interface SteadyLoad {
  readonly report: () => LoadReport;
  /** Files and reads no more, and waits until everything begun is acknowledged. */
  stop(): Promise<LoadReport>;
}

const LIST = '{ cases(first: 20) { edges { node { id status } } } }';
const BETWEEN_S = 0.25;
const ASK_AGAIN_AFTER_S = 0.5;

/** Files, accepts and reads cases, a few a second, until stopped. What has no answer is asked for again under the same id, as a client would. */
export function steadyLoad(world: World, url: string, name: string): SteadyLoad {
  const wishes: CaseWish[] = [];
  const open = new Set<Promise<void>>();
  let [askedAgain, reads, readsFailed, stopped] = [0, 0, 0, false];

  async function untilAcknowledged(wish: CaseWish): Promise<void> {
    while (!wish.acknowledged) {
      await wish.ask(url).then(
        () => {
          wish.acknowledged = true;
        },
        async () => {
          askedAgain += 1;
          await pause(ASK_AGAIN_AFTER_S);
        },
      );
    }
  }
  async function read(): Promise<void> {
    reads += 1;
    await data(graphql(url, world.enterprise.token, LIST)).catch(() => {
      readsFailed += 1;
    });
  }
  function track(work: Promise<void>): void {
    const tracked = work.finally(() => open.delete(tracked));
    open.add(tracked);
  }
  async function loop(): Promise<void> {
    while (!stopped) {
      const wish = caseWish(world, `${name} ${wishes.length} ${newId('command', Date.now())}`);
      wishes.push(wish);
      track(untilAcknowledged(wish));
      track(read());
      await pause(BETWEEN_S);
    }
  }
  const looping = loop();
  const report = () => ({
    wishes,
    acknowledged: wishes.filter(({ acknowledged }) => acknowledged).length,
    askedAgain,
    reads,
    readsFailed,
  });
  return {
    report,
    async stop() {
      stopped = true;
      await looping;
      await Promise.all(open);
      return report();
    },
  };
}
