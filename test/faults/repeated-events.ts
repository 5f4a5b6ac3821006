import { openTestRoom } from '@sinan/aggregate/testing';
import type { Message } from '@sinan/bus';
import { notificationsService } from '@sinan/notifications';
import { EVENTS, newId, sequenceText, TOPICS } from '@sinan/schema';
import { openStore, withBackend } from '../acceptance/backend.ts';
import { newPlace, type Place, removePlace } from '../acceptance/place.ts';
import { comesTrue } from '../acceptance/until.ts';
import { askAll, caseWish } from './load.ts';
import { printTable } from './table.ts';
import { copyOf, parkedEvents, startOn, type World } from './world.ts';

/** F5: every event twice and five times, permuted across keys, replayed from the beginning: the same state, no mail more. */
export async function repeatedEvents(
  world: World,
  runs: { readonly onRunner: number; readonly inProcess: number },
): Promise<boolean> {
  const onRunner = await onTheRunner(runs.onRunner);
  const inProcess = await inAProcess(world, runs.inProcess);
  printTable('F5: events repeated, permuted and replayed', [onRunner, inProcess]);
  return onRunner.wrong === 0 && inProcess.wrong === 0;
}

/** One lane's deliveries: each of its events twice or five times, later ones never before the first delivery of earlier ones. */
function deliveries<T>(events: readonly T[], random: () => number): readonly T[] {
  const out: T[] = [];
  for (let i = 0; i < events.length; i += 1) {
    const times = random() < 0.5 ? 2 : 5;
    for (let n = 0; n < times; n += 1) out.push(...events.slice(Math.floor(random() * (i + 1)), i + 1));
  }
  return [...out, ...events];
}

/** Lanes dealt into one sequence at random, each in its own order. */
function interleaved<T>(lanes: readonly (readonly T[])[], random: () => number): readonly T[] {
  const left = lanes.map((lane) => [...lane]);
  const out: T[] = [];
  while (left.some((lane) => lane.length > 0)) {
    const full = left.filter((lane) => lane.length > 0);
    const next = full[Math.floor(random() * full.length)]?.shift();
    if (next !== undefined) out.push(next);
  }
  return out;
}

