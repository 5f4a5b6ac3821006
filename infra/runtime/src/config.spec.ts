import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { ConfigError, loadDotEnv, readConfig } from './config.ts';
import { STEPS } from './step.ts';

const SECRET = 'a'.repeat(32);
/** All that a deployment that others can reach must say. */
const reachable = {
  HOST: '0.0.0.0',
  PUBLIC_URL: 'https://sinan.example.cn',
  SINAN_SECRET: SECRET,
  SMTP_URL: 'smtps://user:password@mail.example.cn',
  MAIL_FROM: 'Sinan 司南 <sinan@example.cn>',
  SINAN_ADMIN_EMAIL: 'admin@example.cn',
};

function faults(env: NodeJS.ProcessEnv): readonly string[] {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.lines;
    throw error;
  }
  return [];
}

describe('an empty environment', () => {
  it('is the embedded deployment on loopback', () => {
    expect(readConfig({ PATH: '/bin', HOSTNAME: 'x', SMTP_URL: '' })).toEqual({
      port: 4000,
      host: '127.0.0.1',
      publicUrl: 'http://localhost:4000',
      publicUrlGiven: false,
      loopback: true,
      dataFolder: './data',
      servers: null,
      secret: null,
      smtpUrl: null,
      mailFrom: 'Sinan 司南 <sinan@localhost>',
      dkim: null,
      bounces: { address: null, listen: null },
      mailLimits: { perSecond: null, perMinuteToDomain: null, atOnceToDomain: null },
      webhookTargets: 'public',
      administratorEmail: 'administrator@sinan.localhost',
      reviewStages: 2,
      secondFactor: 'optional',
      logLevel: 'info',
      namespace: null,
      graphql: 'any',
      proxies: 0,
      clockFile: null,
      tracesTo: null,
      footer: { operator: null, contact: null, icp: null, police: null },
      map: { file: null, approval: null },
    });
  });
});

describe('how fast mails may go', () => {
  it('is said in three whole numbers', () => {
    const limits = {
      SINAN_MAIL_PER_SECOND: '50',
      SINAN_MAIL_DOMAIN_PER_MINUTE: '300',
      SINAN_MAIL_DOMAIN_AT_ONCE: '10',
    };
    expect(readConfig(limits).mailLimits).toEqual({ perSecond: 50, perMinuteToDomain: 300, atOnceToDomain: 10 });
    expect(faults({ SINAN_MAIL_PER_SECOND: '0' })).toEqual([
      'SINAN_MAIL_PER_SECOND must be a whole number from 1 to 999999; it is "0".',
    ]);
  });
});

describe('where webhooks may lead', () => {
  it('is to the public, unless it is said that it is anywhere', () => {
    expect(readConfig({ SINAN_WEBHOOK_TARGETS: 'any' }).webhookTargets).toBe('any');
    expect(faults({ SINAN_WEBHOOK_TARGETS: 'private' })).toEqual([
      'SINAN_WEBHOOK_TARGETS must be one of public, any; it is "private".',
    ]);
  });
});

describe('a complete environment', () => {
  it('is read as it stands', () => {
    const more = { PORT: '80', SINAN_DATA: '/srv/sinan', LOG_LEVEL: 'warn', SINAN_NAMESPACE: 'blue-2' };
    const limits = { SINAN_GRAPHQL: 'persisted', SINAN_PROXIES: '2', SINAN_REVIEW_STAGES: '3' };
    expect(readConfig({ ...reachable, ...more, ...limits })).toEqual({
      port: 80,
      host: '0.0.0.0',
      publicUrl: 'https://sinan.example.cn',
      publicUrlGiven: true,
      loopback: false,
      dataFolder: '/srv/sinan',
      servers: null,
      secret: SECRET,
      smtpUrl: reachable.SMTP_URL,
      mailFrom: reachable.MAIL_FROM,
      dkim: null,
      bounces: { address: null, listen: null },
      mailLimits: { perSecond: null, perMinuteToDomain: null, atOnceToDomain: null },
      webhookTargets: 'public',
      administratorEmail: 'admin@example.cn',
      reviewStages: 3,
      secondFactor: 'required',
      logLevel: 'warn',
      namespace: 'blue-2',
      graphql: 'persisted',
      proxies: 2,
      clockFile: null,
      tracesTo: null,
      footer: { operator: null, contact: null, icp: null, police: null },
      map: { file: null, approval: null },
    });
  });

  it.each([
    ['localhost', 'http://localhost:4000'],
    ['::1', 'http://[::1]:4000'],
    ['127.0.0.1', 'http://127.0.0.1:4000'],
  ])('is loopback at %s behind %s', (HOST, PUBLIC_URL) => {
    expect(readConfig({ HOST, PUBLIC_URL }).loopback).toBe(true);
  });

  it('takes the port into the default address', () => {
    expect(readConfig({ PORT: '4711' }).publicUrl).toBe('http://localhost:4711');
  });

  it.each(['*', '::', '192.168.1.7', 'sinan.internal'])(
    'is not loopback when %s is bound, even if the address says so',
    (HOST) => {
      expect(faults({ HOST }).length).toBeGreaterThan(0);
    },
  );
});

