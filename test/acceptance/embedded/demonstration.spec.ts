import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { data, graphql } from '../graphql.ts';
import { type MailSink, openMailSink } from '../mail-sink.ts';
import { removePlace } from '../place.ts';
import { type Platform, startPlatform } from '../platform.ts';
import { sinan } from '../sinan.ts';
import { BEYOND_LOOPBACK } from '../stage.ts';
import { until } from '../until.ts';
import { asks, MADE_WITHIN, made } from './demonstration.ts';

const OFFER = 'action="/demo/make"';
const BANNER = 'Fictitious data';
const UNFINISHED = 'demonstration-unfinished';
const PATIENT = { timeout: MADE_WITHIN + 20_000 };

let platform: Platform;
beforeAll(async () => {
  platform = await startPlatform();
});
afterAll(async () => {
  await platform.stop();
  await removePlace(platform.place);
});
const host = () => new URL(platform.url).host;
const unfinished = () => existsSync(join(platform.place.folder, UNFINISHED));

/** Ways in which a stranger’s page, or a proxy, would come. */
const STRANGERS = (): readonly (readonly [string, { readonly [name: string]: string }])[] => [
  ['a name that was made to lead here', { host: `rebound.example:${new URL(platform.url).port}` }],
  ['a name that begins as this machine’s', { host: `localhost.example:${new URL(platform.url).port}` }],
  ['another address', { host: '192.0.2.7' }],
  ['a proxy', { 'x-forwarded-for': '192.0.2.7' }],
];

describe('an empty folder', PATIENT, () => {
  it('is offered to be filled, on the first page, and holds no demonstration', async () => {
    const home = await asks(platform.url, '/');
    expect(home.text).toContain(OFFER);
    expect(home.text).not.toContain(BANNER);
    expect((await asks(platform.url, '/', { headers: { 'accept-language': 'zh-CN' } })).text).toContain('虚构示例数据');
    expect((await asks(platform.url, '/demo')).status).toBe(404);
    expect((await asks(platform.url, '/demo/sign-in', { form: { who: 'administrator' } })).status).toBe(404);
  });

  it('is offered to nobody who does not come straight from this machine', async () => {
    for (const [who, headers] of STRANGERS()) {
      expect([who, (await asks(platform.url, '/', { headers })).text.includes(OFFER)]).toEqual([who, false]);
      expect([who, (await asks(platform.url, '/demo/make', { form: {}, headers })).status]).toEqual([who, 404]);
    }
  });

  it('is filled by nobody else’s page', async () => {
    for (const headers of [{ origin: 'http://localhost:1' }, { origin: 'null' }, { 'sec-fetch-site': 'cross-site' }])
      expect((await asks(platform.url, '/demo/make', { form: {}, headers: { ...headers } })).status).toBe(403);
    expect((await asks(platform.url, '/')).text).toContain(OFFER);
  });

  it('when the process is killed while it is filled, is begun anew at the next start, which says so', async () => {
    const headers = { origin: platform.url };
    expect(await asks(platform.url, '/demo/make', { form: { lang: 'en' }, headers })).toMatchObject({
      ...{ status: 303, location: '/demo' },
    });
    await until(
      'a part of the year to be made',
      async () => Number(/Done (\d+) %/.exec((await asks(platform.url, '/demo')).text)?.[1] ?? 0) > 10,
      MADE_WITHIN,
    );
    expect((await fetch(`${platform.url}/health/ready`)).status).toBe(503);
    expect(unfinished()).toBe(true);
    await platform.kill();
    const refused = await sinan(platform.place, ['verify']);
    expect([refused.code, refused.err]).toEqual([1, expect.stringContaining('is not whole')]);
    platform = await startPlatform({ place: platform.place, env: { LOG_LEVEL: 'warn' } });
    expect(platform.printed()).toContain('it begins anew');
    expect(unfinished()).toBe(false);
    await made(platform.url);
  });
});

