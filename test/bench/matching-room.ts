import { openTestRoom, type TestRoom } from '@sinan/aggregate/testing';
import { type NotificationsRoom, notificationsService } from '@sinan/notifications';
import { instant } from '@sinan/runtime';
import { anonymous, type Id, newId } from '@sinan/schema';
import { openMongoStore, openSqliteStore } from '@sinan/store';

/**
 * Our side of `bench -- matching`: notifications alone over a store that outlives the process, as its first two arguments name it: a folder, and a database where
 * MONGODB_URI is set. Nothing is mailed: its notices become shards, and there they stay. Says `ready`, then answers what it is asked.
 */
const [folder = '', database = ''] = process.argv.slice(2);
const uri = process.env.MONGODB_URI;
const store = uri ? await openMongoStore({ uri, database }) : await openSqliteStore({ file: `${folder}/store.db` });
const version = {
  ...({ version: 1, minor: false, severity: 'urgent' } as const),
  ...{ rights: [], industries: [], platforms: [] },
} as const;
let countries: readonly string[] = [];
const service = notificationsService({
  send: () => Promise.reject(new Error('nobody is mailed here')),
  verify: async () => undefined,
  close: async () => undefined,
});
const test: TestRoom<NotificationsRoom> = await openTestRoom(service, {
  store,
  folder,
  ask: async () => ({ published: [], atWork: { ...version, countries }, cancelled: false }),
});
const { room } = test;
service.workers.find(({ name }) => name === 'notifications.notices')?.start(room, test.resources);

const CHUNK = 1_000;
const A_YEAR_MS = 365 * 86_400_000;

/** Who chose what: all of them one of three countries, one in ten Germany too, and one in a hundred thousand Iceland. */
const COUNTRIES = { all: ['US', 'JP', 'KR'], tenth: ['DE'], hardly: ['IS'] } as const;
const HARDLY = 100_000;
function chosenBy(n: number): readonly string[] {
  const one = COUNTRIES.all[n % 3] ?? 'US';
  return [one, ...(n % 10 === 0 ? COUNTRIES.tenth : []), ...(n % HARDLY === 0 ? COUNTRIES.hardly : [])];
}

/** Subscriptions as one that was confirmed here, each with an id, an address and countries of its own: written as the last release did. */
async function fill(amount: number): Promise<void> {
  const { documents } = room.subscriptions;
  const example = await anExample();
  for (let from = 0; from < amount; from += CHUNK)
    await documents.insertMany(
      Array.from({ length: Math.min(CHUNK, amount - from) }, (_, n) => {
        const [countries, email] = [chosenBy(from + n), `reader-${from + n}@subscribers.example`];
        const { state } = example;
        if (state.status !== 'confirmed') throw new Error('the example is not confirmed');
        const id = newId('subscription', Date.now() - Math.floor((1 - (from + n) / amount) * A_YEAR_MS));
        return {
          ...example,
          id,
          status: 'confirmed',
          state: { ...state, email, choice: { ...state.choice, countries } },
        };
      }),
    );
}

/** Of nobody who matches anything: asked for, confirmed, and left again. */
async function anExample() {
  const { subscriptions } = room;
  const id = newId('subscription', Date.now());
  const at = instant(Date.now() - 2 * A_YEAR_MS);
  const choice = {
    ...({ countries: ['US'], rights: [], industries: [], platforms: [], severity: 'notice', locale: 'en' } as const),
    ...({ rhythm: { every: 'instant' }, also: [] } as const),
  } as const;
  const execute = (command: Parameters<typeof subscriptions.execute>[0]['command']) =>
    subscriptions.execute({ call: test.call(anonymous), id, create: true, command });
  await execute({ type: 'request', email: 'example@subscribers.example', at, ...choice });
  await execute({ type: 'confirm', number: 1, at });
  const stored = await subscriptions.documents.get(id);
  await execute({ type: 'leave', by: 'page' });
  if (!stored) throw new Error('the example is not there');
  return { ...stored.doc, pending: false, outbox: [] };
}

/** What the planning of one warning took: until the first readers were there to be mailed, until all were, and how many these are. */
export interface Planned {
  readonly firstMs: number;
  readonly allMs: number;
  readonly readers: number;
  readonly rssMb: number;
  readonly cpuMs: number;
}

async function plan(about: readonly string[]): Promise<Planned> {
  rssMb = 0;
  const before = process.cpuUsage();
  const warningId = newId('warning', Date.now());
  const content = { ...version, kind: 'warning' as const, warningId, countries: about, at: instant(Date.now()) };
  const began = performance.now();
  const id = `notice/${warningId}.1`;
  await room.notices.add([{ id, to: 'subscribers', content }]);
  const isThere = async () => (await room.shards.rows.page({ where: { about: warningId }, limit: 1 })).rows.length > 0;
  await until(isThere);
  const firstMs = performance.now() - began;
  await until(async () => (await room.notices.rows.get(id))?.doc.open === false);
  const allMs = performance.now() - began;
  const [tally] = await room.shards.rows.tally({ where: { about: warningId }, by: ['about'], sum: ['matched'] });
  const { user, system } = process.cpuUsage(before);
  return { firstMs, allMs, readers: tally?.sum.matched ?? 0, rssMb, cpuMs: (user + system) / 1_000 };
}

async function until(is: () => Promise<boolean>): Promise<void> {
  while (!(await is())) await new Promise((resolve) => setTimeout(resolve, 5));
}

/** How long the desk waits to hear how many a warning would reach. */
export interface Counted {
  readonly ms: number;
  readonly readers: number;
  readonly cpuMs: number;
}
async function audience(about: readonly string[]): Promise<Counted> {
  countries = about;
  const operation = service.operations.find(({ name }) => name === 'notifications.warningAudience');
  const [began, before] = [performance.now(), process.cpuUsage()];
  const input = { warningId: newId('warning', Date.now()) satisfies Id<'warning'> };
  const answer = (await operation?.run(room, test.call(anonymous), input as never)) as { readonly recipients: number };
  const { user, system } = process.cpuUsage(before);
  return { ms: performance.now() - began, readers: answer.recipients, cpuMs: (user + system) / 1_000 };
}

let rssMb = 0;
setInterval(() => {
  rssMb = Math.max(rssMb, process.memoryUsage().rss / 2 ** 20);
}, 50).unref();

export type Asked =
  | { readonly do: 'fill'; readonly amount: number }
  | { readonly do: 'plan' | 'audience'; readonly about: readonly string[] }
  | { readonly do: 'stop' };

process.on('message', (asked: Asked) => void answer(asked).then((what) => process.send?.(what)));

async function answer(asked: Asked): Promise<object> {
  switch (asked.do) {
    case 'fill':
      await fill(asked.amount);
      return {};
    case 'plan':
      return plan(asked.about);
    case 'audience':
      return audience(asked.about);
    case 'stop':
      await store.close();
      process.exit();
  }
}
process.send?.('ready');
