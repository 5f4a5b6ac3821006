import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { follow } from './follow.ts';
import { data, graphql } from './graphql.ts';
import { type MailSink, openMailSink } from './mail-sink.ts';
import { cookieOf, linkOn, mailPage, signInByPages } from './mailbox.ts';
import { administrator, application, claimOrganisation, enterpriseA, FILE, type Person, signIn } from './people.ts';
import { removePlace } from './place.ts';
import { freePort, PARTS, type Platform, startPlatform } from './platform.ts';
import { startInVain } from './start-in-vain.ts';
import { tell } from './tell.ts';

/** How the process starts, refuses to start, and ends. */
const SECRET = 'a'.repeat(32);

interface Page {
  readonly edges: readonly { readonly node: { readonly product: string } }[];
  readonly pageInfo: { readonly endCursor: string; readonly hasNextPage: boolean };
}

const nobodyAnswers = {
  KAFKA_BROKERS: '127.0.0.1:9',
  MONGODB_URI: 'mongodb://127.0.0.1:9/?serverSelectionTimeoutMS=500',
  SINAN_SECRET: SECRET,
};

describe('a wrong or contradictory setting', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sinan-start-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it.each([
    [{ KAFKA_BROKERS: 'k:9092' }, /^sinan: KAFKA_BROKERS is set without MONGODB_URI: set both, or neither/],
    [{ MONGODB_URI: 'mongodb://m' }, /^sinan: MONGODB_URI is set without KAFKA_BROKERS: set both, or neither/],
    [{ SINAN_SECRET: 'short' }, /^sinan: SINAN_SECRET must have at least 32 characters\.$/],
    [{ PORT: '80800' }, /^sinan: PORT must be a whole number from 1 to 65535; it is "80800"\.$/],
    [{ SINAN_SERCET: SECRET }, /^sinan: SINAN_SERCET is not a setting\. Did you mean SINAN_SECRET\?$/],
    [{ PUBLIC_URL: 'https://sinan.example/' }, /^sinan: PUBLIC_URL must not end with a slash/],
    [
      {
        HOST: '0.0.0.0',
        SINAN_SECRET: SECRET,
        MAIL_FROM: 'Sinan <s@sinan.example>',
        SINAN_ADMIN_EMAIL: 'a@sinan.example',
      },
      /^sinan: SMTP_URL is missing: .* needed unless HOST and PUBLIC_URL are both loopback\.$/,
    ],
    [
      {
        HOST: '0.0.0.0',
        SINAN_SECRET: SECRET,
        SMTP_URL: 'smtp://127.0.0.1:9',
        MAIL_FROM: 'Sinan <s@sinan.example>',
        SINAN_ADMIN_EMAIL: 'a@sinan.example',
        SINAN_CLOCK_FILE: '/tmp/clock',
      },
      /^sinan: SINAN_CLOCK_FILE moves the time, which .*: HOST and PUBLIC_URL must both be loopback\.$/,
    ],
    [{ KAFKA_BROKERS: 'k:9092', MONGODB_URI: 'mongodb://m' }, /^sinan: SINAN_SECRET is missing: every process/],
    [{}, /^sinan: serve cases needs KAFKA_BROKERS and MONGODB_URI: on a data folder/, ['cases']],
    [{}, /^sinan: case is not a service\. Did you mean cases\? There are gateway, /, [...PARTS, 'case']],
    [{ ...nobodyAnswers }, /^sinan: MONGODB_URI: no database answers there/],
    [
      { ...nobodyAnswers, MONGODB_URI: 'mongodb://sinan:p@ss/word@127.0.0.1:9/' },
      /^sinan: MONGODB_URI must name a database of 1 to 30 letters, digits, - and _, or none; what a password has besides them is %-encoded\.$/,
    ],
    [
      { ...nobodyAnswers, PUBLIC_URL: 'http://localhost:4000' },
      /^sinan: SMTP_URL is missing: the built-in mailbox serves one process/,
      ['notifications'],
    ],
    [{ ...nobodyAnswers }, /^sinan: PUBLIC_URL is missing: several processes must name the same address/, ['cases']],
  ])('%j is one clear line on stderr, and exit code 1', async (env, line, parts: readonly string[] = []) => {
    const { code, out, lines } = await startInVain({ SINAN_DATA: folder, LOG_LEVEL: 'silent', ...env }, parts);
    expect({ code, out, lines }).toEqual({ code: 1, out: '', lines: [expect.stringMatching(line)] });
    expect(await readdir(folder)).toEqual([]);
  });

  it('among several is told with all the others', async () => {
    const { code, lines } = await startInVain({ SINAN_DATA: folder, PORT: 'x', LOG_LEVEL: 'loud', SINAN_X: '1' });
    expect([code, lines.length]).toEqual([1, 3]);
  });

  it('is not echoed when it is a secret', async () => {
    const { lines } = await startInVain({ SINAN_DATA: folder, SINAN_SECRET: 'LEAK-7f3a', SMTP_URL: 'LEAK-7f3a' });
    expect(lines).toHaveLength(2);
    expect(lines.join()).not.toContain('LEAK');
  });
});