interface Connections {
  readonly [field: string]: { readonly edges: readonly unknown[] };
}
const ROWS = 'edges { node { id } }';
/** Where each kind of person is led, and what they ask for there. */
const WORK: readonly (readonly [key: string, leadsTo: string, asks: string])[] = [
  ['member', '/my/cases', `cases(first: 5) { ${ROWS} }`],
  ['intake', '/desk', `queue(first: 5) { ${ROWS} }`],
  ['officer', '/desk', `consultations(first: 5) { ${ROWS} }`],
  ['head', '/desk', `cases(first: 5) { ${ROWS} }`],
  ['archivist', '/desk', `experts(first: 5) { ${ROWS} }`],
  ['station', '/desk', `cases(first: 5) { ${ROWS} }`],
  ['expert', '/expert', 'myInvitations(first: 5) { edges { node { invitationId } } }'],
  ['editor', '/editor', `drafts(first: 5) { ${ROWS} }`],
  ['second-editor', '/editor', `drafts(first: 5) { ${ROWS} }`],
  ['administrator', '/admin', `mails(first: 5) { ${ROWS} }`],
  ['auditor', '/admin', `auditRecord(first: 5) { ${ROWS} }`],
];

async function entered(key: string): Promise<string> {
  const { status, cookie } = await asks(platform.url, '/demo/sign-in', {
    form: { who: key },
    headers: { origin: platform.url },
  });
  expect([key, status]).toEqual([key, 303]);
  return decodeURIComponent(cookie?.replace('sinan_session=', '') ?? '');
}

describe('a demonstration', PATIENT, () => {
  it.each(WORK)('lets one be the %s, who is led to %s and finds work', async (key, leadsTo, query) => {
    const { location } = await asks(platform.url, '/demo/sign-in', { form: { who: key } });
    expect(location).toBe(leadsTo);
    const found = await data<Connections>(graphql(platform.url, await entered(key), `{ ${query} }`));
    expect(Object.values(found)[0]?.edges.length).toBeGreaterThan(0);
  });

  it('lets one be the subscriber, by the link alone, and the security administrator', async () => {
    const { location, cookie } = await asks(platform.url, '/demo/sign-in', { form: { who: 'subscriber' } });
    expect(cookie).toBeNull();
    expect((await asks(platform.url, location ?? '')).text).toContain('value="leave"');
    const { me } = await data<{ me: { duties: object[] } }>(
      graphql(platform.url, await entered('security'), '{ me { duties { duty } } }'),
    );
    expect(me.duties).toEqual([{ duty: 'security' }]);
  });

  it('has everybody of the list in one of these', async () => {
    const { text } = await asks(platform.url, '/demo');
    const listed = [...text.matchAll(/name="who" value="([\w-]+)"/g)].map(([, key]) => key);
    expect(listed.toSorted()).toEqual([...WORK.map(([key]) => key), 'subscriber', 'security'].toSorted());
  });

  it('lets nobody in who does not come straight from this machine, or from its own page', async () => {
    for (const [who, headers] of STRANGERS()) {
      expect([who, (await asks(platform.url, '/demo', { headers })).status]).toEqual([who, 404]);
      const refused = await asks(platform.url, '/demo/sign-in', { form: { who: 'administrator' }, headers });
      expect([who, refused.status, refused.cookie]).toEqual([who, 404, null]);
    }
    for (const origin of ['http://localhost:1', `http://rebound.example:${new URL(platform.url).port}`, 'null']) {
      const refused = await asks(platform.url, '/demo/sign-in', {
        form: { who: 'administrator' },
        headers: { origin },
      });
      expect([origin, refused.status, refused.cookie]).toEqual([origin, 403, null]);
    }
  });

  it('says on every page that it is one, and is not made twice', async () => {
    for (const path of ['/', '/demo', '/sign-in?token=nothing', '/nothing', '/mailbox'])
      expect([path, (await asks(platform.url, path)).text.includes(BANNER)]).toEqual([path, true]);
    expect((await asks(platform.url, '/warnings')).text).toContain('&quot;demonstration&quot;:true');
    expect((await asks(platform.url, '/')).text).not.toContain(OFFER);
    expect((await asks(platform.url, '/demo/make', { form: {} })).status).toBe(404);
  });

  it('has figures, as its own events give them', async () => {
    const token = await entered('head');
    const years = [0, 1].map((ago) => new Date().getFullYear() - ago);
    const FIGURES = 'enterprises guidances recovered { total } saved { total }';
    const asked = years.map((year) => `y${year}: figures(year: ${year}) { ${FIGURES} }`).join(' ');
    interface Figures {
      readonly guidances: number;
      readonly recovered: { readonly total: string };
      readonly saved: { readonly total: string };
    }
    const found = Object.values(await data<{ [year: string]: Figures }>(graphql(platform.url, token, `{ ${asked} }`)));
    const sum = (of: (one: Figures) => number) => found.map(of).reduce((all, one) => all + one, 0);
    expect(sum(({ guidances }) => guidances)).toBeGreaterThan(100);
    expect(sum(({ recovered }) => Number(recovered.total))).toBeGreaterThan(0);
    expect(sum(({ saved }) => Number(saved.total))).toBeGreaterThan(0);
  });

  it('has cases in every state', async () => {
    const token = await entered('head');
    const years = [0, 1].map((ago) => new Date().getFullYear() - ago);
    const asked = years.map((year) => `y${year}: caseTallies(year: ${year}, by: state) { key }`).join(' ');
    const found = await data<{ [year: string]: { key: string }[] }>(graphql(platform.url, token, `{ ${asked} }`));
    expect([...new Set(Object.values(found).flatMap((rows) => rows.map(({ key }) => key)))].toSorted()).toEqual([
      ...['accepted', 'archived', 'closed', 'declined', 'guiding', 'submitted', 'supplementing', 'terminated'],
    ]);
  });

  it('finds nothing wrong in itself but what a partner reported whom nobody has registered, and every history holds', async () => {
    const asked = async () =>
      (await (await fetch(`${platform.url}/health/checks`)).json()) as {
        readonly checks: readonly { readonly name: string; readonly service: string; readonly found: unknown }[];
      };
    const found = await until('the parked events to be found', async () => {
      const { checks } = await asked();
      const finding = checks.filter((check) => check.found !== null);
      return finding.length > 0 && finding.map(({ name, service }) => `${service} ${name}`);
    });
    expect(found).toEqual(['cases parked-rows']);
    const token = await entered('administrator');
    const { parkedEvents } = await data<{ parkedEvents: readonly object[] }>(
      graphql(platform.url, token, '{ parkedEvents { group key behind replayable } }'),
    );
    const waits = { group: 'cases.intake', key: 'urn:example:trade-association', replayable: true };
    expect(parkedEvents).toEqual([
      { ...waits, behind: false },
      { ...waits, behind: true },
    ]);
    expect(await sinan(platform.place, ['verify'])).toMatchObject({ code: 0 });
  });

  it('has sent no mail of its past', async () => {
    expect((await asks(platform.url, '/mailbox')).text).not.toContain('legal@');
  });
});

