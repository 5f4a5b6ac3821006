import { ConfigError, readConfig } from '@sinan/runtime';
import { topologyServices } from '@sinan/sinan';
import { describe, expect, it } from 'vitest';
import { SETTINGS } from '../../infra/runtime/src/settings-table.ts';
import { partsOf } from '../../services/sinan/src/parts.ts';
import { PARTS } from '../acceptance/platform.ts';
import { type Container, composeWith, dotEnv, read, variablesIn } from './compose-file.ts';

const example = dotEnv(read('.env.example'));
const SINAN_SECRET = 'a'.repeat(64);
const compose = composeWith({ ...example, SINAN_SECRET });
const services = topologyServices().map(({ name }) => name);
const ours = Object.entries(compose.services).filter(([, { image }]) => image === 'sinan');
const others = Object.entries(compose.services).filter(([, { image }]) => image !== 'sinan');

describe('docker-compose.yml: the processes of the platform', () => {
  it('are the gateway and each service of the topology, each in a container of its name', () => {
    expect(ours.map(([name]) => name).sort()).toEqual(['gateway', ...services].sort());
    for (const [name, { command }] of ours) expect(command).toEqual(['serve', name]);
  });

  it('are those of the acceptance suite on servers', () => {
    expect(ours.map(([name]) => name).sort()).toEqual([...PARTS].sort());
  });

  it('differ in nothing but what they serve and which ports are published', () => {
    const alike = ([, { command, ports, ...rest }]: readonly [string, Container]) => rest;
    for (const one of ours) expect(alike(one)).toEqual(alike(ours[0] ?? one));
  });

  it.each(ours)('%s starts with its settings, and each of them is one', (name, { environment = {} }) => {
    expect(Object.keys(SETTINGS.shape)).toEqual(expect.arrayContaining(Object.keys(environment)));
    const config = readConfig(environment);
    expect(config).toMatchObject({ loopback: false, host: '0.0.0.0', port: 4000 });
    expect(partsOf([name], services, config)).toMatchObject({ title: name, whole: false });
  });

  it('reach the servers by the names of their containers', () => {
    const { KAFKA_BROKERS, MONGODB_URI, SMTP_URL } = ours[0]?.[1].environment ?? {};
    const hosts = [`kafka://${KAFKA_BROKERS}`, `${MONGODB_URI}`, `${SMTP_URL}`].map((url) => new URL(url).hostname);
    expect(hosts).toEqual(others.map(([name]) => name));
    expect(compose.services.kafka?.environment?.KAFKA_ADVERTISED_LISTENERS).toBe(`PLAINTEXT://${KAFKA_BROKERS}`);
  });

  it('wait for the servers, say whether they are ready, and come back', () => {
    for (const [, container] of ours) {
      expect(container.depends_on).toEqual({
        kafka: { condition: 'service_healthy' },
        mongo: { condition: 'service_healthy' },
      });
      expect(container.healthcheck?.test).toEqual(['CMD', 'node', 'infra/deploy/healthy.mjs']);
    }
    for (const container of Object.values(compose.services)) {
      expect(container.restart).toBe('unless-stopped');
      expect(container.healthcheck?.test[0]).toBe('CMD');
    }
  });
});

describe('docker-compose.yml: what others can reach', () => {
  it('is the gateway and the mail catcher’s page, on loopback', () => {
    const published = Object.entries(compose.services).flatMap(([name, { ports = [] }]) =>
      ports.map((port) => `${name} ${port}`),
    );
    expect(published).toEqual(['gateway 127.0.0.1:4000:4000', 'mail 127.0.0.1:8025:8025']);
  });

  it('makes no topic by its being asked for', () => {
    expect(compose.services.kafka?.environment?.KAFKA_AUTO_CREATE_TOPICS_ENABLE).toBe('false');
  });
});

describe('the README of the binary', () => {
  it('tells every setting, but for those of the fault harness', () => {
    const table = read('services/sinan/README.md').split('## Settings')[1]?.split('\n## ')[0] ?? '';
    const told = [...table.matchAll(/^\| (`.*?) +\|/gm)].flatMap(([, cell = '']) => [...cell.matchAll(/`(\w+)`/g)]);
    const settings = Object.keys(SETTINGS.shape).filter((name) => !name.startsWith('SINAN_FAULT_'));
    expect(told.map(([, name]) => name).sort()).toEqual(settings.sort());
  });
});

describe('.env.example', () => {
  it('names every variable of docker-compose.yml, and each is a setting', () => {
    expect(Object.keys(example).sort()).toEqual(variablesIn(read('docker-compose.yml')));
    expect(Object.keys(SETTINGS.shape)).toEqual(expect.arrayContaining(Object.keys(example)));
  });

  it('holds no secret, and without one nothing starts', () => {
    expect(example.SINAN_SECRET).toBe('');
    expect(() => composeWith(example)).toThrow('SINAN_SECRET: copy .env.example to .env');
    const { SINAN_SECRET: _, ...without } = ours[0]?.[1].environment ?? {};
    expect(() => readConfig(without)).toThrow(ConfigError);
  });

  it('is not needed but for the secret: the rest has defaults', () => {
    expect(composeWith({ SINAN_SECRET })).toEqual(compose);
  });
});
