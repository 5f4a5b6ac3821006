import { ConfigError } from '@sinan/runtime';
import { describe, expect, it } from 'vitest';
import { partsOf } from './parts.ts';

const services = ['accounts', 'cases', 'risk', 'notifications'];
const servers = { brokers: ['k:9092'], mongoUri: 'mongodb://m', database: 'sinan' };
const onServers = { servers, smtpUrl: 'smtp://mail.example.cn', publicUrlGiven: true };
const embedded = { servers: null, smtpUrl: null, publicUrlGiven: false };

function faults(asked: readonly string[], config: Parameters<typeof partsOf>[2]): readonly string[] {
  try {
    partsOf(asked, services, config);
  } catch (error) {
    if (error instanceof ConfigError) return error.lines;
    throw error;
  }
  return [];
}

describe('nothing asked for', () => {
  it.each([embedded, onServers])('is everything, in one process', (config) => {
    const parts = partsOf([], services, config);
    expect(parts).toMatchObject({ whole: true, gateway: true, title: 'sinan' });
    expect(services.every(parts.runs)).toBe(true);
  });
});

describe('some services asked for', () => {
  it('on servers are just those', () => {
    const parts = partsOf(['cases', 'risk', 'cases'], services, onServers);
    expect(parts).toMatchObject({ whole: false, gateway: false, title: 'cases+risk' });
    expect(services.filter(parts.runs)).toEqual(['cases', 'risk']);
  });

  it('with the gateway among them answer people', () => {
    expect(partsOf(['gateway'], services, onServers)).toMatchObject({ gateway: true, title: 'gateway' });
  });

  it('all of them by name are everything', () => {
    expect(partsOf(['gateway', ...services], services, embedded).whole).toBe(true);
  });
});

describe('a wrong combination', () => {
  it.each([
    [
      ['notification'],
      onServers,
      'notification is not a service. Did you mean notifications? There are gateway, accounts, cases, risk, notifications.',
    ],
    [
      ['cases'],
      embedded,
      'serve cases needs KAFKA_BROKERS and MONGODB_URI: on a data folder one process serves everything.',
    ],
    [
      ['notifications'],
      { ...onServers, smtpUrl: null },
      'SMTP_URL is missing: the built-in mailbox serves one process, and these are several.',
    ],
    [
      ['gateway'],
      { ...onServers, publicUrlGiven: false },
      'PUBLIC_URL is missing: several processes must name the same address in mails and links.',
    ],
  ])('serve %j is one line', (asked, config, line) => {
    expect(faults(asked, config)).toEqual([line]);
  });
});