describe('beyond this machine', PATIENT, () => {
  let sink: MailSink;
  beforeAll(async () => {
    sink = await openMailSink();
  });
  afterAll(() => sink.stop());

  it('a demonstration says that it is one, and nobody is let in', async () => {
    const secret = (await readFile(join(platform.place.folder, 'secret'), 'utf8')).trim();
    await platform.stop();
    const env = { ...BEYOND_LOOPBACK, SINAN_SECRET: secret, SMTP_URL: sink.url };
    platform = await startPlatform({ place: platform.place, env });
    const url = `http://${host()}`;
    expect((await asks(url, '/')).text).toContain(BANNER);
    expect((await asks(url, '/demo')).status).toBe(404);
    expect((await asks(url, '/demo/sign-in', { form: { who: 'administrator' } })).status).toBe(404);
    expect(sink.mails).toEqual([]);
  });

  it('nothing is offered where mails go to a mail server, and the command refuses too', async () => {
    const other = await startPlatform({ env: { SMTP_URL: sink.url } });
    expect((await asks(other.url, '/')).text).not.toContain(OFFER);
    expect((await asks(other.url, '/demo/make', { form: {} })).status).toBe(404);
    await other.stop();
    expect(await sinan(other.place, ['demo'], { SMTP_URL: sink.url })).toMatchObject({ code: 1 });
    await removePlace(other.place);
  });
});