describe('one wrong setting', () => {
  const port = 'PORT must be a whole number from 1 to 65535';
  const origin = 'PUBLIC_URL must be an http or https address without path, such as https://sinan.example.cn';
  const smtp = 'SMTP_URL must be the address of a mail server, such as smtps://user:password@mail.example.cn.';
  const collector = 'OTEL_EXPORTER_OTLP_ENDPOINT must be the address of a collector, such as http://localhost:4318.';
  const from = 'MAIL_FROM must be one mailbox on one line, such as Sinan 司南 <sinan@example.cn>';
  it.each([
    ['PORT', 'abc', `${port}; it is "abc".`],
    ['PORT', '0', `${port}; it is "0".`],
    ['PORT', '65536', `${port}; it is "65536".`],
    ['PORT', '80.5', `${port}; it is "80.5".`],
    ['PORT', '-1', `${port}; it is "-1".`],
    ['HOST', 'a b', 'HOST must be a host name or an IP address; it is "a b".'],
    ['PUBLIC_URL', 'https://a.cn/', 'PUBLIC_URL must not end with a slash; it is "https://a.cn/".'],
    ['PUBLIC_URL', 'a.cn', `${origin}; it is "a.cn".`],
    ['PUBLIC_URL', 'ftp://a.cn', `${origin}; it is "ftp://a.cn".`],
    ['PUBLIC_URL', 'https://a.cn/sinan', `${origin}; it is "https://a.cn/sinan".`],
    ['PUBLIC_URL', 'https://u:p@a.cn', `${origin}; it is "https://u:p@a.cn".`],
    ['SINAN_DATA', 'a\0b', 'SINAN_DATA must be a folder; it is "a\\u0000b".'],
    ['SINAN_SECRET', 'short', 'SINAN_SECRET must have at least 32 characters.'],
    ['SMTP_URL', 'mail.example.cn', smtp],
    ['SMTP_URL', 'http://mail.example.cn', smtp],
    ['SMTP_URL', 'smtp://', smtp],
    ['MAIL_FROM', 'Sinan', `${from}; it is "Sinan".`],
    ['MAIL_FROM', 'S\r\nBcc: x@y.cn <a@b.cn>', `${from}; it is "S\\r\\nBcc: x@y.cn <a@b.cn>".`],
    ['SINAN_ADMIN_EMAIL', 'root', 'SINAN_ADMIN_EMAIL must be an email address; it is "root".'],
    ['SINAN_ADMIN_EMAIL', 'root@localhost', 'SINAN_ADMIN_EMAIL must be an email address; it is "root@localhost".'],
    ['SINAN_SECOND_FACTOR', 'no', 'SINAN_SECOND_FACTOR must be one of required, optional; it is "no".'],
    ['LOG_LEVEL', 'loud', 'LOG_LEVEL must be one of debug, info, warn, error, silent; it is "loud".'],
    ['SINAN_GRAPHQL', 'some', 'SINAN_GRAPHQL must be one of any, persisted; it is "some".'],
    ['SINAN_PROXIES', '-1', 'SINAN_PROXIES must be how many proxies stand in front, from 0 to 9; it is "-1".'],
    ['SINAN_NAMESPACE', 'Blue', 'SINAN_NAMESPACE must be 1 to 32 of a-z, 0-9 and -; it is "Blue".'],
    ['SINAN_REVIEW_STAGES', '4', 'SINAN_REVIEW_STAGES must be 2 or 3; it is "4".'],
    ['SINAN_FAULT_STEP', 'mail', `SINAN_FAULT_STEP must be one of ${STEPS.join(', ')}; it is "mail".`],
    ['SINAN_FAULT_AFTER', '0', 'SINAN_FAULT_AFTER must be a whole number from 1; it is "0".'],
    ['OTEL_EXPORTER_OTLP_ENDPOINT', 'localhost:4318', collector],
    ['OTEL_EXPORTER_OTLP_ENDPOINT', 'http://localhost:4318/', collector],
    ['SINAN_SERCET', SECRET, 'SINAN_SERCET is not a setting. Did you mean SINAN_SECRET?'],
    ['SINAN_ADMIN_MAIL', 'a@b.cn', 'SINAN_ADMIN_MAIL is not a setting. Did you mean SINAN_ADMIN_EMAIL?'],
    [
      'KAFKA_BROKERS',
      'k:9092',
      'KAFKA_BROKERS is set without MONGODB_URI: set both, or neither for the embedded deployment.',
    ],
    [
      'MONGODB_URI',
      'mongodb://m',
      'MONGODB_URI is set without KAFKA_BROKERS: set both, or neither for the embedded deployment.',
    ],
  ])('%s=%j is one line', (name, value, line) => {
    expect(faults({ [name]: value })).toEqual([line]);
  });

  it.each(['SINAN_SECRET', 'SMTP_URL', 'MONGODB_URI', 'OTEL_EXPORTER_OTLP_ENDPOINT'])('%s is never shown', (name) => {
    expect(faults({ [name]: 'LEAK-7f3a' }).join()).not.toContain('LEAK');
  });
});