describe('a platform that runs', () => {
  let platform: Platform;
  beforeAll(async () => {
    platform = await startPlatform();
  });
  afterAll(async () => {
    await platform.stop();
    await removePlace(platform.place);
  });

  it('says where to go next', () => {
    expect(platform.printed()).toContain(`${platform.url}/graphql`);
    expect(platform.printed()).toContain(`${platform.url}/mailbox`);
    expect(platform.administratorLink()).toContain(`${platform.url}/sign-in?token=`);
  });

  it('answers to who watches it', async () => {
    const [live, ready, metrics] = await Promise.all(
      ['/health/live', '/health/ready', '/metrics'].map((path) => fetch(`${platform.url}${path}`)),
    );
    expect(await live?.json()).toEqual({ live: true });
    expect([ready?.status, await ready?.json()]).toEqual([
      200,
      { ready: true, checks: expect.objectContaining({ store: 'ok', bus: 'ok' }) },
    ]);
    expect(await metrics?.text()).toMatch(/^sinan_part_up\{part="http"\} 1$/m);
  });

  it('has a mailbox page, whose link signs in', async () => {
    expect((await fetch(`${platform.url}/mailbox`)).status).toBe(200);
    const session = await signInByPages(platform.url, 'somebody@people.example');
    const home = await (await fetch(`${platform.url}/?lang=en`, { headers: cookieOf(session) })).text();
    expect(home).toContain('You are signed in');
    expect(home).toContain('somebody@people.example');
    const used = linkOn(await mailPage(platform.url, 'somebody@people.example'), '/sign-in');
    expect((await fetch(used)).status).toBe(410);
  });

  it('has its port for itself: a second process says so', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'sinan-start-'));
    const { code, lines } = await startInVain({
      SINAN_DATA: folder,
      PORT: new URL(platform.url).port,
      LOG_LEVEL: 'silent',
    });
    expect(code).toBe(1);
    expect(lines).toEqual([expect.stringMatching(/^sinan: PORT \d+ on 127\.0\.0\.1 is in use: .*set PORT/)]);
    await rm(folder, { recursive: true });
  });

  it('does not start where mails that come back cannot be listened for, and says so', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'sinan-start-'));
    const { code, lines } = await startInVain({
      SINAN_DATA: folder,
      PORT: String(await freePort()),
      SINAN_BOUNCE_ADDRESS: 'bounces@alerts.example',
      SINAN_BOUNCE_LISTEN: `127.0.0.1:${new URL(platform.url).port}`,
      LOG_LEVEL: 'silent',
    });
    expect(code).toBe(1);
    expect(lines).toEqual([
      expect.stringMatching(/^sinan: SINAN_BOUNCE_LISTEN: port \d+ on 127\.0\.0\.1 is in use: .*set another/),
    ]);
    await rm(folder, { recursive: true });
  });

  it('has no mailbox page when mail goes to a mail server', async () => {
    const sink = await openMailSink();
    const other = await startPlatform({ env: { SMTP_URL: sink.url } });
    expect((await fetch(`${other.url}/mailbox`)).status).toBe(404);
    expect(other.printed()).not.toContain('/mailbox');
    await other.stop();
    await sink.stop();
    await removePlace(other.place);
  });
});

