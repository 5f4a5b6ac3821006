import type { WorkQueue, WorkRow } from '@sinan/aggregate';
import { openTestRoom, type TestRoom } from '@sinan/aggregate/testing';
import { deriveMessageId } from '@sinan/mail';
import { instant, type Worker } from '@sinan/runtime';
import { anonymous, type Envelope, type Id, idOf, newId } from '@sinan/schema';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { type NotificationsRoom, notificationsService } from '../index.ts';
import { type EntryState, type ShardRow, statesIn, withStates } from '../ledger/rows.ts';
import { ledgerWorker } from '../ledger/sending.ts';
import { reactions } from '../reactions.ts';
import type { Choice, SubscriptionCommand } from '../subscription/index.ts';
import { NOW } from '../testing/builders.ts';
import { type Model, rulesOfMailing } from '../testing/model.ts';
import { recordingMailer } from '../testing/recording-mailer.ts';
import { standInRisk, type VersionSaid } from '../testing/risk.ts';
import { mailWorker, noticeWorker } from './index.ts';

/** What may happen, in any order: to readers, to warnings, and to the processes that tell the ones of the others. */
type Step =
  | { readonly does: 'subscribe' | 'change'; readonly who: number; readonly choice: Choice }
  | { readonly does: 'leave' | 'pause' | 'resume' | 'erase'; readonly who: number }
  | { readonly does: 'publish'; readonly warning: number; readonly said: VersionSaid }
  | { readonly does: 'cancel'; readonly warning: number }
  /** The reactions, the fan-out and the sending, or one after the other; `again`: each once more, as after a crash that lost what it had done. */
  | { readonly does: 'tell' | 'plan' | 'send' | 'work'; readonly again: boolean };

const [READERS, WARNINGS] = [4, 2];
const some = (...all: readonly string[]) => fc.subarray([...all]);
const countries = some('US', 'JP', 'DE').filter((codes) => codes.length > 0);
/** Half of them name none, which is all of them: otherwise few would meet. */
const someOrAll = (...all: readonly string[]) => fc.oneof(fc.constant([]), some(...all));
const [rights, industries, platforms] = [
  someOrAll('trademark', 'design'),
  someOrAll('C', 'F'),
  someOrAll('amazon', 'temu'),
];
const interest = {
  countries,
  rights,
  industries,
  platforms,
  severity: fc.constantFrom('notice' as const, 'attention' as const, 'urgent' as const),
};
const choices: fc.Arbitrary<Choice> = fc.record({
  ...interest,
  also: fc.array(fc.record(interest), { maxLength: 2 }),
  locale: fc.constantFrom('zh-CN', 'en'),
  rhythm: fc.constant({ every: 'instant' }),
});
const versions: fc.Arbitrary<VersionSaid> = fc.record({
  countries,
  rights,
  industries,
  platforms,
  severity: fc.constantFrom('attention', 'urgent'),
  minor: fc.nat(3).map((n) => n === 0),
});
const who = fc.nat(READERS - 1);
const warning = fc.nat(WARNINGS - 1);
const again = fc.boolean();
const steps: fc.Arbitrary<Step> = fc.oneof(
  { weight: 2, arbitrary: fc.record({ does: fc.constantFrom('subscribe', 'change'), who, choice: choices }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constantFrom('leave', 'pause', 'resume', 'erase'), who }) },
  { weight: 4, arbitrary: fc.record({ does: fc.constant('publish'), warning, said: versions }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('cancel'), warning }) },
  { weight: 6, arbitrary: fc.record({ does: fc.constantFrom('tell', 'plan', 'send'), again }) },
  { weight: 3, arbitrary: fc.record({ does: fc.constant('work'), again }) },
);
/** Everybody subscribes first; then comes what may. */
const orders = fc
  .tuple(
    fc.array(choices, { minLength: READERS, maxLength: READERS }),
    fc.array(steps, { minLength: 10, maxLength: 60 }),
  )
  .map(([wishes, more]): readonly Step[] => [
    ...wishes.map((choice, who) => ({ does: 'subscribe', who, choice }) as const),
    ...more,
    { does: 'work', again: true },
  ]);

const RUNS = 25;
const FAR = '2099-01-01T00:00:00.000Z';
/** Whose server refuses every mail. */
const REFUSES = 3;

