import { STEPS, type Step } from '@sinan/runtime';
import { removeFolder } from '../acceptance/platform.ts';
import { comesTrue } from '../acceptance/until.ts';
import { faultsOf, readBooks, republished } from './books.ts';
import { askAll, caseWish, partnerWish, type Wish } from './load.ts';
import { printTable } from './table.ts';
import { copyOf, parkedEvents, startOn, type World } from './world.ts';

const CASES = 8;
const PARTNER_EVENTS = 4;
/** Mails in hand at once: at most so many repeat a kill. */
const MAIL_POOL = 8;

interface Run {
  readonly killed: boolean;
  readonly acknowledged: number;
  readonly repeatedMails: number;
  readonly republished: number;
  readonly faults: readonly string[];
}

/** F1: a process is killed (SIGKILL) at a named step under load, started again, and asked again for what had no answer. */
export async function killPoints(world: World, times: number): Promise<boolean> {
  const rows = [];
  let sound = true;
  for (const step of STEPS) {
    const runs: Run[] = [];
    for (let n = 0; n < times; n += 1) runs.push(await killedAt(world, step, 1 + ((n * 3) % 7)));
    const faults = runs.flatMap((run) => (run.killed ? run.faults : [...run.faults, 'the step was never reached']));
    sound &&= faults.length === 0;
    rows.push({
      step,
      kills: runs.filter(({ killed }) => killed).length,
      acknowledged: sum(runs, 'acknowledged'),
      republished: sum(runs, 'republished'),
      'mails repeated': sum(runs, 'repeatedMails'),
      'lost or doubled': faults.length,
    });
    for (const fault of new Set(faults)) console.error(`  ${step}: ${fault}`);
  }
  printTable(`F1: kill -9 at each step, ${times} times, and start again`, rows);
  return sound;
}

function sum(runs: readonly Run[], figure: 'acknowledged' | 'repeatedMails' | 'republished'): number {
  return runs.reduce((total, run) => total + run[figure], 0);
}

async function killedAt(world: World, step: Step, after: number): Promise<Run> {
  const folder = await copyOf(world);
  const mailsBefore = world.sink.mails.length;
  const wishes = [
    ...names('case', CASES, (name) => caseWish(world, name)),
    ...names('partner', PARTNER_EVENTS, (name) => partnerWish(world, name)),
  ];
  const killed = await untilKilled(world, folder, wishes, { SINAN_FAULT_STEP: step, SINAN_FAULT_AFTER: String(after) });
  const acknowledged = wishes.filter((wish) => wish.acknowledged).length;

  const platform = await startOn(world, folder);
  // What had no answer is asked again under the same ids; what had one is asked again too, and must change nothing.
  for (const wish of wishes) wish.acknowledged = false;
  await askAll(platform.url, wishes);
  const unanswered = wishes
    .filter((wish) => !wish.acknowledged)
    .map(({ name }) => `${name} had no answer after the restart`);
  const mails = () => world.sink.mails.slice(mailsBefore).map(({ messageId }) => messageId ?? '');
  const expected = CASES * 3 + PARTNER_EVENTS;
  const allCame = await comesTrue(() => new Set(mails()).size >= expected);
  const parked = (await parkedEvents(platform.url, world)).map(({ error }) => `parked: ${error}`);
  await platform.stop();
  const books = await readBooks(folder);
  const repeatedMails = mails().length - new Set(mails()).size;
  const faults = [
    ...unanswered,
    ...parked,
    ...(allCame ? [] : [`${new Set(mails()).size} of ${expected} mails came`]),
    ...(new Set(mails()).size > expected
      ? [`${new Set(mails()).size} different mails came, ${expected} were due`]
      : []),
    ...(repeatedMails > MAIL_POOL ? [`${repeatedMails} mails came again`] : []),
    ...wrongCounts(
      books.documents.map(({ state }) => state.texts.product),
      wishes,
    ),
    ...faultsOf(books),
  ];
  await removeFolder(folder);
  return { killed, acknowledged, repeatedMails, republished: republished(books), faults };
}

function names<W>(what: string, count: number, make: (name: string) => W): readonly W[] {
  return Array.from({ length: count }, (_, i) =>
    make(`${what} ${i} of ${Date.now()}-${Math.random().toString(36).slice(2)}`),
  );
}

/** Runs the load until the armed step has killed the process; resolves to whether it did. */
async function untilKilled(
  world: World,
  folder: string,
  wishes: readonly Wish[],
  fault: Record<string, string>,
): Promise<boolean> {
  const platform = await startOn(world, folder, fault).catch((error: Error) =>
    error.message.includes('ended with null') ? null : Promise.reject(error),
  );
  if (platform === null) return true;
  await askAll(platform.url, wishes);
  const dead = await comesTrue(() => platform.process.signalCode === 'SIGKILL', 3_000);
  if (!dead) await platform.stop();
  return dead;
}

/** Each wish must be one case: none missing, none twice, none that nobody asked for. */
function wrongCounts(products: readonly string[], wishes: readonly Wish[]): readonly string[] {
  const missing = wishes.filter(({ name }) => !products.includes(name)).map(({ name }) => `${name} is not there`);
  const doubled = products.filter((name, i) => products.indexOf(name) !== i).map((name) => `${name} is there twice`);
  return [...missing, ...doubled];
}
