import { STEPS, type Step } from '@sinan/runtime';
import { newId } from '@sinan/schema';
import { type MailSink, openMailSink } from '../acceptance/mail-sink.ts';
import { onServers, type Place, removePlace } from '../acceptance/place.ts';
import { comesTrue } from '../acceptance/until.ts';
import { faultsOf, readBooks, republished } from './books.ts';
import { askAll, caseWish, partnerWish, type Wish } from './load.ts';
import { printTable } from './table.ts';
import { copyOf, parkedEvents, startOn, type World } from './world.ts';

const CASES = 8;
const PARTNER_EVENTS = 6;
/** Mails that the worker has in hand at once: at most so many repeat a kill. */
const MAIL_POOL = 20;

const AT_ONCE = 4;

/**
 * This load erases nobody, subscribes nobody, and takes, restores and imports nothing: a process that is killed while it does has specs of its own
 * (erasure, backup and import in test/acceptance/embedded, subscriptions in warning-kills).
 */
const ELSEWHERE = /^(erasure|postings|backup|restore|import)\./;
const UNDER_LOAD = STEPS.filter((step) => !ELSEWHERE.test(step));

interface Run {
  readonly step: Step;
  readonly killed: boolean;
  readonly acknowledged: number;
  readonly repeatedMails: number;
  readonly republished: number;
  readonly faults: readonly string[];
}

/** F1: a process is killed (SIGKILL) at a named step under load, started again, and asked again for what had no answer. */
export async function killPoints(
  world: World,
  {
    times,
    only,
    atOnce = AT_ONCE,
  }: { readonly times: number; readonly only: string | readonly string[]; readonly atOnce?: number },
): Promise<boolean> {
  const starts = typeof only === 'string' ? [only] : only;
  const steps = UNDER_LOAD.filter((step) => starts.some((start) => step.startsWith(start)));
  const plans = steps.flatMap((step) => Array.from({ length: times }, (_, n) => ({ step, after: passageOf(step, n) })));
  const runs = await inParallel(plans, atOnce, (plan) => killedAt(world, plan));
  const rows = steps.map((step) =>
    rowOf(
      step,
      runs.filter((run) => run.step === step),
    ),
  );
  for (const { step, faults } of runs) for (const fault of faults) console.error(`  ${step}: ${fault}`);
  printTable(`F1: kill -9 at each step, ${times} times, and start again`, rows);
  return runs.every(({ faults }) => faults.length === 0);
}

/** At which passage of a step the nth kill comes: later where a step is passed for every single write, early where it is passed a few times a second. */
function passageOf(step: Step, n: number): number {
  const passage = [5, 1, 3, 6, 2, 4][n % 6] ?? 1;
  if (step.endsWith('-commit')) return 1 + (n % 2);
  // To brokers, what comes together goes as one: far fewer appends than to the embedded log.
  const often = onServers() ? /^store\./ : /^(store|bus)\./;
  return often.test(step) ? passage * 4 : passage;
}

function rowOf(step: Step, runs: readonly Run[]) {
  const sum = (figure: 'acknowledged' | 'repeatedMails' | 'republished') =>
    runs.reduce((total, run) => total + run[figure], 0);
  return {
    step,
    kills: runs.filter(({ killed }) => killed).length,
    'acknowledged before': sum('acknowledged'),
    'events republished': sum('republished'),
    'mails repeated': sum('repeatedMails'),
    'lost or doubled': runs.flatMap(({ faults }) => faults).length,
  };
}

/** Runs `task` for each, so many at a time; the results are in the order of the items. */
async function inParallel<T, R>(
  items: readonly T[],
  atOnce: number,
  task: (item: T) => Promise<R>,
): Promise<readonly R[]> {
  const results: R[] = [];
  let next = 0;
  const worker = async () => {
    for (let i = next++; i < items.length; i = next++) results[i] = await task(items[i] as T);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return results;
}

async function killedAt(world: World, { step, after }: { readonly step: Step; readonly after: number }): Promise<Run> {
  const place = await copyOf(world);
  const sink = await openMailSink();
  const wishes = [
    ...names('case', CASES, (name) => caseWish(world, name)),
    ...names('partner', PARTNER_EVENTS, (name) => partnerWish(world, name)),
  ];
  const killed = await untilKilled(
    world,
    { place, sink, env: { SINAN_FAULT_STEP: step, SINAN_FAULT_AFTER: String(after) } },
    wishes,
  );
  const acknowledged = wishes.filter((wish) => wish.acknowledged).length;
  const again = await startedAgain(world, { place, sink }, wishes);
  await sink.stop();
  await removePlace(place);
  const unreached = killed ? [] : ['the step was never reached'];
  return { step, killed, acknowledged, ...again, faults: [...unreached, ...again.faults] };
}

interface Setting {
  readonly place: Place;
  readonly sink: MailSink;
}

/** Asks again for everything, under the same ids: what had an answer must give it again and change nothing. Then balances the books. */
async function startedAgain(
  world: World,
  { place, sink }: Setting,
  wishes: readonly Wish[],
): Promise<Pick<Run, 'repeatedMails' | 'republished' | 'faults'>> {
  const platform = await startOn(world, place, { sink });
  for (const wish of wishes) wish.acknowledged = false;
  await askAll(platform.url, wishes);
  const expected = CASES * 3 + PARTNER_EVENTS;
  const different = () => new Set(sink.mails.map(({ messageId }) => messageId)).size;
  await comesTrue(() => different() >= expected);
  const parked = await parkedEvents(platform.url, world);
  await platform.stop();
  const books = await readBooks(place);
  const repeatedMails = sink.mails.length - different();
  const faults = [
    ...wishes.filter((wish) => !wish.acknowledged).map(({ name }) => `${name} had no answer after the restart`),
    ...parked.map(({ error }) => `parked: ${error}`),
    ...(different() === expected ? [] : [`${different()} different mails came, ${expected} were due`]),
    ...(repeatedMails > MAIL_POOL ? [`${repeatedMails} mails came again`] : []),
    ...wrongCounts(
      books.documents.map(({ state }) => state.texts.product),
      wishes,
    ),
    ...faultsOf(books),
  ];
  return { repeatedMails, republished: republished(books), faults };
}

function names<W>(what: string, count: number, make: (name: string) => W): readonly W[] {
  return Array.from({ length: count }, (_, i) => make(`${what} ${i} ${newId('command', Date.now())}`));
}

/** Runs the load until the armed step has killed the process; resolves to whether it did. */
async function untilKilled(
  world: World,
  setting: Setting & { readonly env: Record<string, string> },
  wishes: readonly Wish[],
): Promise<boolean> {
  const { place, ...how } = setting;
  const platform = await startOn(world, place, how).catch((error: Error) =>
    error.message.includes('ended with null') ? null : Promise.reject(error),
  );
  if (platform === null) return true;
  await askAll(platform.url, wishes);
  const dead = await comesTrue(() => platform.processes().some(({ child }) => child.signalCode === 'SIGKILL'), 5_000);
  if (!dead) await platform.stop();
  return dead;
}

/** Each wish must be one case: none missing, none twice, none that nobody asked for. */
function wrongCounts(products: readonly string[], wishes: readonly Wish[]): readonly string[] {
  const missing = wishes.filter(({ name }) => !products.includes(name)).map(({ name }) => `${name} is not there`);
  const doubled = products.filter((name, i) => products.indexOf(name) !== i).map((name) => `${name} is there twice`);
  return [...missing, ...doubled];
}