describe('subscribers, warnings and crashes in any order', () => {
  it('make each mail that the rules say, and no other, once', async () => {
    let mails = 0;
    const property = fc.asyncProperty(orders, async (order) => {
      const world = await openWorld();
      try {
        for (const step of order) await world.take(step);
        expect(world.arrived()).toEqual(world.expected());
        mails += world.arrived().length;
      } finally {
        await world.close();
      }
    });
    await fc.assert(property, { numRuns: RUNS });
    process.stdout.write(`${RUNS} orders of events and crashes: ${mails} mails, each as the rules say\n`);
  }, 300_000);
});

interface Reader {
  readonly id: Id<'subscription'>;
  asked: number;
}
interface Told {
  readonly id: Id<'warning'>;
  versions: number;
  cancelled: boolean;
}

async function openWorld() {
  const [mailer, risk, model] = [recordingMailer(), standInRisk(), rulesOfMailing()];
  mailer.answer = ({ to }) =>
    to.address.startsWith(`reader${REFUSES}@`)
      ? { kind: 'refused', to: 'recipient', code: 550, response: '550 no' }
      : { kind: 'sent', response: '250' };
  const test = await openTestRoom(notificationsService(mailer), { now: NOW, ask: risk.ask });
  const readers: (Reader | undefined)[] = [];
  const warnings = Array.from(
    { length: WARNINGS },
    (): Told => ({ id: newId('warning', NOW), versions: 0, cancelled: false }),
  );
  const topic: { readonly event: Envelope; readonly tell: () => void }[] = [];
  let told = 0;

  const now = () => test.clock.now();
  const execute = (id: string, command: SubscriptionCommand) =>
    test.room.subscriptions.execute({ call: test.call(anonymous), id, create: true, command });

  async function subscribe(number: number, choice: Choice): Promise<void> {
    const reader = readers[number] ?? { id: newId('subscription', now()), asked: 0 };
    readers[number] = reader;
    if (model.readers.has(reader.id)) return;
    reader.asked += 1;
    test.clock.set(now() + 3_600_000);
    const at = instant(now());
    await execute(reader.id, { type: 'request', email: `reader${number}@example.com`, ...choice, at });
    await execute(reader.id, { type: 'confirm', number: reader.asked, at });
    model.readers.set(reader.id, {
      id: reader.id,
      choice,
      confirmedAt: now(),
      paused: false,
      refuses: number === REFUSES,
    });
  }

  async function changed(number: number, command: SubscriptionCommand, choice?: Choice): Promise<void> {
    const id = readers[number]?.id ?? '';
    const reader = model.readers.get(id);
    if (!reader) return;
    await execute(id, command);
    model.readers.set(id, { ...reader, choice: choice ?? reader.choice, paused: pausedAfter(reader.paused, command) });
    if (command.type === 'leave' || command.type === 'erase') model.readers.delete(id);
    if (command.type === 'erase') readers[number] = undefined;
  }

  function publish(number: number, said: VersionSaid): void {
    const it = warnings[number];
    if (!it || it.cancelled) return;
    it.versions += 1;
    const [part, at] = [it.versions, now()];
    const version = { ...said, minor: said.minor === true && part > 1 };
    const event = risk.publish({ ...version, at: instant(at) }, it.id);
    topic.push({ event, tell: () => version.minor || model.told({ warning: it.id, part, said: version, at }) });
  }

  function cancel(number: number): void {
    const it = warnings[number];
    if (!it || it.cancelled || it.versions === 0) return;
    it.cancelled = true;
    const part = { warning: it.id, part: 'cancelled', said: {}, at: now() } as const;
    topic.push({ event: risk.cancel(it.id), tell: () => model.told(part) });
  }

  async function tell(again: boolean): Promise<void> {
    for (const { event } of topic.slice(again ? 0 : told)) await handle(test, event);
    for (const { tell } of topic.slice(told)) tell();
    told = topic.length;
  }

  async function take(step: Step): Promise<void> {
    test.clock.set(now() + 1_000);
    switch (step.does) {
      case 'subscribe':
        return subscribe(step.who, step.choice);
      case 'change':
        return changed(step.who, { type: 'change', choice: step.choice }, step.choice);
      case 'leave':
        return changed(step.who, { type: 'leave', by: 'page' });
      case 'pause':
        return changed(step.who, { type: 'pause', until: FAR });
      case 'resume':
      case 'erase':
        return changed(step.who, { type: step.does });
      case 'publish':
        return publish(step.warning, step.said);
      case 'cancel':
        return cancel(step.warning);
      case 'tell':
        return tell(step.again);
      case 'plan':
        await work(test, noticeWorker, test.room.notices, step.again);
        return model.plan();
      case 'send':
        await work(test, ledgerWorker, test.room.shards, step.again, unwritten);
        await work(test, mailWorker, test.room.mails, step.again);
        return model.send();
      case 'work':
        for (const does of ['tell', 'plan', 'send'] as const) await take({ does, again: step.again });
        return;
      default:
        step satisfies never;
    }
  }

  return {
    take,
    /** The Message-IDs of all mails, each as often as it is another one. */
    arrived: () => [...new Set(mailer.mails.map(({ messageId }) => messageId))].toSorted(),
    expected: () => expectedOf(model, test),
    close: () => test.close(),
  };
}