describe('Kafka and MongoDB', () => {
  const servers = {
    KAFKA_BROKERS: 'k1:9092,k2:9092',
    MONGODB_URI: 'mongodb://u:p@m1,m2/?replicaSet=r',
    SINAN_SECRET: SECRET,
  };

  it.each([
    [{}, 'sinan'],
    [{ SINAN_NAMESPACE: 'blue-2' }, 'blue-2-sinan'],
    [{ MONGODB_URI: 'mongodb://m/guidance?w=1' }, 'guidance'],
    [{ MONGODB_URI: 'mongodb://m/guidance', SINAN_NAMESPACE: 'blue-2' }, 'blue-2-guidance'],
  ])('together are the deployment of several processes, and %j keeps its documents in %s', (more, database) => {
    const env = { ...servers, ...more };
    expect(readConfig(env).servers).toEqual({
      brokers: ['k1:9092', 'k2:9092'],
      mongoUri: env.MONGODB_URI,
      database,
    });
  });

  it('need a secret that every process has', () => {
    const line =
      'SINAN_SECRET is missing: every process on KAFKA_BROKERS and MONGODB_URI needs the same one, of at least 32 random characters.';
    expect(faults({ ...servers, SINAN_SECRET: undefined })).toEqual([line]);
    expect(faults({ ...reachable, ...servers, SINAN_SECRET: undefined })).toEqual([line]);
  });
});

describe('the second factor', () => {
  it('is required where others can reach it and optional on loopback, unless the setting says otherwise', () => {
    const read = (env: object, SINAN_SECOND_FACTOR?: string) =>
      readConfig({ ...env, SINAN_SECOND_FACTOR }).secondFactor;
    expect([read({}), read(reachable)]).toEqual(['optional', 'required']);
    expect([read({}, 'required'), read(reachable, 'optional')]).toEqual(['required', 'optional']);
  });
});

describe('a deployment that others can reach', () => {
  const why = 'needed unless HOST and PUBLIC_URL are both loopback.';
  const missing = {
    SINAN_SECRET: `SINAN_SECRET is missing: at least 32 random characters that every link and session is signed with, ${why}`,
    SMTP_URL: `SMTP_URL is missing: the mail server that sends the platform’s mail, ${why}`,
    MAIL_FROM: `MAIL_FROM is missing: the sender of the platform’s mail, ${why}`,
    SINAN_ADMIN_EMAIL: `SINAN_ADMIN_EMAIL is missing: the address of the first administrator, ${why}`,
  };

  it.each(Object.entries(missing))('must say %s', (name, line) => {
    expect(faults({ ...reachable, [name]: undefined })).toEqual([line]);
    expect(faults({ ...reachable, [name]: '' })).toEqual([line]);
  });

  it.each([{ HOST: '0.0.0.0' }, { PUBLIC_URL: 'https://sinan.example.cn' }])('is one when only %j is', (env) => {
    expect(faults(env)).toEqual(Object.values(missing));
  });
});

describe('a signature of mails', () => {
  const line =
    'SINAN_DKIM_KEY_FILE and SINAN_DKIM_SELECTOR go together: set both, or neither for mails that are not signed here.';
  it('needs a key and the name of its public half', () => {
    const both = { SINAN_DKIM_KEY_FILE: '/srv/dkim.pem', SINAN_DKIM_SELECTOR: 's1' };
    expect(readConfig(both).dkim).toEqual({ keyFile: '/srv/dkim.pem', selector: 's1' });
    expect(readConfig({}).dkim).toBeNull();
    for (const name of Object.keys(both)) expect(faults({ ...both, [name]: undefined })).toEqual([line]);
  });
});

describe('a map', () => {
  it('is a file with the number that it was approved under, and without the number one that is not shown', () => {
    const SINAN_MAP_FILE = '/srv/map.geojson';
    expect(readConfig({ SINAN_MAP_FILE, SINAN_MAP_APPROVAL: ' GS(2099)0000号 ' }).map).toEqual({
      file: '/srv/map.geojson',
      approval: 'GS(2099)0000号',
    });
    expect(readConfig({ SINAN_MAP_FILE }).map.approval).toBeNull();
  });

  it('is missing where only its number is there', () => {
    const line =
      'SINAN_MAP_APPROVAL is set without SINAN_MAP_FILE: name the map whose number it is, or leave both out.';
    expect(faults({ SINAN_MAP_APPROVAL: 'GS(2099)0000号' })).toEqual([line]);
  });
});