/** A small seeded generator (mulberry32), so that a failing run can be run again. */
function seeded(seed: number): () => number {
  let a = seed;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const CASES_A_RUN = 3;
const MAILS_A_CASE = 2;
const NOTICES_A_CASE = 1;

/** The reactions of notifications on the runner itself: each run has cases of its own, so the rows they should lead to are counted exactly. */
async function onTheRunner(runs: number) {
  const nobody = {
    send: () => Promise.reject(new Error('no mail is sent here')),
    verify: async () => undefined,
    close: () => undefined,
  };
  const service = notificationsService(nobody);
  const place = await newPlace();
  const test = await openTestRoom(service, { store: await openStore(place) });
  const reaction = service.reactions.find(({ group }) => group === 'notifications.cases');
  if (!reaction) throw new Error('notifications has no reaction on cases');
  let delivered = 0;
  let wrong = 0;
  for (let run = 0; run < runs; run += 1) {
    const random = seeded(run);
    const before = await rowCounts(test.room);
    const lanes = Array.from({ length: CASES_A_RUN }, () => deliveries(caseEvents(), random));
    for (const message of interleaved(lanes, random)) {
      await test.runner.handle(reaction, message, new AbortController().signal);
      delivered += 1;
    }
    const after = await rowCounts(test.room);
    if (
      after.mails - before.mails !== CASES_A_RUN * MAILS_A_CASE ||
      after.notices - before.notices !== CASES_A_RUN * NOTICES_A_CASE
    )
      wrong += 1;
  }
  await test.close();
  await removePlace(place);
  return { where: 'on the runner', runs, events: runs * CASES_A_RUN * 2, delivered, wrong };
}

interface Rows {
  readonly rows: { count(query: { where: object; cap?: number }): Promise<number> };
}
async function rowCounts(room: { readonly mails: Rows; readonly notices: Rows }) {
  const all = { where: { open: true }, cap: 1_000_000 };
  return { mails: await room.mails.rows.count(all), notices: await room.notices.rows.count(all) };
}

let offset = 0;
function caseEvents(): readonly Message[] {
  const caseId = newId('case', Date.now());
  const [filedBy, centreId] = [newId('person', 0), newId('centre', 0)];
  const at = '2026-03-02T08:00:00.000Z';
  const submitted = {
    caseId,
    organisationId: null,
    filedBy,
    partnerId: null,
    centreId,
    routedBy: 'nation',
    country: 'US',
    disputeType: 'section-337',
    rights: ['patent-invention'],
    servedOn: null,
    serviceMethod: null,
    formVersion: 1,
    submittedAt: at,
  };
  const accepted = { caseId, organisationId: null, filedBy, centreId, acceptedBy: filedBy, acceptedAt: at };
  return [
    messageOf(EVENTS.caseSubmitted.type, caseId, 1, submitted),
    messageOf(EVENTS.caseAccepted.type, caseId, 2, accepted),
  ];
}
function messageOf(type: string, subject: string, sequence: number, data: object): Message {
  const event = {
    specversion: '1.0',
    id: `${subject}/${sequence}/${type}`,
    source: 'sinan/cases',
    type,
    subject,
    time: '2026-03-02T08:00:00.000Z',
    datacontenttype: 'application/json',
    sequence: sequenceText(sequence),
    actor: 'system:faults',
    commandid: newId('command', 0),
    correlationid: subject,
    chainhead: `sha256:${'0'.repeat(64)}`,
    data,
  };
  offset += 1;
  return {
    topic: TOPICS.cases.name,
    partition: 0,
    offset: String(offset),
    key: subject,
    value: JSON.stringify(event),
    at: 0,
  };
}

const CASES_IN_PROCESS = 4;

/** A whole platform: stopped, everything on its log published again, started: nobody gets a mail more. */
async function inAProcess(world: World, runs: number) {
  const place = await copyOf(world);
  const mailsBefore = world.sink.mails.length;
  let platform = await startOn(world, place);
  const wishes = Array.from({ length: CASES_IN_PROCESS }, (_, n) => caseWish(world, `repeated ${n}`));
  await askAll(platform.url, wishes);
  const expected = mailsBefore + CASES_IN_PROCESS * 3;
  let wrong = (await comesTrue(() => world.sink.mails.length === expected)) ? 0 : 1;
  let delivered = 0;
  for (let run = 0; run < runs; run += 1) {
    await platform.stop();
    delivered += await publishAgain(place, seeded(run));
    platform = await startOn(world, place);
    const handled = await comesTrue(async () => (await lagOf(platform.url)) === 0);
    if (!handled || world.sink.mails.length !== expected || (await parkedEvents(platform.url, world)).length > 0)
      wrong += 1;
  }
  await platform.stop();
  await removePlace(place);
  return { where: 'in a process', runs, events: CASES_IN_PROCESS * 2, delivered, wrong };
}

/** Publishes every event of the log again, twice or five times, permuted across keys; resolves to how many. */
function publishAgain(place: Place, random: () => number): Promise<number> {
  return withBackend(place, async ({ bus, everything }) => {
    const lanes = new Map<string, Map<string, Message>>();
    for (const message of await everything()) {
      const lane = `${message.topic}|${message.key}`;
      const id = String((JSON.parse(message.value ?? '{}') as { id?: string }).id);
      lanes.set(lane, (lanes.get(lane) ?? new Map<string, Message>()).set(id, message));
    }
    const again = interleaved(
      [...lanes.values()].map((lane) => deliveries([...lane.values()], random)),
      random,
    );
    for (const { topic, key, value } of again) await bus.publish([{ topic, key, value }]);
    return again.length;
  });
}

/** What its reactions have not handled yet, as the metrics say. */
async function lagOf(url: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  const lags = [...text.matchAll(/^sinan_reaction_lag\{[^}]*\} (\d+)$/gm)].map(([, lag]) => Number(lag));
  return lags.length === 0 ? Number.POSITIVE_INFINITY : lags.reduce((sum, lag) => sum + lag, 0);
}