function pausedAfter(before: boolean, { type }: SubscriptionCommand): boolean {
  return type === 'pause' || (type !== 'resume' && before);
}

function expectedOf({ tried }: Model, { resources }: TestRoom<NotificationsRoom>): readonly string[] {
  return [...tried].map((row) => deriveMessageId(resources.settings.secret, `mail/${row}`, 'localhost')).toSorted();
}

async function handle(test: TestRoom<NotificationsRoom>, event: Envelope): Promise<void> {
  expect(idOf('warning').safeParse(event.subject).success).toBe(true);
  const context = {
    signal: new AbortController().signal,
    call: test.call({ kind: 'system', service: 'notifications' }),
  };
  for (const { on } of reactions) await on[event.type]?.(test.room, event, context);
}

/** Runs a worker until it has nothing left; `again`: what it has just closed is open once more, as if the last write had been lost. */
async function work<Row extends WorkRow>(
  test: TestRoom<NotificationsRoom>,
  worker: Worker<NotificationsRoom>,
  queue: WorkQueue<Row>,
  again: boolean,
  lost: (row: Row) => Row = (row) => row,
): Promise<void> {
  const before = await openRows(queue);
  await untilDone(test, worker, queue);
  if (!again) return;
  for (const { id } of before) {
    const stored = await queue.rows.get(id);
    if (stored)
      await queue.rows.replace({ ...lost(stored.doc), open: true, due: instant(test.clock.now()) }, stored.revision);
  }
  await untilDone(test, worker, queue);
}

const BEFORE: Readonly<Record<EntryState, EntryState>> = {
  ...{ waiting: 'waiting', suppressed: 'waiting', expired: 'waiting', moved: 'moved' },
  ...{ trying: 'trying', again: 'again', sent: 'trying', refused: 'waiting', unknown: 'trying', bounced: 'bounced' },
};
/**
 * A shard as a kill leaves it: it was written down which of its mails may go out, and not what became of them. Those that were refused had not begun: else they would count as mails that may
 * have arrived, which the rules here know nothing of.
 */
function unwritten(shard: ShardRow): ShardRow {
  const changes = statesIn(shard).map(([place, state]) => [place, BEFORE[state]] as const);
  return withStates(shard, new Map(changes), Date.parse(shard.askedAt));
}

async function openRows<Row extends WorkRow>({ rows }: WorkQueue<Row>): Promise<readonly Row[]> {
  const page = await rows.page({ where: { open: true }, orderBy: { field: 'due', direction: 'asc' }, limit: 1_000 });
  return page.rows.map(({ doc }) => doc);
}

async function untilDone<Row extends WorkRow>(
  { room, resources, clock }: TestRoom<NotificationsRoom>,
  worker: Worker<NotificationsRoom>,
  queue: WorkQueue<Row>,
): Promise<void> {
  if ((await openRows(queue)).length === 0) return;
  const running = worker.start(room, resources);
  await vi.waitFor(
    async () => {
      const open = await openRows(queue);
      // What was put back is due later: time passes.
      if (open.every(({ lease }) => !lease)) clock.set(clock.now() + 5_000);
      queue.stir();
      expect(open).toEqual([]);
    },
    { timeout: 60_000, interval: 2 },
  );
  await running.stop();
}