describe('mails that come back', () => {
  const SINAN_BOUNCE_ADDRESS = 'bounces@alerts.example.cn';

  it('are known by an address, and taken where the platform listens for them', () => {
    expect(readConfig({ SINAN_BOUNCE_ADDRESS }).bounces).toEqual({ address: SINAN_BOUNCE_ADDRESS, listen: null });
    for (const [given, host] of [
      ['0.0.0.0:25', '0.0.0.0'],
      ['[::1]:25', '::1'],
      ['mail.internal:25', 'mail.internal'],
    ])
      expect(readConfig({ SINAN_BOUNCE_ADDRESS, SINAN_BOUNCE_LISTEN: given }).bounces.listen).toEqual({
        host,
        port: 25,
      });
  });

  it.each(['25', ':25', 'a:', 'a:0', 'a:65536', 'a b:25', '::1:25'])('are not listened for at %j', (given) => {
    expect(faults({ SINAN_BOUNCE_ADDRESS, SINAN_BOUNCE_LISTEN: given })).toEqual([
      `SINAN_BOUNCE_LISTEN must be host:port, such as 0.0.0.0:25; it is ${JSON.stringify(given)}.`,
    ]);
  });

  it('need an address that leaves room for the token of a mail', () => {
    const long = `${'b'.repeat(32)}@example.cn`;
    for (const given of [long, 'a+b@example.cn'])
      expect(faults({ SINAN_BOUNCE_ADDRESS: given })).toEqual([
        `SINAN_BOUNCE_ADDRESS must have at most 31 characters and no + before the @; it is "${given}".`,
      ]);
    expect(faults({ SINAN_BOUNCE_ADDRESS: 'bounces' })).toEqual([
      'SINAN_BOUNCE_ADDRESS must be an email address; it is "bounces".',
    ]);
  });

  it('are not listened for without an address', () => {
    expect(faults({ SINAN_BOUNCE_LISTEN: '0.0.0.0:25' })).toEqual([
      'SINAN_BOUNCE_LISTEN is set without SINAN_BOUNCE_ADDRESS: name the address that mails come back to, or leave both out.',
    ]);
  });
});

describe('a clock that is moved', () => {
  const line =
    'SINAN_CLOCK_FILE moves the time, which only a platform that nobody else can reach may have: HOST and PUBLIC_URL must both be loopback.';
  const SINAN_CLOCK_FILE = '/tmp/clock';

  it('is for a platform on loopback', () => {
    expect(readConfig({ SINAN_CLOCK_FILE }).clockFile).toBe('/tmp/clock');
    expect(readConfig({ SINAN_CLOCK_FILE, HOST: '::1', PUBLIC_URL: 'http://[::1]:4000' }).loopback).toBe(true);
  });

  it.each([{ HOST: '127.0.0.1' }, { PUBLIC_URL: 'http://localhost:4000' }])(
    'is refused in one line where others can reach it, even if %j alone is loopback',
    (env) => {
      expect(faults({ ...reachable, ...env, SINAN_CLOCK_FILE })).toEqual([line]);
    },
  );
});

describe('several faults of addresses', () => {
  it('are told without what they hold', () => {
    expect(faults({ KAFKA_BROKERS: 'k1', MONGODB_URI: 'http://LEAK', SINAN_SECRET: SECRET })).toEqual([
      'KAFKA_BROKERS must be host:port, or several of them with commas between; it is "k1".',
      'MONGODB_URI must be an address such as mongodb://user:password@mongo.example.cn.',
    ]);
  });
});

describe('several faults', () => {
  it('are told all at once, a wrong one not hiding a missing one', () => {
    const lines = faults({ ...reachable, PORT: 'x', SMTP_URL: undefined, MAIL_FROM: 'nobody', SINAN_DATE: 'y' });
    expect(lines.map((line) => line.split(' ')[0])).toEqual(['PORT', 'MAIL_FROM', 'SINAN_DATE', 'SMTP_URL']);
  });
});

describe('a .env file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sinan-env-'));
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
    delete process.env.SINAN_NAMESPACE;
  });

  it('is optional, and does not override what is set', () => {
    loadDotEnv(join(folder, 'none'));
    writeFileSync(join(folder, '.env'), 'SINAN_NAMESPACE=from-file\nPATH=broken\n');
    loadDotEnv(folder);
    expect(process.env.SINAN_NAMESPACE).toBe('from-file');
    expect(process.env.PATH).not.toBe('broken');
  });
});
