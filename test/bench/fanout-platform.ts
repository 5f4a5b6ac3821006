import { deriveMessageId } from '@sinan/mail';
import { type NotificationsRoom, notificationsService } from '@sinan/notifications';
import { instant, openLog, readConfig, type ServiceDefinition } from '@sinan/runtime';
import { anonymous, newId } from '@sinan/schema';
import { erased, serve, servicesWith } from '@sinan/sinan';

/**
 * Our side of `bench -- fanout`: the whole platform, embedded, which gives the bench its subscribers and its ledger. Settings come from the environment;
 * says `ready`, then answers what it is asked.
 */
let room: NotificationsRoom | undefined;
const config = readConfig(process.env);
const running = await serve({
  config,
  log: openLog({ level: 'error' }),
  services: (mailer) => servicesWith(mailer).map((one) => (one.name === 'notifications' ? watched(mailer) : one)),
});

function watched(mailer: Parameters<typeof notificationsService>[0]): ServiceDefinition {
  const service = notificationsService(mailer);
  return erased({
    ...service,
    open(resources) {
      room = service.open(resources);
      return room;
    },
  });
}
function openRoom(): NotificationsRoom {
  if (room === undefined) throw new Error('the platform is not open');
  return room;
}

const AT_ONCE = 64;

const wanted = {
  ...({ countries: ['US'], rights: [], industries: [], platforms: [] } as const),
  ...({ also: [], severity: 'notice', rhythm: { every: 'instant' } } as const),
};

/** Confirmed subscribers: `reader-<n>@…`, of one country, half of them in either language. */
async function subscribed(from: number, to: number): Promise<void> {
  const { subscriptions, resources } = openRoom();
  const one = async (n: number) => {
    const id = newId('subscription', resources.clock.now());
    const at = instant(resources.clock.now());
    const call = () => ({
      ...({ actor: anonymous, locale: 'en', origin: 'client', correlationId: 'bench' } as const),
      commandId: newId('command', resources.clock.now()),
    });
    const choice = { ...wanted, locale: n % 2 ? 'en' : 'zh-CN' } as const;
    const asked = { type: 'request', email: `reader-${n}@subscribers.example`, at, ...choice } as const;
    await subscriptions.execute({ call: call(), id, create: true, command: asked });
    await subscriptions.execute({ call: call(), id, command: { type: 'confirm', number: 1, at } });
  };
  let next = from;
  const lane = async () => {
    for (let n = next++; n < to; n = next++) await one(n);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
}

export interface Owed {
  readonly to: string;
  readonly messageId: string;
  readonly isSent: boolean;
}

/** What the ledger says of each person: their address, their mail's Message-ID and whether it went out. */
async function ledger(warningId: string): Promise<readonly Owed[]> {
  const { subscriptions, from, resources } = openRoom();
  const domain = from.address.slice(from.address.lastIndexOf('@') + 1);
  const owed: Owed[] = [];
  for await (const { id: shardId, about, part, states } of shardsOf(warningId)) {
    const readers = (await openRoom().shardReaders.get(shardId))?.doc.ids.split(' ') ?? [];
    const found = await subscriptions.documents.getMany(readers);
    const addresses = new Map(found.map(({ doc }) => [doc.id, subscriptions.stateIn(doc)]));
    for (const [place, id] of readers.entries()) {
      const reader = addresses.get(id);
      const to = reader?.status === 'confirmed' ? reader.email : '';
      const messageId = deriveMessageId(resources.settings.secret, `mail/${about}.${part}/${id}`, domain);
      owed.push({ to, messageId, isSent: states[place] === 's' });
    }
  }
  return owed;
}

async function* shardsOf(warningId: string) {
  const { rows } = openRoom().shards;
  for (let after: string | null = null; ; ) {
    const page: Awaited<ReturnType<typeof rows.page>> = await rows.page({
      where: { about: warningId },
      after,
      limit: 50,
    });
    yield* page.rows.map(({ doc }) => doc);
    if (page.next === null) return;
    after = page.next;
  }
}

/** How many mails of a warning the ledger has, and how many of them are still to go out. */
export interface Standing {
  readonly mails: number;
  readonly waiting: number;
}
async function standing(warningId: string): Promise<Standing> {
  const { mails, shards } = openRoom();
  const sum = ['matched', 'moved', 'waiting'];
  const [tallied] = await shards.rows.tally({ where: { about: warningId }, by: ['about'], sum });
  const [left] = await mails.rows.tally({ where: { about: warningId, open: true }, by: ['about'] });
  const of = (name: string) => tallied?.sum[name] ?? 0;
  return { mails: of('matched'), waiting: of('waiting') + (left?.count ?? 0) };
}

let rssMb = 0;
setInterval(() => {
  rssMb = Math.max(rssMb, process.memoryUsage.rss() / 2 ** 20);
}, 100).unref();

type Asked =
  | { readonly do: 'subscribe'; readonly from: number; readonly to: number }
  | { readonly do: 'ledger'; readonly warningId: string }
  | { readonly do: 'standing'; readonly warningId: string }
  | { readonly do: 'cost' }
  | { readonly do: 'stop' };

process.on('message', (asked: Asked) => void answer(asked).then((what) => process.send?.(what)));

async function answer(asked: Asked): Promise<object> {
  switch (asked.do) {
    case 'subscribe':
      await subscribed(asked.from, asked.to);
      return {};
    case 'ledger':
      return ledger(asked.warningId);
    case 'standing':
      return standing(asked.warningId);
    case 'cost': {
      const { user, system } = process.cpuUsage();
      const most = rssMb;
      rssMb = 0;
      return { cpuMs: (user + system) / 1_000, rssMb: most };
    }
    case 'stop':
      await running.host.stop();
      process.exit();
  }
}
process.send?.('ready');
