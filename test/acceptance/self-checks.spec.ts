import type { HistoryEntry } from '@sinan/aggregate';
import { openLog, readConfig } from '@sinan/runtime';
import { type Running, serve, topologyServices } from '@sinan/sinan';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withBackend } from './backend.ts';
import { data, graphql, post } from './graphql.ts';
import { type MailSink, openMailSink } from './mail-sink.ts';
import { mutate } from './mutate.ts';
import { caseReported } from './partner-event.ts';
import { application, fileCase, registerPartner, serviceToken } from './people.ts';
import { newPlace, type Place, removePlace, settingsOf } from './place.ts';
import { freePort } from './platform.ts';
import { assemble, type People } from './stage.ts';
import { until } from './until.ts';

/** A process that looks for faults in itself, more often than it does by default, as who watches it sees it. */
let sink: MailSink;
let place: Place;
let running: Running;
let people: People;
async function start(): Promise<void> {
  const config = readConfig({ PORT: String(await freePort()), SMTP_URL: sink.url, ...settingsOf(place) });
  running = await serve({ config, log: openLog({ level: 'silent' }), selfChecksEveryMs: 100 });
}
beforeAll(async () => {
  [sink, place] = [await openMailSink(), await newPlace()];
  await start();
  people = await assemble(running.url, sink, running.administratorLink);
});
afterAll(async () => {
  await running?.host.stop();
  await removePlace(place);
  await sink.stop();
});

interface Told {
  readonly fine: boolean;
  readonly checks: readonly {
    readonly name: string;
    readonly service: string;
    readonly since: string;
    readonly found: { readonly count: number; readonly codes: string[]; readonly ids?: string[] } | null;
    readonly todo: { readonly zh: string; readonly en: string };
  }[];
}
async function told(token?: string): Promise<Told> {
  const headers = token ? { authorization: `Bearer ${token}` } : {};
  return (await (await fetch(`${running.url}/health/checks`, { headers })).json()) as Told;
}
const foundBy = async (name: string, service: string, token?: string) =>
  (await told(token)).checks.find((check) => check.name === name && check.service === service)?.found ?? null;
const gauged = async (check: string, service: string) =>
  (await (await fetch(`${running.url}/metrics`)).text()).match(
    new RegExp(`^sinan_self_check\\{check="${check}",service="${service}"\\} (\\d)$`, 'm'),
  )?.[1];

describe('a process that is well', () => {
  it('says so of every check, with what to do in both languages', async () => {
    const { fine, checks } = await told();
    expect(fine).toBe(true);
    expect(checks.map(({ name, service }) => `${service} ${name}`)).toEqual(
      expect.arrayContaining([
        'accounts outbox-left-over',
        'accounts chain-broken',
        'cases reaction-late',
        'cases parked-rows',
        'notifications work-late',
      ]),
    );
    for (const { found, since, todo } of checks) {
      expect(found).toBeNull();
      expect(since).toMatch(/^\d{4}-\d\d-\d\dT/);
      expect(todo.zh).toMatch(/[\u4e00-\u9fff]/);
      expect(todo.en).not.toMatch(/[\u4e00-\u9fff]/);
    }
  });
});

describe('an event that is parked', () => {
  const source = 'urn:example:watched';

  it('is found, told to everybody as a number and to administrators as rows, until it is replayed', async () => {
    const token = await serviceToken(running.url, people.security, [source]);
    await post(running.url, '/events', JSON.stringify(caseReported(source, 'e-1')), {
      'content-type': 'application/cloudevents+json',
      authorization: `Bearer ${token}`,
    });
    await until('the parked event to be found', () => foundBy('parked-rows', 'cases'));
    expect(await foundBy('parked-rows', 'cases')).toEqual({ count: 1, codes: ['cases.intake'] });
    const { parkedEvents } = await data<{ parkedEvents: { id: string; service: string }[] }>(
      graphql(running.url, people.admin.token, '{ parkedEvents { id service } }'),
    );
    const seen = await foundBy('parked-rows', 'cases', people.admin.token);
    expect(seen?.ids).toEqual(parkedEvents.map(({ id }) => id));
    expect(await gauged('parked-rows', 'cases')).toBe('1');

    await registerPartner(running.url, people.admin, source);
    await mutate(running.url, people.admin, 'replayParked', parkedEvents[0] ?? {});
    await until('nothing to be found any more', async () => (await told()).fine);
    expect(await gauged('parked-rows', 'cases')).toBe('0');
  });
});

describe('a history that was changed outside the platform', () => {
  it('is found, until it is as it was', async () => {
    const { id } = await fileCase(running.url, people.filer, application(people.organisationId));
    await sink.next(people.filer.email, 2);
    await running.host.stop();
    const before = await changed(id, (entry) => ({ ...entry, actor: 'person:somebody-else' }));
    await start();
    await until('the changed history to be found', () => foundBy('chain-broken', 'cases'));
    expect(await foundBy('chain-broken', 'cases', people.admin.token)).toEqual({
      count: 1,
      codes: ['entry 1 was changed'],
      ids: [id],
    });
    await running.host.stop();
    await changed(id, () => before);
    await start();
    await until('every check to have looked', async () => running.checks.report().every(({ lookedAt }) => lookedAt));
    expect(await told()).toMatchObject({ fine: true });
  });

  /** Changes the first entry of a case's history, of a platform that has stopped; gives it as it was. */
  function changed(id: string, change: (entry: HistoryEntry) => HistoryEntry): Promise<HistoryEntry> {
    return withBackend(place, async ({ store }) => {
      const specs = topologyServices().flatMap(({ collections }) => collections);
      await store.declare(specs);
      const spec = specs.find(({ name }) => name === 'cases_history');
      if (!spec) throw new Error('cases keep no history');
      const entries = store.forService('cases').collection<HistoryEntry>(spec);
      const first = await entries.get(`${id}/000000000001`);
      if (first === null) throw new Error(`${id} has no history`);
      await entries.replace(change(first.doc), first.revision);
      return first.doc;
    });
  }
});