describe('a process that is still starting', () => {
  it('is stopped by SIGTERM: it exits 0 and has nothing to complain of', async () => {
    const silent = createServer().listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const { port } = silent.address() as AddressInfo;
    const env = {
      ...nobodyAnswers,
      MONGODB_URI: `mongodb://127.0.0.1:${port}/`,
      PUBLIC_URL: 'http://localhost:4000',
      LOG_LEVEL: 'silent',
    };
    const ended = await startInVain(env, ['cases'], once(silent, 'connection'));
    expect(ended).toEqual({ code: 0, out: '', lines: [] });
    silent.close();
  });
});

describe('a platform that ends', () => {
  let platform: Platform;
  let filer: Person;
  let organisationId: string;
  let sink: MailSink;
  beforeAll(async () => {
    sink = await openMailSink();
    platform = await startPlatform({ env: { SMTP_URL: sink.url } });
    await administrator(platform.url, platform.administratorLink());
    filer = await signIn(platform.url, sink, 'legal@strollers.example');
    organisationId = (await claimOrganisation(platform.url, filer, enterpriseA)).organisationId;
  });
  afterAll(async () => {
    await platform.stop();
    await removePlace(platform.place);
    await sink.stop();
  });
  const restart = async () => {
    platform = await startPlatform({ place: platform.place, env: { SMTP_URL: sink.url } });
  };
  const productsKept = async (): Promise<readonly string[]> => {
    const PAGE =
      'query ($after: String) { cases(first: 100, after: $after) { edges { node { product } } pageInfo { endCursor hasNextPage } } }';
    const products: string[] = [];
    for (let after: string | null = null; ; ) {
      const { cases }: { cases: Page } = await data(graphql(platform.url, filer.token, PAGE, { after }));
      products.push(...cases.edges.map(({ node }) => node.product));
      if (!cases.pageInfo.hasNextPage) return products;
      after = cases.pageInfo.endCursor;
    }
  };
  /** Files until the platform takes no more; gives the products that were acknowledged. */
  const fileOn = async (name: string): Promise<readonly string[]> => {
    const acknowledged: string[] = [];
    for (let n = 0; ; n += 1) {
      const product = `${name}-${n}`;
      const answer = await graphql(platform.url, filer.token, FILE, {
        input: application(organisationId, { product }),
      }).catch(() => null);
      if (answer === null) return acknowledged;
      if (JSON.stringify(answer.data).includes('"Case"')) acknowledged.push(product);
    }
  };

  it('by SIGTERM under load exits 0 within ten seconds, and has all that it acknowledged when it starts again', async () => {
    const filing = Array.from({ length: 10 }, (_, n) => fileOn(`under-load-${n}`));
    const stream = await follow(platform.url, filer, 'subscription { caseChanged { id } }');
    await stream.push(10);
    const began = performance.now();
    expect(await platform.stop()).toBe(0);
    expect(performance.now() - began).toBeLessThan(10_000);
    expect(platform.printed()).not.toContain('did not stop in time');
    const acknowledged = (await Promise.all(filing)).flat();
    expect(acknowledged.length).toBeGreaterThanOrEqual(10);

    await restart();
    expect(platform.administratorLink()).toBeNull();
    const kept = await productsKept();
    tell(`stopped under load: ${acknowledged.length} acknowledged, ${kept.length} present`);
    expect(kept).toEqual(expect.arrayContaining([...acknowledged]));
    expect(new Set(kept).size).toBe(kept.length);
  });

  it('by SIGKILL starts again on the same place, with all that it acknowledged', async () => {
    const before = await productsKept();
    const filing = fileOn('killed');
    const stream = await follow(platform.url, filer, 'subscription { caseChanged { id } }');
    await stream.push(3);
    await platform.kill();
    const acknowledged = await filing;
    await restart();
    const kept = await productsKept();
    tell(`killed under load: ${before.length + acknowledged.length} acknowledged, ${kept.length} present`);
    expect(kept).toEqual(expect.arrayContaining([...before, ...acknowledged]));
    expect((await fetch(`${platform.url}/health/ready`)).status).toBe(200);
  });
});
